import { parse } from 'csv-parse/sync'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { Conflict } from '#platform/errors.ts'
import { fold } from '#platform/i18n/fold.ts'
import { insertContacts } from './contact-store.ts'
import { emailIn } from './frame.ts'
import { framedOrganisations } from './frame-store.ts'
import type { LineFault, NewContact, RefusedLine, Upload } from './model.ts'
import { canRunSurveys } from './policy.ts'
import { heldCampaign, journalCampaign } from './save-campaign.ts'

/** Most lines of a file. */
const mostLines = 20_000

type Heading = 'name' | 'page' | 'email' | 'phone' | 'type' | 'departement' | 'lang'

const headings: Record<Heading, string[]> = {
  name: ['nom', 'structure', 'organisme', 'name', 'organisation'],
  page: ['fiche', 'page', 'annuaire', 'directory page'],
  email: ['mail', 'email', 'courriel', 'e-mail', 'adresse mail'],
  phone: ['telephone', 'tel', 'phone'],
  type: ['type', 'type de structure'],
  departement: ['departement', 'dept', 'dep'],
  lang: ['langue', 'lang', 'language'],
}

/**
 * Adds the contacts of a CSV file to a draft: those that are right are kept, each other line is told with its fault.
 * @param given.types what a type may be called: folded label or code → code; the same for `departements`
 * @throws AppError unauthenticated or forbidden, NotFound, Conflict `state` when it is no draft, `unreadable` for no such table, `long` for too many lines
 */
export async function uploadContacts(
  db: Database,
  actor: Actor,
  given: {
    slug: string
    content: Uint8Array
    types: ReadonlyMap<string, string>
    departements: ReadonlyMap<string, string>
  },
  now: Date,
): Promise<Upload> {
  authorise(canRunSurveys, actor, undefined)
  const { contacts: read, refused } = readContactsFile(given.content, given)
  const { contacts, unknown } = await withPages(db, read)
  refused.push(...unknown)
  return inTransaction(db, async (tx) => {
    const campaign = await heldCampaign(tx, given.slug)
    if (campaign.state !== 'draft') throw new Conflict('state')
    const known = await tx
      .selectFrom('survey_contact')
      .where('campaign_id', '=', campaign.id)
      .select(['email', 'phone', 'name'])
      .execute()
    const present = new Set(known.map(reachOf))
    const fresh = contacts.filter(({ contact, line }) => {
      if (!present.has(reachOf(contact))) return true
      refused.push({ line, name: contact.name, fault: 'known' })
      return false
    })
    const kept = await insertContacts(
      tx,
      campaign.id,
      fresh.map(({ contact }) => contact),
    )
    await journalCampaign(tx, actor, campaign, 'survey.contacts', now)
    return { kept, refused: refused.sort((one, other) => one.line - other.line) }
  })
}

/** By which a contact is the same as another: its address, or its name with its telephone. */
const reachOf = ({ email, phone, name }: Pick<NewContact, 'email' | 'phone' | 'name'>): string =>
  email ?? `${fold(name)} ${(phone ?? '').replaceAll(/\D/g, '')}`

/** A contact of a file, with the page of the directory that it says is its own. */
type ReadContact = { line: number; contact: NewContact; page: string | null }

