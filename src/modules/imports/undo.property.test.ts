import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { loadVocabularies } from '#modules/directory/index.ts'
import { anOrganisation, aSource } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import type { Actor } from '#platform/access/actor.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { folderFiles } from '#platform/files/file-store.ts'
import { askImport } from './ask-import.ts'
import type { Act } from './model.ts'
import { runImports } from './run-imports.ts'
import { getRun } from './store.ts'
import { uploadImport } from './upload-import.ts'

const db = await testDatabase()
await seedTerritories(db)
await loadVocabularies(db)
for (const id of ['un', 'deux']) await aSource(db, id)
for (const name of ['Club du phare', 'Maison des sciences'])
  await anOrganisation(db).named(name).inCommune('59350').fromSource('un').save()

let clock = Date.parse('2026-11-23T10:00:00Z')
const now = () => {
  clock += 1000
  return new Date(clock)
}
const faults: unknown[] = []
const files = folderFiles(mkdtempSync(join(tmpdir(), 'maillage-undo-')))
const services = { db, files, now, log: { error: (...given: unknown[]) => void faults.push(given) } as never }
const actor: Actor = { kind: 'system', origin: 'command' }
const never = new AbortController().signal

/** Everything organisations are, but what only counts the changes (versions, dates, former addresses). */
async function everything() {
  const { rows } = await sql`
    SELECT o.id, o.slug, o.name, o.type, o.website, o.phone, o.status, o.parent_id,
      (SELECT jsonb_agg(a.name ORDER BY a.name) FROM organisation_alias a WHERE a.organisation_id = o.id) AS aliases,
      (SELECT jsonb_agg(t.code ORDER BY t.vocabulary, t.code) FROM organisation_term t WHERE t.organisation_id = o.id) AS terms,
      (SELECT jsonb_agg(i.scheme || i.value ORDER BY i.scheme, i.value) FROM organisation_identifier i WHERE i.organisation_id = o.id) AS identifiers,
      (SELECT jsonb_agg(p.commune || coalesce(p.address, '')) FROM place p WHERE p.organisation_id = o.id) AS places,
      (SELECT jsonb_agg(n.network_id ORDER BY n.network_id) FROM organisation_network n WHERE n.organisation_id = o.id) AS networks,
      (SELECT jsonb_agg(to_jsonb(s) ORDER BY s.source_id, s.record_id) FROM organisation_source s WHERE s.organisation_id = o.id) AS records,
      (SELECT jsonb_agg(e.title || e.subtitle || e.excerpt) FROM search_entry e WHERE e.kind = 'organisation' AND e.id = o.slug) AS entries
    FROM organisation o WHERE o.archived_reason IS DISTINCT FROM 'import-undone' ORDER BY o.id`.execute(db)
  return rows
}

async function ask(runId: string, act: Act): Promise<void> {
  await askImport(db, actor, { runId, act }, now())
  await runImports(services, never)
}

async function apply(content: string, source: string) {
  const { id } = await uploadImport(
    { db, files },
    actor,
    { name: 'x.csv', content: Buffer.from(content), source: { id: source } },
    now(),
  )
  await ask(id, 'check')
  await ask(id, 'apply')
  const run = await getRun(db, id)
  if (run?.state !== 'done') throw new Error(`import ${run?.state} ${run?.error}`)
  const { created, updated, unchanged, refused } = run.counts
  expect(created + updated + unchanged + refused).toBe(run.total)
  return id
}

const row = fc.record({
  identifiant: fc.constantFrom('', 'a', 'b', 'c', 'd'),
  nom: fc.constantFrom(
    'Club du phare',
    'Maison des sciences',
    'Atelier rouge',
    'Atelier bleu',
    'Radio Lille',
    '',
  ),
  commune: fc.constantFrom('Lille', 'Fourmies', 'Paris', ''),
  type: fc.constantFrom('association', 'museum', ''),
  telephone: fc.constantFrom('', '0327000001', '0327000002'),
  themes: fc.constantFrom('', 'astronomy', 'industry|astronomy'),
  museofile: fc.constantFrom('', 'M0001', 'M0002'),
  structure_parente: fc.constantFrom('', 'a', 'b'),
  reseaux: fc.constantFrom('', 'c', 'a|d'),
})
const file = fc.array(row, { minLength: 1, maxLength: 6 }).map((rows) => {
  const names = Object.keys(rows[0] ?? {}) as (keyof (typeof rows)[number])[]
  return [names.join(';'), ...rows.map((one) => names.map((name) => one[name]).join(';'))].join('\n')
})
const imports = fc.array(fc.record({ source: fc.constantFrom('un', 'deux'), file }), {
  minLength: 1,
  maxLength: 3,
})

/** A number that goes from one organisation to another that an import made: the undo of both gives it back. */
const oneNumberForTwo = [
  { source: 'deux', file: 'identifiant;nom;commune;museofile\na;Club du phare;;M0001' },
  { source: 'deux', file: 'identifiant;nom;commune;museofile\na;Atelier rouge;Lille;' },
  { source: 'un', file: 'identifiant;nom;commune;museofile\nc;Radio Lille;Lille;M0001' },
]

test('imports undone from the latest give back, one by one, all that was there before', {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(imports, async (given) => {
      const seen: { id: string; before: unknown[] }[] = []
      for (const { file: content, source } of given) {
        const before = await everything()
        seen.push({ id: await apply(content, source), before })
      }
      for (const { id, before } of seen.reverse()) {
        await ask(id, 'undo')
        expect((await getRun(db, id))?.state).toBe('undone')
        expect(await everything()).toEqual(before)
      }
      expect(faults).toEqual([])
    }),
    { numRuns: 15, examples: [[oneNumberForTwo]] },
  )
})
