import type { Context } from 'hono'
import { contours } from '#modules/territories/index.ts'
import { authorise } from '#platform/access/permission.ts'
import { csvLine } from '#platform/csv.ts'
import { Conflict, type FieldError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { drawQr } from '#platform/pdf/qr-code.ts'
import { renderPage } from '#ui/page.tsx'
import { addLink, tellLink } from '../add-link.ts'
import { cleanWords } from '../answer-model.ts'
import { regionMap } from '../follow-map.ts'
import {
  answersByChannel,
  answersByStratum,
  byDay,
  listLinks,
  nextToCall,
  progressByStratum,
  progressOf,
} from '../follow-store.ts'
import { askedEpci } from '../map-store.ts'
import { campaignMessages } from '../messages/index.ts'
import { type AskedEpci, type Campaign, contactMonths } from '../model.ts'
import type { Notice } from '../pages/campaign-frame.tsx'
import { FollowPage } from '../pages/follow-page.tsx'
import { measures } from '../pages/follow-tables.tsx'
import { LinksPage } from '../pages/links-page.tsx'
import { campaignPath } from '../pages/paths.ts'
import { RegisterPage } from '../pages/register-page.tsx'
import { canRunSurveys } from '../policy.ts'
import { stratumOf } from '../quota-model.ts'
import { strataLabels } from '../strata-labels.ts'
import { getSurvey, getVersion } from '../survey-store.ts'
import { knownAct } from './campaigns.tsx'
import { askedCampaign, campaignView, noticeOf } from './kept.tsx'

/** `GET …/{slug}/suivi` */
export async function followPage(c: Context<Env>): Promise<Response> {
  const campaign = await askedCampaign(c)
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const [total, strata, answered, channels, days, calls, labels, epci] = await Promise.all([
    progressOf(db, campaign.id),
    progressByStratum(db, campaign.id),
    answersByStratum(db, campaign.id),
    answersByChannel(db, campaign.id),
    byDay(db, campaign.id),
    nextToCall(db, campaign.id, now(), 15),
    strataLabels(db, lang),
    askedEpci(db, campaign.id),
  ])
  return renderPage(
    c,
    campaignView(c, campaign, 'suivi'),
    <FollowPage
      lang={lang}
      now={now()}
      campaign={campaign}
      notice={noticeOf(c)}
      total={total}
      strata={strata.map((each) => ({
        ...each,
        type: labels.type(each.type),
        departement: labels.departement(each.departement),
      }))}
      targets={Object.entries(campaign.stratumQuotas).map(([key, wanted]) => {
        const { type, departement } = stratumOf(key)
        const label = `${labels.type(type)}, ${labels.departement(departement)}`
        return { key, label, wanted, reached: answered[key] ?? 0 }
      })}
      channels={channels}
      days={days}
      calls={calls}
      epci={epci}
      map={await mapOf(c, epci)}
      mayRun={canRunSurveys(c.get('actor'), undefined)}
    />,
  )
}

/** `GET …/{slug}/suivi.csv`: how far each stratum has come. */
export async function followCsv(c: Context<Env>): Promise<Response> {
  const campaign = await askedCampaign(c)
  const { db } = c.get('services')
  const [strata, labels] = await Promise.all([
    progressByStratum(db, campaign.id),
    strataLabels(db, c.get('lang')),
  ])
  const head = ['type', 'type_label', 'departement', 'departement_label', ...measures, 'response_rate']
  const lines = strata.map((each) => [
    each.type ?? '',
    labels.type(each.type),
    each.departement ?? '',
    labels.departement(each.departement),
    ...measures.map((measure) => each[measure]),
    each.contacts === 0 ? null : Math.round((each.completed / each.contacts) * 10_000) / 100,
  ])
  return c.body([head, ...lines].map((cells) => csvLine(cells)).join(''), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${campaign.slug}-suivi.csv"`,
    'Cache-Control': 'no-cache',
  })
}

async function mapOf(c: Context<Env>, epci: AskedEpci[]) {
  const shapes = await contours(c.get('services').config.regionPack)
  const drawn = shapes && regionMap(shapes)
  if (!drawn) return null
  const asked = new Map(epci.map((each) => [each.code, each]))
  return {
    width: drawn.width,
    height: drawn.height,
    outline: drawn.outline,
    shapes: drawn.shapes.map(({ code, path }) => ({
      key: code,
      path,
      name: asked.get(code)?.name,
      here: asked.get(code)?.completed === 0,
    })),
  }
}

/** `GET …/{slug}/liens` */
export async function linksPage(c: Context<Env>): Promise<Response> {
  const campaign = await askedCampaign(c)
  return showLinks(c, campaign, { notice: noticeOf(c), input: { name: '', channel: 'partner' }, errors: [] })
}

