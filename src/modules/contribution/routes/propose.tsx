import type { Context } from 'hono'
import {
  canProposeOrganisation,
  findCommune,
  getVocabularies,
  type OrganisationProfile,
  type ProfileValues,
  proposeOrganisation,
} from '#modules/directory/index.ts'
import { authorise } from '#platform/access/permission.ts'
import { AppError, type FieldError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { readPhone, readWebAddress } from '../contact-model.ts'
import { findLookAlikes, type LookAlike } from '../look-alikes.ts'
import { messages } from '../messages/index.ts'
import { type ProposalInput, ProposePage } from '../pages/propose-page.tsx'
import { formBody } from './form-body.ts'

const proposalsADay = 20
const nothing: ProposalInput = {
  name: '',
  commune: '',
  type: '',
  address: '',
  postcode: '',
  description: '',
  website: '',
  email: '',
  phone: '',
  message: '',
}
const fields = Object.keys(nothing) as (keyof ProposalInput)[]

/** `GET /annuaire/proposer?nom=&commune=`: first what looks like it, then the form. */
export async function proposePage(c: Context<Env>): Promise<Response> {
  authorise(canProposeOrganisation, c.get('actor'), undefined)
  const name = (c.req.query('nom') ?? '').trim().slice(0, 300)
  const commune = (c.req.query('commune') ?? '').trim().slice(0, 100)
  const input = { ...nothing, name, commune }
  if (name === '') return answer(c, { step: 'look', input, errors: [], alike: [], communes: [] })
  const { db } = c.get('services')
  const found = commune === '' ? null : await findCommune(db, commune)
  const code = found && 'commune' in found ? found.commune.code : null
  const alike = c.req.query('nouvelle') === '1' ? [] : await findLookAlikes(db, { name, commune: code })
  return answer(c, { step: alike.length > 0 ? 'alike' : 'form', input, errors: [], alike, communes: [] })
}

/** `POST /annuaire/proposer` */
export async function sendProposal(c: Context<Env>): Promise<Response> {
  const { db, now, limiter } = c.get('services')
  const actor = c.get('actor')
  const lang = c.get('lang')
  const t = messages[lang].propose
  authorise(canProposeOrganisation, actor, undefined)
  const body = await formBody(c)
  const input = Object.fromEntries(fields.map((field) => [field, body.text(field)])) as ProposalInput
  const errors: FieldError[] = []
  if (input.name === '') errors.push({ field: 'name', message: t.missingName })
  if (input.type === '') errors.push({ field: 'type', message: t.missingType })
  const found = input.commune === '' ? null : await findCommune(db, input.commune)
  const choices = found && 'choices' in found ? found.choices : []
  if (!found || (!('commune' in found) && choices.length === 0))
    errors.push({ field: 'commune', message: t.unknownCommune })
  else if (!('commune' in found)) errors.push({ field: 'commune', message: t.whichCommune })
  const communes = choices.map((one) => `${one.name} (${one.code})`)
  if (errors.length > 0 || !found || !('commune' in found))
    return answer(c, { step: 'form', input, errors, alike: [], communes })
  if (actor.kind === 'person') limiter.count('propose', actor.id, proposalsADay, 24 * 3600)
  try {
    const values = valuesOf(input, found.commune.code)
    const made = await proposeOrganisation(
      db,
      actor,
      { values, message: input.message.slice(0, 4000), lang },
      now(),
    )
    const done =
      made.status === 'published'
        ? `/annuaire/${made.slug}/modifier?fait=publiee`
        : '/compte/demandes?fait=proposee'
    return c.redirect(localPath(lang, done), 303)
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'invalid')) throw error
    const names: Record<string, string> = { descriptionFr: 'description', place: 'postcode' }
    const told = error.fields.map(({ field, message }) => ({ field: names[field] ?? field, message }))
    return answer(c, { step: 'form', input, errors: told, alike: [], communes })
  }
}

/** Only what was filled in is said; the rest stays open to other sources. */
function valuesOf(input: ProposalInput, commune: string) {
  const place: OrganisationProfile['place'] = {
    commune,
    name: null,
    address: input.address || null,
    postcode: input.postcode || null,
    point: null,
    precision: 'commune',
    access: [],
    accessFr: null,
  }
  const values: ProfileValues & Pick<OrganisationProfile, 'name' | 'type'> = {
    name: input.name,
    type: input.type,
    place,
  }
  if (input.description) values.descriptionFr = input.description
  if (input.website) values.website = readWebAddress(input.website) ?? input.website
  if (input.email) values.email = input.email
  if (input.phone) values.phone = readPhone(input.phone) ?? input.phone
  return values
}

async function answer(
  c: Context<Env>,
  props: {
    step: 'look' | 'alike' | 'form'
    input: ProposalInput
    errors: FieldError[]
    alike: LookAlike[]
    communes: string[]
  },
): Promise<Response> {
  const lang = c.get('lang')
  const t = messages[lang].propose
  const { type } = props.step === 'form' ? await getVocabularies(c.get('services').db) : { type: [] }
  const types = type.map((one) => [one.code, lang === 'fr' ? one.labelFr : one.labelEn] as const)
  return renderPage(
    c,
    {
      title: t.title,
      noIndex: true,
      styles: ['back-office'],
      status: props.errors.length > 0 ? 422 : 200,
      breadcrumb: [{ label: messages[lang].requests.title, href: '/compte/demandes' }, { label: t.title }],
      canonical: '/annuaire/proposer',
    },
    <ProposePage lang={lang} types={types} {...props} />,
  )
}
