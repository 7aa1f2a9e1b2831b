import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { aPerson, type TestPerson } from '#modules/accounts/testing.ts'
import { openCase } from '#modules/cases/index.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { decideOrganisation } from './decide-organisation.ts'
import { editOrganisation } from './edit-organisation.ts'
import type { MergeChoices } from './editing-model.ts'
import { findOrganisation } from './find-organisation.ts'
import { importOrganisations } from './import-organisations.ts'
import { mergeOrganisations } from './merge-organisations.ts'
import { getEditable, getEditableById } from './organisation-history.ts'
import { proposeOrganisation } from './propose-organisation.ts'
import { anOrganisation } from './testing.ts'
import { wholeDirectory } from './testing-whole.ts'
import { undoMerge } from './undo-merge.ts'

const db = await testDatabase()
const now = new Date('2026-11-23T10:00:00Z')
const later = new Date('2026-12-01T10:00:00Z')
await seedTerritories(db)
const moderator = await aPerson(db).withRole('moderator').save()
const observer = await aPerson(db).withRole('observer').save()

type Saved = { id: string; slug: string }
let kept: Saved
let absorbed: Saved
let owner: TestPerson
let number = 0

beforeEach(async () => {
  number++
  kept = await anOrganisation(db)
    .named(`Musée des Lampes ${number}`)
    .ofType('museum')
    .inCommune('59249')
    .about('industry')
    .identifiedBy('museofile', `M${1000 + number}`)
    .with({ phone: '+33320000001' })
    .save(now)
  absorbed = await anOrganisation(db)
    .named(`Le musée de la lampe ${number}`)
    .ofType('museum')
    .inCommune('59249')
    .about('astronomy')
    .identifiedBy('rna', `W${100000000 + number}`)
    .with({ phone: '+33320000002', website: 'https://lampes.example.fr' })
    .save(new Date(now.getTime() + 1000))
  owner = await aPerson(db).ownerOf(absorbed.id).save()
})

const merge = (choices: MergeChoices = {}, actor = moderator.actor) =>
  mergeOrganisations(db, actor, { keptId: kept.id, absorbedId: absorbed.id, choices }, now)
const undo = (mergeId: string, at = later) => undoMerge(db, moderator.actor, mergeId, at)
const entry = (slug: string) =>
  db.selectFrom('search_entry').where('id', '=', slug).select(['title', 'facets']).executeTakeFirst()
const profileOf = async ({ id }: Saved) => (await getEditableById(db, id))?.profile
const edit = async (who: TestPerson, slug: string, values: object) => {
  const present = await getEditable(db, slug)
  return editOrganisation(db, who.actor, slug, { values, baseVersion: present?.version ?? 0 }, now)
}

const everything = () => wholeDirectory(db)

