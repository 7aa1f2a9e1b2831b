import type { Context } from 'hono'
import { authorise } from '#platform/access/permission.ts'
import { AppError, Conflict } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { campaignVariables } from '../campaign-variables.ts'
import { changeReport, type ReportChange } from '../change-report.ts'
import { inWords, tableTitle } from '../messages/in-words.ts'
import { messages } from '../messages/index.ts'
import { type Campaign, chartChoices } from '../model.ts'
import { ReportPage } from '../pages/report-page.tsx'
import { canReport } from '../policy.ts'
import { publishReport } from '../publish-report.ts'
import { askedCampaign, pathsOf, readQuestion } from './asked.ts'

/** `GET /administration/enquetes/campagnes/{slug}/rapport` */
export async function reportPage(c: Context<Env>): Promise<Response> {
  authorise(canReport, c.get('actor'), undefined)
  const t = messages[c.get('lang')]
  const done = { enregistre: t.saved, retire: t.removed, publie: t.published, depublie: t.unpublished }
  const text = done[c.req.query('fait') as keyof typeof done]
  return showReport(c, await askedCampaign(c), text ? { kind: 'success', text } : null)
}

/** `POST /administration/enquetes/campagnes/{slug}/rapport`: tables added, moved, removed; sentences; publication. */
export async function sendReport(c: Context<Env>): Promise<Response> {
  const actor = c.get('actor')
  authorise(canReport, actor, undefined)
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const campaign = await askedCampaign(c)
  const { slug } = campaign
  const paths = pathsOf(slug)
  const form = await c.req.formData()
  const text = (name: string, most: number) => cleaned(form.get(name)).slice(0, most)
  const to = (path: string) => c.redirect(localPath(lang, path), 303)
  const act = text('acte', 20)
  try {
    if (act === 'publier' || act === 'depublier') {
      await publishReport(db, actor, { slug, published: act === 'publier' }, now())
      return to(`${paths.report}?fait=${act === 'publier' ? 'publie' : 'depublie'}`)
    }
    if (act === 'ajouter') {
      const change = await readAdded(c, campaign, text)
      await changeReport(db, actor, { slug, changes: [change] }, now())
      return to(`${paths.analysis}?${addedQuery(change)}`)
    }
    if (act !== 'ecrire') throw new AppError('invalid')
    const changes = readWritten(campaign, text)
    await changeReport(db, actor, { slug, changes }, now())
    return to(
      `${paths.report}?fait=${changes.some((each) => each.act === 'remove') ? 'retire' : 'enregistre'}`,
    )
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const t = messages[lang]
    const words = error.detail === 'open' ? t.stillOpen : error.detail === 'empty' ? t.noFinding : t.conflict
    return showReport(c, await askedCampaign(c), { kind: 'error', text: words }, 409)
  }
}

const cleaned = (value: unknown) =>
  typeof value === 'string'
    ? value
        .replaceAll('\r\n', '\n')
        .replaceAll(/[^\P{C}\n]/gu, '')
        .trim()
    : ''

type TextOf = (name: string, most: number) => string
type Added = Extract<ReportChange, { act: 'add' }>

/** Sentences and method as written, then what the button that sent them does to one table. */
function readWritten(campaign: Campaign, text: TextOf): ReportChange[] {
  const sentences = new Map(
    campaign.findings.map(({ id }) => [
      id,
      {
        fr: text(`fr-${id}`, 600),
        en: text(`en-${id}`, 600),
        chart: chartChoices.find((each) => each === text(`graphique-${id}`, 20)) ?? 'auto',
      },
    ]),
  )
  const method = { fr: text('methode_fr', 6000), en: text('methode_en', 6000) }
  const [then = '', id = ''] = text('puis', 60).split(':')
  const written: ReportChange = { act: 'write', sentences, method }
  if (then === 'retirer') return [written, { act: 'remove', id }]
  if (then === 'monter' || then === 'descendre')
    return [written, { act: 'move', id, by: then === 'monter' ? -1 : 1 }]
  return [written]
}

async function readAdded(c: Context<Env>, campaign: Campaign, text: TextOf): Promise<Added> {
  const asked = readQuestion((name) => text(name, 100) || null)
  const known = new Set((await campaignVariables(c.get('services').db, campaign)).map(({ code }) => code))
  if (!asked || !known.has(asked.row) || (asked.column && !known.has(asked.column)))
    throw new AppError('invalid')
  return { act: 'add', row: asked.row, column: asked.column, weighting: asked.weighting }
}

function addedQuery({ row, column, weighting }: Added): string {
  return new URLSearchParams({
    question: row,
    ...(column && { croiser: column }),
    ...(weighting !== 'none' && { poids: weighting }),
    fait: 'ajoute',
  }).toString()
}

async function showReport(
  c: Context<Env>,
  campaign: Campaign,
  notice: { kind: 'success' | 'error'; text: string } | null,
  status: 200 | 409 = 200,
): Promise<Response> {
  const lang = c.get('lang')
  const variables = new Map(
    (await campaignVariables(c.get('services').db, campaign)).map((variable) => [variable.code, variable]),
  )
  const paths = pathsOf(campaign.slug)
  return renderPage(
    c,
    {
      title: messages[lang].reportOf(inWords(lang, campaign.title)),
      noIndex: true,
      styles: ['back-office'],
      canonical: paths.report,
      status,
    },
    <ReportPage
      lang={lang}
      campaign={campaign}
      findings={campaign.findings.map((finding) => ({
        finding,
        title: tableTitle(lang, {
          row: variables.get(finding.row) ?? { label: { fr: finding.row } },
          column: finding.column
            ? (variables.get(finding.column) ?? { label: { fr: finding.column } })
            : null,
        }),
      }))}
      paths={paths}
      notice={notice}
    />,
  )
}
