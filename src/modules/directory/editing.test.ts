import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { aPerson, type TestPerson } from '#modules/accounts/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { EditConflict } from './edit-conflict.ts'
import { editOrganisation } from './edit-organisation.ts'
import { importOrganisations } from './import-organisations.ts'
import { getEditable, listVersions, restoreVersion } from './organisation-history.ts'
import { anOrganisation } from './testing.ts'

const db = await testDatabase()
const now = new Date('2026-11-23T10:00:00Z')
let owner: TestPerson
let other: TestPerson
let moderator: TestPerson
let observer: TestPerson
let museum: { id: string; slug: string }

beforeAll(async () => {
  await seedTerritories(db)
  museum = await anOrganisation(db)
    .named('Musée des Lampes')
    .ofType('museum')
    .inCommune('59249')
    .about('industry')
    .with({ phone: '+33320000001', website: 'https://lampes.example.fr' })
    .save()
  const elsewhere = await anOrganisation(db).named('Ailleurs').inCommune('59249').save()
  owner = await aPerson(db).ownerOf(museum.id).save()
  other = await aPerson(db).ownerOf(elsewhere.id).save()
  moderator = await aPerson(db).withRole('moderator').save()
  observer = await aPerson(db).withRole('observer').save()
})

const present = async (slug = museum.slug) => {
  const found = await getEditable(db, slug)
  if (!found) throw new Error(`no ${slug}`)
  return found
}
const edit = async (values: object, actor: TestPerson['actor'] = owner.actor, base?: number) => {
  const baseVersion = base ?? (await present()).version
  return editOrganisation(db, actor, museum.slug, { values, baseVersion }, now)
}
const entry = (slug: string) =>
  db.selectFrom('search_entry').where('id', '=', slug).select(['title', 'facets']).executeTakeFirst()

describe('editing', () => {
  test('settles what was given: row, search, version, journal, all at once', async () => {
    const before = (await present()).version
    const edited = await edit({ phone: '+33320000002', terms: { theme: ['astronomy'] } })
    expect(edited).toEqual({
      id: museum.id,
      slug: museum.slug,
      version: before + 1,
      fields: ['terms', 'phone'],
    })
    expect((await present()).profile).toMatchObject({
      phone: '+33320000002',
      terms: { theme: ['astronomy'] },
    })
    expect((await entry(museum.slug))?.facets).toContain('theme:astronomy')
    expect((await entry(museum.slug))?.facets).not.toContain('theme:industry')
    const [latest, baseline] = await listVersions(db, museum.id)
    expect([latest?.number, latest?.person?.id, latest?.origin, latest?.fields]).toEqual([
      before + 1,
      owner.id,
      'form',
      ['terms', 'phone'],
    ])
    expect([baseline?.number, baseline?.person, baseline?.profile.phone]).toEqual([
      before,
      null,
      '+33320000001',
    ])
    const line = await db
      .selectFrom('journal_entry')
      .where('action', '=', 'organisation.edit')
      .select(['person_id', 'object_id', 'changes'])
      .executeTakeFirstOrThrow()
    expect(line).toEqual({
      person_id: owner.id,
      object_id: museum.id,
      changes: {
        terms: { from: { theme: ['industry'] }, to: { theme: ['astronomy'] } },
        phone: { from: '+33320000001', to: '+33320000002' },
      },
    })
  })

  test('an import no longer changes what was settled, and still changes the rest', async () => {
    const { record_id: id } = await db
      .selectFrom('organisation_source')
      .where('organisation_id', '=', museum.id)
      .where('source_id', '=', 'test')
      .select('record_id')
      .executeTakeFirstOrThrow()
    const row = {
      id,
      name: 'Musée des Lampes',
      type: 'museum',
      place: { commune: '59249' },
      phone: '+33320000009',
      website: 'https://nouveau.example.fr',
      terms: { theme: ['industry'] },
    }
    await importOrganisations(db, [row], { source: 'test', now: () => now })
    const { profile } = await present()
    expect([profile.phone, profile.website, profile.terms]).toEqual([
      '+33320000002',
      'https://nouveau.example.fr',
      { theme: ['astronomy'] },
    ])
    expect((await listVersions(db, museum.id))[0]).toMatchObject({
      origin: 'import',
      fields: ['place', 'website'],
    })
  })

  test('an empty value is a word too', async () => {
    await edit({ website: null })
    expect((await present()).profile.website).toBe(null)
  })

  test('saying what the record says already changes nothing and settles nothing', async () => {
    const { version, profile } = await present()
    expect(await edit({ name: profile.name })).toEqual({
      id: museum.id,
      slug: museum.slug,
      version,
      fields: [],
    })
    expect((await present()).version).toBe(version)
  })

  test('a new name takes a new address; the old one leads to it', async () => {
    const edited = await edit({ name: 'Musée de la Lumière' })
    expect(edited.slug).toBe('musee-de-la-lumiere')
    expect((await present('musee-des-lampes')).slug).toBe('musee-de-la-lumiere')
    expect(await entry('musee-des-lampes')).toBe(undefined)
    expect((await present('musee-de-la-lumiere')).profile.aliases).toEqual(['Musée des Lampes'])
    museum.slug = edited.slug
  })

  test.each([
    [{ type: 'nothing-like-it' }, ['type']],
    [{ terms: { theme: ['nothing-like-it'] } }, ['terms']],
    [{ phone: '0320' }, ['phone']],
    [{ website: 'javascript:alert(1)' }, ['website']],
    [{ place: { commune: '75056' } }, ['place']],
    [{ name: '   ' }, ['name']],
    [{ identifiers: [{ scheme: 'siret', value: '12' }] }, ['identifiers']],
  ])('%j is refused, on its field', async (values, fields) => {
    const error = await edit(values).catch((thrown) => thrown)
    expect([error.code, error.fields.map((one: { field: string }) => one.field)]).toEqual(['invalid', fields])
  })

  test('a number that names one body cannot name two', async () => {
    await anOrganisation(db).named('Association Lumen').identifiedBy('rna', 'W123456789').save()
    const error = await edit({ identifiers: [{ scheme: 'rna', value: 'W123456789' }] }).catch(
      (thrown) => thrown,
    )
    expect(error.fields).toEqual([
      {
        field: 'identifiers',
        message: 'Le numéro RNA W123456789 est déjà celui de «\u00a0Association Lumen\u00a0».',
      },
    ])
  })
})

