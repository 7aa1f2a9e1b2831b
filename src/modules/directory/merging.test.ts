import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { aPerson, type TestPerson } from '#modules/accounts/testing.ts'
import { openCase } from '#modules/cases/index.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { following, staying } from './absorb-links.ts'
import { decideOrganisation } from './decide-organisation.ts'
import { editOrganisation } from './edit-organisation.ts'
import type { MergeChoices } from './editing-model.ts'
import { findOrganisation } from './find-organisation.ts'
import { forgetMerges } from './forget-merges.ts'
import { importOrganisations } from './import-organisations.ts'
import { mergeOrganisations } from './merge-organisations.ts'
import { getEditable, getEditableById } from './organisation-history.ts'
import { proposeOrganisation } from './propose-organisation.ts'
import { anOrganisation } from './testing.ts'
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

/** All that the database holds of organisations and of what refers to them, but times of change, versions and traces. */
async function everything(): Promise<unknown> {
  const tables = [
    'organisation_alias',
    'organisation_term',
    'organisation_link',
    'organisation_identifier',
    'organisation_former_slug',
    'organisation_network',
    'organisation_source',
    'organisation_photo',
    'membership',
    'membership_invitation',
    'moderation_case',
  ]
  const read = async (query: ReturnType<typeof sql>) => (await query.execute(db)).rows
  return {
    organisation: await read(
      sql`SELECT to_jsonb(o) - 'updated_at' - 'version' AS row FROM organisation o ORDER BY id`,
    ),
    place: await read(sql`SELECT to_jsonb(p) - 'id' AS row FROM place p ORDER BY organisation_id`),
    search: await read(
      sql`SELECT to_jsonb(e) - 'updated_at' - 'revision' - 'ordinal' AS row FROM search_entry e ORDER BY kind, id`,
    ),
    ...Object.fromEntries(
      await Promise.all(
        tables.map(async (name) => [
          name,
          await read(sql`SELECT to_jsonb(t) AS row FROM ${sql.table(name)} t ORDER BY to_jsonb(t)::text`),
        ]),
      ),
    ),
  }
}

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

describe('undoing a merge', () => {
  test.each([
    {},
    { name: 'absorbed', phone: 'absorbed', terms: 'kept' },
    { identifiers: 'absorbed', aliases: 'kept', place: 'absorbed', links: 'absorbed' },
  ] as MergeChoices[])('%j: everything is as it was', async (choices) => {
    const before = (await everything()) as { organisation_former_slug: unknown }
    const { mergeId } = await merge(choices)
    await undo(mergeId)
    // An address that was shown meanwhile keeps leading to the kept one.
    const after = (await everything()) as typeof before
    expect({ ...after, organisation_former_slug: null }).toEqual({
      ...before,
      organisation_former_slug: null,
    })
  })

  test('everything is as it was when people had settled things in both', async () => {
    await edit(moderator, kept.slug, { phone: '+33320000011', website: null })
    await edit(owner, absorbed.slug, { phone: '+33320000012', descriptionFr: 'Des lampes.' })
    const before = await everything()
    const { mergeId } = await merge({ phone: 'absorbed', descriptionFr: 'absorbed' })
    expect((await profileOf(kept))?.phone).toBe('+33320000012')
    await undo(mergeId)
    expect(await everything()).toEqual(before)
  })

  test('what was edited since stays with the kept one', async () => {
    const before = await profileOf(absorbed)
    const { mergeId } = await merge({ phone: 'absorbed', website: 'absorbed' })
    await edit(moderator, kept.slug, {
      email: 'bonjour@lampes.example.fr',
      website: 'https://neuf.example.fr',
    })
    await undo(mergeId)
    expect(await profileOf(kept)).toMatchObject({
      phone: '+33320000001',
      email: 'bonjour@lampes.example.fr',
      website: 'https://neuf.example.fr',
    })
    expect(await profileOf(absorbed)).toEqual(before)
  })

  test('a number settled on the kept one since goes back with its owner', async () => {
    const { mergeId } = await merge()
    const identifiers = [{ scheme: 'rna', value: `W${100000000 + number}` }]
    await edit(moderator, kept.slug, { identifiers })
    await undo(mergeId)
    expect((await profileOf(kept))?.identifiers).toEqual([])
    expect((await profileOf(absorbed))?.identifiers).toEqual(identifiers)
  })

  test('who lost a right since does not get it back; who was given one keeps it', async () => {
    const { mergeId } = await merge()
    await db.deleteFrom('membership').where('person_id', '=', owner.id).execute()
    const newcomer = await aPerson(db).contributorOf(kept.id).save()
    await undo(mergeId)
    const members = await db
      .selectFrom('membership')
      .where('organisation_id', 'in', [kept.id, absorbed.id])
      .select(['person_id', 'organisation_id'])
      .execute()
    expect(members).toEqual([{ person_id: newcomer.id, organisation_id: kept.id }])
  })

  test('is done once, within thirty days, the last merge first', async () => {
    const third = await anOrganisation(db).named(`Troisième ${number}`).save(now)
    const first = await merge()
    const second = await mergeOrganisations(
      db,
      moderator.actor,
      { keptId: kept.id, absorbedId: third.id, choices: {} },
      later,
    )
    const code = (mergeId: string, at = later) =>
      undo(mergeId, at).then(
        () => 'done',
        (error) => error.code,
      )
    expect(await code(first.mergeId)).toBe('conflict')
    expect(await code(second.mergeId, new Date('2027-01-01T10:00:00Z'))).toBe('conflict')
    expect(await code(second.mergeId)).toBe('done')
    expect(await code(second.mergeId)).toBe('conflict')
    expect(await code(first.mergeId)).toBe('done')
    expect(await code('00000000-0000-4000-8000-000000000000')).toBe('not_found')
  })

  test('what undoing needs is kept as long as it may be undone, and no longer', async () => {
    const { mergeId } = await merge()
    const kept = async () => {
      const query = db.selectFrom('organisation_merge').where('id', '=', mergeId).select('undo')
      return Object.keys((await query.executeTakeFirstOrThrow()).undo as object).length > 0
    }
    await forgetMerges(db, new Date('2026-12-23T09:59:00Z'))
    expect(await kept()).toBe(true)
    await forgetMerges(db, new Date('2026-12-23T10:01:00Z'))
    expect(await kept()).toBe(false)
  })

  test('of three, each address leads to the one that is left, and back', async () => {
    const third = await anOrganisation(db).named(`Dernière ${number}`).save(now)
    await merge()
    const given = { keptId: third.id, absorbedId: kept.id, choices: {} }
    const { mergeId } = await mergeOrganisations(db, moderator.actor, given, later)
    expect(await findOrganisation(db, absorbed.slug)).toEqual({ movedTo: third.slug })
    await undo(mergeId)
    expect(await findOrganisation(db, absorbed.slug)).toEqual({ movedTo: kept.slug })
    await decideOrganisation(db, moderator.actor, kept.id, { act: 'archive', reason: 'closed' }, later)
    const gone = await findOrganisation(db, absorbed.slug).catch((error) => error)
    expect(gone.code).toBe('gone')
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

test('every reference to an organisation in the database either follows a merge or is said to stay', async () => {
  const { rows } = await sql<{ name: string }>`
    SELECT DISTINCT c.conrelid::regclass::text AS name FROM pg_constraint c
    WHERE c.contype = 'f' AND c.confrelid = 'organisation'::regclass ORDER BY 1`.execute(db)
  expect(rows.map((row) => row.name)).toEqual(Object.keys({ ...following, ...staying }).toSorted())
})
