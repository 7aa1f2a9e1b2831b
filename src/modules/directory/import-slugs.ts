import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/connect.ts'
import { slugify } from '#platform/i18n/fold.ts'

/** Slugs that are pages of the directory: `/annuaire/proposer`. */
const pages = new Set(['proposer'])

/**
 * An organisation that needs an address: `seed` makes the last resort the same on every machine; `formerly` are addresses it takes back with
 * its name.
 */
export type Unnamed = {
  id: string
  name: string
  commune: string | null
  seed: string
  formerly?: string[]
}

const lastResort = /^structure-[0-9a-f]{12}$/

/**
 * Gives each organisation a slug of its own: its name; else its name and commune; else these and six letters that never change.
 * A slug once used, even formerly, is never given to another organisation, nor one that is a page.
 */
export async function chooseSlugs(tx: Tx, organisations: Unnamed[]): Promise<Map<string, string>> {
  const wishes = organisations.map((one) => {
    const name = slugify(one.name, 'structure')
    const town = one.commune ? slugify(one.commune, '') : ''
    const local = town && !`-${name}-`.includes(`-${town}-`) ? `${name}-${town}` : name
    return {
      id: one.id,
      forms: [
        ...new Set([
          ...(one.formerly ?? []).filter(
            (slug) => slug === name || slug.startsWith(`${name}-`) || lastResort.test(slug),
          ),
          name,
          local,
          `${local}-${createHash('sha256').update(one.seed).digest('hex').slice(0, 6)}`,
        ]),
      ].filter((form) => !pages.has(form)),
      seed: one.seed,
    }
  })
  const forms = wishes.flatMap((wish) => wish.forms)
  const { rows } = await sql<{ slug: string; owner: string }>`
    SELECT slug, id AS owner FROM organisation WHERE slug = ANY(${forms})
    UNION ALL SELECT slug, organisation_id FROM organisation_former_slug WHERE slug = ANY(${forms})`.execute(
    tx,
  )
  const owners = new Map(rows.map((row) => [row.slug, row.owner]))
  const chosen = new Map<string, string>()
  for (const { id, forms, seed } of wishes) {
    const slug =
      forms.find((form) => !owners.has(form) || owners.get(form) === id) ??
      `structure-${createHash('sha256').update(`${seed} ${id}`).digest('hex').slice(0, 12)}`
    owners.set(slug, id)
    chosen.set(id, slug)
  }
  return chosen
}

/** Keeps the old address of an organisation that takes a new one; an address taken again is no longer former. */
export async function keepFormerSlugs(
  tx: Tx,
  changes: { id: string; from: string; to: string }[],
): Promise<void> {
  if (changes.length === 0) return
  await sql`DELETE FROM organisation_former_slug WHERE slug = ANY(${changes.map((change) => change.to)})`.execute(
    tx,
  )
  await sql`
    INSERT INTO organisation_former_slug (slug, organisation_id)
    SELECT x.* FROM jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) AS x ("from" text, id uuid)
    ON CONFLICT (slug) DO NOTHING`.execute(tx)
}
