import { eachEntryId, parseQuery } from '#modules/search/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { type FramedOrganisation, framedOrganisations } from './frame-store.ts'
import type { Margins, NewContact } from './model.ts'

/** Most organisations that a frame takes. */
const mostInFrame = 50_000

/** The query of the whole directory: an empty one asks nobody. */
const everybody = 'annuaire=tout'

/** What a saved query asks, as pasted: an address of the directory, whole or filtered, or its query string; null when it is neither and not empty. */
export function queryOf(text: string): string | null {
  const trimmed = text.trim()
  if (trimmed === '') return ''
  const page = trimmed.replace(/[?#].*/, '').replace(/\/$/, '')
  if (page.endsWith('/annuaire') && !/\?./.test(trimmed)) return everybody
  // A search of events or tools is read by other words: it would ask the whole directory.
  if (/^(https?:|\/)/.test(trimmed) && !/\/(annuaire|carte|recherche)$/.test(page)) return null
  const query = trimmed.includes('?') ? trimmed.slice(trimmed.indexOf('?') + 1) : trimmed
  const given = new URLSearchParams(query)
  return [...given.keys()].length > 0 && query.includes('=') ? given.toString().slice(0, 2000) : null
}

/** The organisations that a saved query of the directory finds, as contacts. */
export async function* frameOf(db: Database, query: string): AsyncGenerator<NewContact[]> {
  const asked = parseQuery(new URLSearchParams(query))
  let count = 0
  for await (const slugs of eachEntryId(db, asked, { kinds: ['organisation'], batch: 1000 })) {
    const organisations = await framedOrganisations(db, slugs)
    count += organisations.length
    yield organisations.map(contactOf)
    if (count >= mostInFrame) return
  }
}

const contactOf = (organisation: FramedOrganisation): NewContact => ({
  organisationId: organisation.id,
  name: organisation.name.slice(0, 300),
  email: emailIn(organisation.email ?? ''),
  phone: organisation.phone,
  type: organisation.type,
  departement: organisation.departement,
  lang: 'fr',
  origin: 'directory',
})

/** An address in lower case, or null when it is none that mail reaches. */
export function emailIn(text: string): string | null {
  const email = text.trim().toLowerCase()
  return email.length <= 254 && /^[^\s@<>,;:"()[\]\\]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(email)
    ? email
    : null
}

/** How a frame is made, counted from its strata. */
export function marginsOf(
  strata: { type: string | null; departement: string | null; count: number }[],
): Margins {
  const margins: Margins = { total: 0, type: {}, departement: {}, strata: {} }
  for (const { type, departement, count } of strata) {
    const [one, other] = [type ?? '', departement ?? '']
    margins.total += count
    margins.type[one] = (margins.type[one] ?? 0) + count
    margins.departement[other] = (margins.departement[other] ?? 0) + count
    margins.strata[`${one}|${other}`] = (margins.strata[`${one}|${other}`] ?? 0) + count
  }
  return margins
}