describe('two people at once', () => {
  test('on different fields, both land', async () => {
    const { version } = await present()
    await edit({ descriptionFr: 'Une histoire de la lampe.' }, owner.actor, version)
    await edit({ email: 'contact@lampes.example.fr' }, moderator.actor, version)
    expect((await present()).profile).toMatchObject({
      descriptionFr: 'Une histoire de la lampe.',
      email: 'contact@lampes.example.fr',
    })
  })

  test('on the same field, the second is told what it says now, and nothing is overwritten', async () => {
    const { version } = await present()
    const edits = ['+33320000003', '+33320000004'].map((phone) => edit({ phone }, owner.actor, version))
    const results = await Promise.allSettled(edits)
    const lost = results.filter((one) => one.status === 'rejected').map((one) => one.reason)
    expect(lost).toHaveLength(1)
    expect(lost[0]).toBeInstanceOf(EditConflict)
    expect(lost[0].conflicting).toEqual(['phone'])
    expect(lost[0].present.profile.phone).toBe((await present()).profile.phone)
  })

  test('the same value twice is no conflict', async () => {
    const { version } = await present()
    await edit({ foundedOn: '1985' }, owner.actor, version)
    expect((await edit({ foundedOn: '1985' }, moderator.actor, version)).fields).toEqual([])
  })
})

test('an old version comes back whole, as a new one', async () => {
  const versions = await listVersions(db, museum.id)
  const first = versions.at(-1)
  const { version } = await present()
  const restored = await restoreVersion(
    db,
    owner.actor,
    { slug: museum.slug, number: first?.number ?? 0, baseVersion: version },
    now,
  )
  expect(restored.version).toBe(version + 1)
  expect((await present(restored.slug)).profile).toEqual(first?.profile)
  expect((await listVersions(db, museum.id))[0]?.restoredFrom).toBe(first?.number)
  museum.slug = restored.slug
})

describe('who may', () => {
  test.each([
    ['a visitor', { kind: 'visitor' } as const, 'unauthenticated'],
    ['the owner of another organisation', () => other.actor, 'forbidden'],
    ['an observer', () => observer.actor, 'forbidden'],
    [
      'a token without the scope',
      () =>
        ({ ...owner.actor, via: { origin: 'api', tokenId: owner.id, scopes: ['journal:read'] } }) as const,
      'forbidden',
    ],
  ])('%s edits nothing', async (_who, who, code) => {
    const actor = typeof who === 'function' ? who() : who
    const { version } = await present()
    const values = { phone: '+33320009999' }
    const error = await editOrganisation(db, actor, museum.slug, { values, baseVersion: version }, now).catch(
      (thrown) => thrown,
    )
    expect(error.code).toBe(code)
    expect((await present()).version).toBe(version)
  })
})

test('every change left exactly one journal line', async () => {
  const { rows } = await sql<{ versions: number; lines: number }>`
    SELECT (SELECT count(*)::int FROM organisation_version WHERE organisation_id = ${museum.id} AND number > 1) AS versions,
      (SELECT count(*)::int FROM journal_entry WHERE organisation_id = ${museum.id} AND action IN ('organisation.edit', 'organisation.import', 'organisation.restore')) AS lines`.execute(
    db,
  )
  expect(rows[0]?.lines).toBe(rows[0]?.versions)
})
