import type { Context } from 'hono'
import { getCase, listOpenCases } from '#modules/cases/index.ts'
import { getEditable, type ProfileField } from '#modules/directory/index.ts'
import { authorise } from '#platform/access/permission.ts'
import { AppError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { formatShortDate } from '#platform/i18n/format.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { decideCase } from '../decide-case.ts'
import { messages } from '../messages/index.ts'
import { SuggestionsPage } from '../pages/suggestions-page.tsx'
import { canSeeTeam } from '../policy.ts'
import { formBody } from './form-body.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** `GET /annuaire/{slug}/suggestions`: the corrections that wait, for those who look after the record. */
export async function suggestionsPage(c: Context<Env>): Promise<Response> {
  const { db } = c.get('services')
  const lang = c.get('lang')
  const organisation = await organisationOf(c)
  const cases = await listOpenCases(db, organisation.id, 'suggestion')
  const { name } = organisation.profile
  return renderPage(
    c,
    {
      title: messages[lang].suggest.listTitle(name),
      noIndex: true,
      styles: ['back-office'],
      breadcrumb: [
        { label: name, href: `/annuaire/${organisation.slug}` },
        { label: messages[lang].suggest.mailAction },
      ],
    },
    <SuggestionsPage
      lang={lang}
      slug={organisation.slug}
      name={name}
      done={c.req.query('fait') !== undefined}
      suggestions={cases.map((one) => ({
        id: one.id,
        message: one.message,
        opened: formatShortDate(lang, one.openedAt),
        changes: Object.entries((one.payload as { values?: object }).values ?? {}).map(([field, value]) => ({
          field,
          present: shown(organisation.profile[field as ProfileField]),
          suggested: shown(value),
        })),
      }))}
    />,
  )
}

/** `POST /annuaire/{slug}/suggestions/{id}` */
export async function decideSuggestion(c: Context<Env>): Promise<Response> {
  const { db, now, jobs } = c.get('services')
  const organisation = await organisationOf(c)
  const id = c.req.param('id') ?? ''
  const one = uuid.test(id) ? await getCase(db, id) : null
  if (one?.kind !== 'suggestion' || one.organisationId !== organisation.id) throw new NotFound()
  const body = await formBody(c)
  const act = body.text('decision') === 'accept' ? 'accept' : 'refuse'
  await decideCase(db, c.get('actor'), id, { act, reason: body.text(`reason-${id}`).slice(0, 2000) }, now())
  jobs.wake('mail')
  return c.redirect(localPath(c.get('lang'), `/annuaire/${organisation.slug}/suggestions?fait=1`), 303)
}

async function organisationOf(c: Context<Env>) {
  const found = await getEditable(c.get('services').db, c.req.param('slug') ?? '')
  if (found?.status !== 'published') throw new NotFound()
  authorise(canSeeTeam, c.get('actor'), found)
  if (c.get('actor').kind !== 'person') throw new AppError('unauthenticated')
  return found
}

/** A value of a profile in one line of text. */
function shown(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'object') return String(value)
  const { address, postcode, commune } = value as Record<string, unknown>
  return commune ? [address, postcode].filter(Boolean).join(', ') : JSON.stringify(value)
}
