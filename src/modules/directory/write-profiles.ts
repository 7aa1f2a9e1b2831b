import { sql } from 'kysely'
import { writeJournal } from '#modules/journal/index.ts'
import { removeEntries, writeEntries } from '#modules/search/index.ts'
import { type Actor, originOf, personId } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/connect.ts'
import { slugify } from '#platform/i18n/fold.ts'
import { changedFields } from './editing-model.ts'
import type { ImportContext } from './import-context.ts'
import { organisationEntry } from './import-entries.ts'
import { chooseSlugs, keepFormerSlugs } from './import-slugs.ts'
import { writeOrganisations } from './import-writes.ts'
import type { OrganisationProfile, ProfileField } from './model.ts'

/** An organisation that changes, or is born (`before` null). `seed` makes the last resort of its slug the same on every machine. */
export type ProfileChange = {
  id: string
  before: OrganisationProfile | null
  after: OrganisationProfile
  seed?: string
  /** Addresses it bore, taken back when its name comes back. */
  formerly?: string[]
}

export type ProfileWrite = {
  context: ImportContext
  now: Date
  /** Written in the journal: `organisation.edit`, `organisation.import`… */
  action: string
  restoredFrom?: number
  /** Those that are born wait for a moderator. */
  proposed?: boolean
}

type Present = { id: string; slug: string; name: string; status: string; version: number; updated_at: Date }

/**
 * Makes organisations what their records now say: row, parts, slug, version, journal line, search entry, in the caller's transaction and in a
 * few statements whatever their number. One that does not change is left alone. Only what is published stands in search: an import brings
 * nobody back.
 */
export async function writeProfiles(
  tx: Tx,
  actor: Actor,
  changes: ProfileChange[],
  options: ProfileWrite,
): Promise<Map<string, { slug: string; version: number; fields: ProfileField[] }>> {
  const { context, now } = options
  const present = await lockOrganisations(
    tx,
    changes.map((change) => change.id),
  )
  const real = changes.flatMap((change) => {
    const fields = change.before ? changedFields(change.before, change.after) : []
    return change.before && fields.length === 0 ? [] : [{ ...change, fields }]
  })
  const result = new Map(
    changes.map(({ id }) => {
      const one = present.get(id)
      return [id, { slug: one?.slug ?? '', version: one?.version ?? 1, fields: [] as ProfileField[] }]
    }),
  )
  if (real.length === 0) return result
  await writeBaselines(tx, real, present)
  const slugs = await nameThem(tx, real, present, context)
  const written = real.map(({ id, after }) => ({
    id,
    profile: after,
    slug: slugs.get(id) ?? present.get(id)?.slug ?? id,
  }))
  await writeOrganisations(tx, written, now)
  const born = real.filter((change) => !change.before).map((change) => change.id)
  if (options.proposed && born.length > 0)
    await tx
      .updateTable('organisation')
      .where('id', 'in', born)
      .set({ status: 'proposed', proposed_by: personId(actor) })
      .execute()
  for (const { id, fields } of real)
    result.set(id, {
      slug: written.find((one) => one.id === id)?.slug ?? '',
      version: (present.get(id)?.version ?? 0) + 1,
      fields,
    })
  await writeVersions(tx, actor, real, result, options)
  await writeJournal(
    tx,
    actor,
    real.map(({ id, before, after, fields }) => ({
      action: before ? options.action : 'organisation.create',
      object: { kind: 'organisation', id },
      organisationId: id,
      changes: before
        ? Object.fromEntries(
            fields.map((field) => [field, { from: brief(before[field]), to: brief(after[field]) }]),
          )
        : { name: after.name },
    })),
    now,
  )
  const shown = written.filter(
    ({ id }) => (present.get(id)?.status ?? (options.proposed ? 'proposed' : 'published')) === 'published',
  )
  await writeEntries(
    tx,
    shown.map(({ slug, profile }) => organisationEntry(profile, slug, context, now)),
  )
  return result
}

/** Locks the organisations that exist, in one order, so that two writers of the same ones wait rather than block each other. */
export async function lockOrganisations(tx: Tx, ids: string[]): Promise<Map<string, Present>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Present>`
    SELECT id, slug, name, status, version, updated_at FROM organisation
    WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

type Real = ProfileChange & { fields: ProfileField[] }

/** Before its first change, an organisation's history begins with what it was. */
async function writeBaselines(tx: Tx, real: Real[], present: Map<string, Present>): Promise<void> {
  const rows = real.flatMap(({ id, before }) => {
    const one = present.get(id)
    return before && one ? [{ id, number: one.version, at: one.updated_at, profile: before }] : []
  })
  if (rows.length === 0) return
  await sql`
    INSERT INTO organisation_version (organisation_id, number, at, origin, profile)
    SELECT x.id, x.number, x.at, 'import', x.profile
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x (id uuid, number integer, at timestamptz, profile jsonb)
    ON CONFLICT DO NOTHING`.execute(tx)
}

/** A new version of each that changed, and the first of each that a person made; what an import brings to life needs none yet. */
async function writeVersions(
  tx: Tx,
  actor: Actor,
  real: Real[],
  result: Map<string, { version: number; fields: ProfileField[] }>,
  options: ProfileWrite,
): Promise<void> {
  const origin = originOf(actor)
  const rows = real
    .filter(({ before }) => before || origin !== 'import')
    .map(({ id, after, fields }) => ({ id, number: result.get(id)?.version, fields, profile: after }))
  if (rows.length === 0) return
  await sql`
    WITH given AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x (id uuid, number integer, fields text[], profile jsonb)),
    counted AS (UPDATE organisation o SET version = g.number FROM given g WHERE o.id = g.id)
    INSERT INTO organisation_version (organisation_id, number, at, person_id, origin, fields, restored_from, profile)
    SELECT id, number, ${options.now}::timestamptz, ${personId(actor)}::uuid, ${origin}, fields, ${options.restoredFrom ?? null}::integer, profile
    FROM given`.execute(tx)
}

/** Gives its slug to each that is born or renamed; the old address keeps leading to it. */
async function nameThem(
  tx: Tx,
  real: Real[],
  present: Map<string, Present>,
  context: ImportContext,
): Promise<Map<string, string>> {
  const unnamed = real.filter(
    ({ id, after }) => slugify(present.get(id)?.name ?? '', '') !== slugify(after.name, 'structure'),
  )
  const slugs = await chooseSlugs(
    tx,
    unnamed.map(({ id, after, seed, formerly }) => ({
      id,
      name: after.name,
      commune: after.place ? (context.communes.get(after.place.commune)?.name ?? null) : null,
      seed: seed ?? id,
      formerly,
    })),
  )
  const changes = [...slugs].flatMap(([id, to]) => {
    const from = present.get(id)?.slug
    return from && from !== to ? [{ id, from, to }] : []
  })
  await keepFormerSlugs(tx, changes)
  await removeEntries(
    tx,
    'organisation',
    changes.map((change) => change.from),
  )
  return slugs
}

const longest = 300

/** A value as the journal keeps it: whole when short, its beginning otherwise (versions keep all of it). */
export function brief(value: unknown): unknown {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? null)
  if (text.length <= longest) return value ?? null
  return `${text.slice(0, longest)}…`
}