describe('merging', () => {
  test('makes one of two: facts add up, the best source first; addresses lead to the kept one', async () => {
    const { slug } = await merge()
    expect(slug).toBe(kept.slug)
    expect(await profileOf(kept)).toMatchObject({
      name: `Musée des Lampes ${number}`,
      aliases: [`Le musée de la lampe ${number}`],
      phone: '+33320000001',
      website: 'https://lampes.example.fr',
      terms: { theme: ['industry', 'astronomy'] },
      identifiers: [
        { scheme: 'museofile', value: `M${1000 + number}` },
        { scheme: 'rna', value: `W${100000000 + number}` },
      ],
    })
    expect(await findOrganisation(db, absorbed.slug)).toEqual({ movedTo: kept.slug })
    expect((await getEditable(db, absorbed.slug))?.id).toBe(kept.id)
    expect(await entry(absorbed.slug)).toBe(undefined)
    expect((await entry(kept.slug))?.facets).toContain('theme:astronomy')
  })

  test('settles what was chosen, and nothing else', async () => {
    await merge({ name: 'absorbed', phone: 'absorbed', terms: 'kept', website: 'kept' })
    const profile = await profileOf(kept)
    expect(profile).toMatchObject({
      name: `Le musée de la lampe ${number}`,
      aliases: [`Musée des Lampes ${number}`],
      phone: '+33320000002',
      website: null,
      terms: { theme: ['industry'] },
    })
    const own = await db
      .selectFrom('organisation_source')
      .where('record_id', '=', kept.id)
      .select('record')
      .executeTakeFirstOrThrow()
    expect((own.record as { settled: string[] }).settled.toSorted()).toEqual([
      'name',
      'phone',
      'terms',
      'website',
    ])
  })

  test('keeps every right, invitation, case, part, network and expert', async () => {
    const both = await aPerson(db).contributorOf(absorbed.id).ownerOf(kept.id).save()
    const part = await anOrganisation(db).named(`Antenne ${number}`).save()
    const network = await anOrganisation(db).named(`Réseau ${number}`).save()
    await db.updateTable('organisation').set({ parent_id: absorbed.id }).where('id', '=', part.id).execute()
    await db
      .insertInto('organisation_network')
      .values([
        { organisation_id: absorbed.id, network_id: network.id },
        { organisation_id: part.id, network_id: absorbed.id },
      ])
      .execute()
    await db
      .insertInto('expert')
      .values({ person_id: owner.id, organisation_id: absorbed.id, created_at: now, updated_at: now })
      .execute()
    const system = { kind: 'system', origin: 'job' } as const
    const caseId = await inTransaction(db, (tx) =>
      openCase(tx, system, { kind: 'report', organisationId: absorbed.id }, now),
    )
    const pair = await inTransaction(db, (tx) =>
      openCase(tx, system, { kind: 'duplicate', organisationId: absorbed.id, otherId: kept.id }, now),
    )
    const before = await everything()
    const { mergeId } = await merge()
    const members = await db
      .selectFrom('membership')
      .where('organisation_id', 'in', [kept.id, absorbed.id])
      .select(['person_id', 'organisation_id', 'role'])
      .execute()
    expect(new Set(members)).toEqual(
      new Set([
        { person_id: owner.id, organisation_id: kept.id, role: 'owner' },
        { person_id: both.id, organisation_id: kept.id, role: 'owner' },
      ]),
    )
    const { rows } = await sql`
      SELECT (SELECT parent_id FROM organisation WHERE id = ${part.id}) AS parent,
        (SELECT organisation_id FROM expert WHERE person_id = ${owner.id}) AS expert,
        (SELECT organisation_id FROM moderation_case WHERE id = ${caseId}) AS "case",
        (SELECT organisation_id FROM moderation_case WHERE id = ${pair}) AS pair,
        EXISTS (SELECT FROM organisation_network WHERE organisation_id = ${kept.id} AND network_id = ${network.id}) AS network,
        EXISTS (SELECT FROM organisation_network WHERE organisation_id = ${part.id} AND network_id = ${kept.id}) AS member`.execute(
      db,
    )
    expect(rows[0]).toEqual({
      parent: kept.id,
      expert: kept.id,
      case: kept.id,
      pair: absorbed.id,
      network: true,
      member: true,
    })
    await undo(mergeId)
    expect(await everything()).toEqual(before)
  })

  test('an import of either record reaches the kept one, and brings nobody back', async () => {
    await merge()
    const { record_id: id } = await db
      .selectFrom('organisation_source')
      .where('organisation_id', '=', kept.id)
      .where(sql<boolean>`record ->> 'website' IS NOT NULL`)
      .select('record_id')
      .executeTakeFirstOrThrow()
    const row = {
      id,
      name: `Le musée de la lampe ${number}`,
      type: 'museum',
      place: { commune: '59249' },
      email: 'lampes@example.fr',
      identifiers: [{ scheme: 'rna' as const, value: `W${100000000 + number}` }],
    }
    await importOrganisations(db, [row], { source: 'test', now: () => now })
    expect((await profileOf(kept))?.email).toBe('lampes@example.fr')
    const known = { ...row, id: `other-${number}` }
    const report = await importOrganisations(db, [known], { source: 'test', now: () => now })
    expect(report.merged).toEqual({ identifier: 1 })
    expect(await entry(absorbed.slug)).toBe(undefined)
  })

  test('from the page of the absorbed one, nothing is overwritten in silence', async () => {
    const before = await getEditableById(db, absorbed.id)
    await merge()
    const change = { values: { phone: '+33320000002' }, baseVersion: before?.version ?? 0 }
    const error = await editOrganisation(db, moderator.actor, absorbed.slug, change, now).catch(
      (thrown) => thrown,
    )
    expect([error.code, error.conflicting]).toEqual(['conflict', ['phone']])
  })

  test('a proposal may be merged into what is there, and waits again when it is undone', async () => {
    const author = await aPerson(db).save()
    const values = { name: `Musée proposé ${number}`, type: 'museum', phone: '+33320000007' } as never
    absorbed = await proposeOrganisation(db, author.actor, { values }, now)
    const { mergeId } = await merge({ phone: 'absorbed' })
    expect((await profileOf(kept))?.phone).toBe('+33320000007')
    await undo(mergeId)
    expect([(await getEditableById(db, absorbed.id))?.status, await entry(absorbed.slug)]).toEqual([
      'proposed',
      undefined,
    ])
  })

  test('what people settled in both is not lost: numbers, links and names add up', async () => {
    await edit(moderator, kept.slug, {
      identifiers: [{ scheme: 'museofile', value: `M${1000 + number}` }],
      aliases: ['Lampes'],
    })
    await edit(owner, absorbed.slug, { name: `Maison de la lampe ${number}` })
    await merge()
    const profile = await profileOf(kept)
    expect(profile?.identifiers.map((one) => one.scheme).toSorted()).toEqual(['museofile', 'rna'])
    expect(profile?.aliases).toEqual(expect.arrayContaining(['Lampes', `Maison de la lampe ${number}`]))
  })
})

describe('who may', () => {
  test.each([
    ['a visitor', () => ({ kind: 'visitor' }) as const, 'unauthenticated'],
    ['the owner of one', () => owner.actor, 'forbidden'],
    ['an observer', () => observer.actor, 'forbidden'],
  ])('%s neither merges nor undoes', async (_who, who, code) => {
    const before = await everything()
    expect((await merge({}, who() as never).catch((error) => error)).code).toBe(code)
    expect(await everything()).toEqual(before)
    const { mergeId } = await merge()
    expect((await undoMerge(db, who(), mergeId, later).catch((error) => error)).code).toBe(code)
    expect(await findOrganisation(db, absorbed.slug)).toEqual({ movedTo: kept.slug })
  })

  test('only what is published takes in, and nothing takes itself in', async () => {
    const self = { keptId: kept.id, absorbedId: kept.id, choices: {} }
    expect((await mergeOrganisations(db, moderator.actor, self, now).catch((error) => error)).code).toBe(
      'conflict',
    )
    await decideOrganisation(db, moderator.actor, kept.id, { act: 'archive', reason: 'closed' }, now)
    expect((await merge().catch((error) => error)).code).toBe('conflict')
  })
})