/** The name of a page, from its address or as it is: `https://…/annuaire/le-phare` → `le-phare`. */
const pageIn = (text: string): string | null =>
  text === ''
    ? null
    : (text
        .replace(/[?#].*/, '')
        .replace(/\/+$/, '')
        .split('/')
        .at(-1)
        ?.slice(0, 300) ?? null)

/** Ties contacts to the pages they name: what they answer is filled from there, their strata too. Those whose page nobody has published are told. */
async function withPages(db: Database, read: ReadContact[]) {
  const named = [...new Set(read.flatMap(({ page }) => page ?? []))]
  const pages = new Map((await framedOrganisations(db, named)).map((each) => [each.slug, each]))
  const unknown: RefusedLine[] = []
  const taken = new Set<string>()
  const contacts = read.flatMap(({ line, contact, page }) => {
    if (page === null) return { line, contact }
    const organisation = pages.get(page)
    if (!organisation || taken.has(organisation.id)) {
      const fault = organisation ? ('twice' as const) : ('page' as const)
      unknown.push({ line, name: contact.name.slice(0, 120), fault })
      return []
    }
    taken.add(organisation.id)
    const { id, type, departement } = organisation
    return {
      line,
      contact: {
        ...contact,
        organisationId: id,
        type: contact.type ?? type,
        departement: contact.departement ?? departement,
      },
    }
  })
  return { contacts, unknown }
}

type Known = { types: ReadonlyMap<string, string>; departements: ReadonlyMap<string, string> }

/** Reads a file of contacts: UTF-8 or Windows-1252; commas, semicolons or tabs. @throws Conflict `unreadable` */
function readContactsFile(content: Uint8Array, known: Known) {
  let rows: string[][]
  const text = textOf(content)
  const title = text.slice(0, 5000).split('\n')[0] ?? ''
  const separators = [';', ',', '\t'].map((sign) => ({ sign, count: title.split(sign).length }))
  const [delimiter] = separators.sort((one, other) => other.count - one.count)
  try {
    rows = parse(text, {
      delimiter: delimiter?.sign ?? ';',
      relax_column_count: true,
      skip_empty_lines: false,
      bom: true,
      to: mostLines + 2,
    })
  } catch {
    throw new Conflict('unreadable')
  }
  if (rows.length > mostLines + 1) throw new Conflict('long')
  const titles = (rows[0] ?? []).map((title) => fold(title))
  const columns = Object.fromEntries(
    Object.entries(headings).map(([field, words]) => [
      field,
      titles.findIndex((title) => words.includes(title)),
    ]),
  ) as Record<Heading, number>
  if (columns.name === -1) throw new Conflict('unreadable')
  const contacts: ReadContact[] = []
  const refused: RefusedLine[] = []
  const seen = new Set<string>()
  for (const [at, row] of rows.entries()) {
    if (at === 0 || row.every((cell) => cell.trim() === '')) continue
    const cell = (field: Heading) => clean(row[columns[field]] ?? '')
    const found = contactOf(cell, known)
    const line = at + 1
    const name = cell('name').slice(0, 120)
    if ('fault' in found) refused.push({ line, name, fault: found.fault })
    else if (seen.has(reachOf(found.contact))) refused.push({ line, name, fault: 'twice' })
    else {
      seen.add(reachOf(found.contact))
      contacts.push({ line, contact: found.contact, page: pageIn(cell('page')) })
    }
  }
  return { contacts, refused }
}

function contactOf(
  cell: (field: Heading) => string,
  { types, departements }: Known,
): { contact: NewContact } | { fault: LineFault } {
  const name = cell('name')
  if (name === '' || name.length > 300) return { fault: 'name' }
  const email = cell('email') === '' ? null : emailIn(cell('email'))
  if (cell('email') !== '' && !email) return { fault: 'email' }
  const phone = cell('phone') || null
  if (phone !== null && !/^[+\d\s().-]{6,40}$/.test(phone)) return { fault: 'phone' }
  if (!email && !phone) return { fault: 'reach' }
  const type = cell('type') === '' ? null : types.get(fold(cell('type')))
  if (type === undefined) return { fault: 'type' }
  const departement = cell('departement') === '' ? null : departements.get(fold(cell('departement')))
  if (departement === undefined) return { fault: 'departement' }
  const lang = fold(cell('lang')).slice(0, 2) || 'fr'
  if (lang !== 'fr' && lang !== 'en') return { fault: 'lang' }
  return { contact: { organisationId: null, name, email, phone, type, departement, lang, origin: 'upload' } }
}

const clean = (text: string) => text.replaceAll(/[\p{C}\s]+/gu, ' ').trim()

function textOf(content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return new TextDecoder('windows-1252').decode(content)
  }
}