/** `POST …/{slug}/liens` */
export async function sendLink(c: Context<Env>): Promise<Response> {
  authorise(canRunSurveys, c.get('actor'), undefined)
  const campaign = await askedCampaign(c)
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const t = campaignMessages[lang]
  const body = await c.req.parseBody()
  if (typeof body.lien === 'string') return noteTold(c, campaign, { link: body.lien, told: body.recu })
  const name = cleanWords(typeof body.name === 'string' ? body.name : '').replaceAll(/\s+/g, ' ')
  const channel = knownAct(['partner', 'open'] as const, body.channel)
  const input = { name, channel }
  if (name === '' || name.length > 120)
    return showLinks(c, campaign, {
      notice: null,
      input,
      errors: [{ field: 'name', message: t.links.errors.name }],
    })
  try {
    await addLink(db, c.get('actor'), { slug: campaign.slug, channel, name }, now())
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const text = error.detail === 'many' ? t.refused.many : t.refused.state
    return showLinks(c, campaign, { notice: { kind: 'error', text }, input, errors: [] })
  }
  return c.redirect(localPath(lang, `${campaignPath(campaign.slug, 'liens')}?fait=lien`), 303)
}

async function showLinks(
  c: Context<Env>,
  campaign: Campaign,
  shown: {
    notice: Notice
    input: { name: string; channel: string }
    errors: FieldError[]
    wrong?: { id: string; value: string }
  },
) {
  const wrong = shown.errors.length > 0 ? 422 : shown.notice?.kind === 'error' ? 409 : 200
  return renderPage(
    c,
    campaignView(c, campaign, 'liens', wrong),
    <LinksPage
      lang={c.get('lang')}
      campaign={campaign}
      links={await listLinks(c.get('services').db, campaign.id)}
      origin={c.get('origin')}
      mayRun={canRunSurveys(c.get('actor'), undefined)}
      wrong={null}
      {...shown}
    />,
  )
}

/** How many received a link: a number, or nothing any more. */
async function noteTold(c: Context<Env>, campaign: Campaign, given: { link: string; told: unknown }) {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const text = typeof given.told === 'string' ? given.told.replaceAll(/[\s\u202f\u00a0]/g, '') : ''
  const told = text === '' ? null : Number(text)
  if (!/^[0-9a-f-]{36}$/.test(given.link)) throw new NotFound()
  if (told !== null && !(/^\d+$/.test(text) && told >= 1 && told <= 1_000_000)) {
    const link = (await listLinks(db, campaign.id)).find(({ id }) => id === given.link)
    const message = campaignMessages[lang].links.errors.told
    return showLinks(c, campaign, {
      notice: null,
      input: { name: '', channel: 'partner' },
      errors: [{ field: `recu-${link?.code ?? ''}`, message }],
      wrong: { id: given.link, value: text.slice(0, 20) },
    })
  }
  await tellLink(db, c.get('actor'), { slug: campaign.slug, link: given.link, told }, now())
  return c.redirect(localPath(lang, `${campaignPath(campaign.slug, 'liens')}?fait=recu`), 303)
}

/** `GET …/{slug}/liens/{code}.svg`: a link as a QR code, to print. */
export async function linkQr(c: Context<Env>): Promise<Response> {
  const campaign = await askedCampaign(c)
  const code = (c.req.param('file') ?? '').replace(/\.svg$/, '')
  const links = await listLinks(c.get('services').db, campaign.id)
  if (!links.some((link) => link.code === code)) throw new NotFound()
  return c.body(drawQr(`${c.get('origin')}/enquetes/lien/${code}`), 200, {
    'Content-Type': 'image/svg+xml; charset=utf-8',
    'Content-Disposition': `attachment; filename="enquete-${code}.svg"`,
    'Cache-Control': 'no-cache',
  })
}

/** `GET …/{slug}/registre` */
export async function registerPage(c: Context<Env>): Promise<Response> {
  const campaign = await askedCampaign(c)
  const { db } = c.get('services')
  const definition = campaign.versionId
    ? await getVersion(db, campaign.versionId)
    : (await getSurvey(db, campaign.surveyId))?.definition
  if (!definition) throw new NotFound()
  const { contacts } = await progressOf(db, campaign.id)
  return renderPage(
    c,
    campaignView(c, campaign, 'registre'),
    <RegisterPage
      lang={c.get('lang')}
      campaign={campaign}
      definition={definition}
      contacts={campaign.margins.total ?? contacts}
      contactMonths={contactMonths}
      site={c.get('site').name}
      contact={campaign.contactEmail ?? c.get('site').contactEmail ?? c.get('site').name}
    />,
  )
}
