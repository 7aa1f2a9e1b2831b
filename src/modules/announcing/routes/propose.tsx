import type { Context } from 'hono'
import { canAnnounce, saveEvent } from '#modules/agenda/index.ts'
import { hasRole } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { AppError, type FieldError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { checkForm } from '../check-form.ts'
import type { KnownOrganisation } from '../choices-model.ts'
import { emptyForm } from '../form-model.ts'
import { messages } from '../messages/index.ts'
import { organisationBySlug, organisationsById, searchOrganisations } from '../organisation-store.ts'
import { ProposePage } from '../pages/propose-page.tsx'
import { readForm } from '../read-form.ts'

const draftsADay = 100

type Shown = {
  title: string
  organiser: string
  other: string
  errors: FieldError[]
  found: KnownOrganisation[]
}

/** `GET /agenda/proposer?structure=`: for whom, and what it is called. */
export async function proposePage(c: Context<Env>): Promise<Response> {
  const { db } = c.get('services')
  const wanted = await organisationBySlug(db, (c.req.query('structure') ?? '').slice(0, 200))
  return answer(c, { title: '', organiser: wanted?.id ?? '', other: '', errors: [], found: [] }, wanted)
}

/** `POST` of the same: makes the draft, then leads to its form. */
export async function sendProposal(c: Context<Env>): Promise<Response> {
  const { db, now, limiter } = c.get('services')
  const actor = c.get('actor')
  const lang = c.get('lang')
  const t = messages[lang].propose
  if (actor.kind === 'visitor') throw new AppError('unauthenticated')
  const data = await c.req.formData()
  const typed = readForm(data)
  const title = typed.titleFr
  const other = String(data.get('other') ?? '')
    .trim()
    .slice(0, 300)
  const shown = { title, organiser: typed.organiser, other, found: [] as KnownOrganisation[] }
  const found = typed.organiser === '' && other !== '' ? await searchOrganisations(db, other) : []
  const [only, ...more] = found
  const organiser = typed.organiser || (only && more.length === 0 ? only.id : '')
  if (organiser === '') {
    const message = found.length > 0 ? t.whichOrganiser : other ? t.unknownOrganiser : t.missingOrganiser
    return answer(c, { ...shown, found, errors: [{ field: 'organiser', message }] })
  }
  authorise(canAnnounce, actor, { organisationId: organiser })
  const form = { ...emptyForm, titleFr: title, organiser }
  const none = { places: [], placeErrors: [], known: [], organiserName: null }
  const { input, errors } = checkForm(lang, form, none)
  if (errors.length > 0) return answer(c, { ...shown, errors })
  if (actor.kind === 'person') limiter.count('announce', actor.id, draftsADay, 24 * 3600)
  const saved = await saveEvent(db, actor, { organiserId: organiser, input, act: 'keep', lang }, now())
  return c.redirect(localPath(lang, `/agenda/${saved.slug}/modifier`), 303)
}

async function answer(
  c: Context<Env>,
  shown: Shown,
  wanted: KnownOrganisation | null = null,
): Promise<Response> {
  const { db } = c.get('services')
  const lang = c.get('lang')
  const actor = c.get('actor')
  if (actor.kind !== 'person') throw new AppError('unauthenticated')
  const own = await organisationsById(db, [...actor.memberships.keys()])
  const isMore =
    wanted && canAnnounce(actor, { organisationId: wanted.id }) && !own.some(({ id }) => id === wanted.id)
  const title = messages[lang].titles.propose
  return renderPage(
    c,
    {
      title,
      noIndex: true,
      styles: ['back-office'],
      status: shown.errors.length > 0 ? 422 : 200,
      breadcrumb: [{ label: messages[lang].agenda, href: '/agenda' }, { label: title }],
      canonical: '/agenda/proposer',
    },
    <ProposePage
      lang={lang}
      organisers={isMore ? [...own, wanted] : own}
      mayOther={hasRole(actor, 'moderator')}
      {...shown}
    />,
  )
}
