import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { seedTerritories } from '#modules/territories/testing.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { absorbLinks, following, giveLinksBack, staying } from './absorb-links.ts'
import { anOrganisation } from './testing.ts'

const db = await testDatabase()

test('every reference to an organisation in the database either follows a merge or is said to stay', async () => {
  const { rows } = await sql<{ name: string }>`
    SELECT DISTINCT c.conrelid::regclass::text AS name FROM pg_constraint c
    WHERE c.contype = 'f' AND c.confrelid = 'organisation'::regclass ORDER BY 1`.execute(db)
  expect(rows.map((row) => row.name)).toEqual(Object.keys({ ...following, ...staying }).toSorted())
})

test('the events of an absorbed organisation follow it, and come back when the merge is undone', async () => {
  await seedTerritories(db)
  const kept = await anOrganisation(db).named('Musée').inCommune('59249').save()
  const absorbed = await anOrganisation(db).named('Écomusée').inCommune('59249').save()
  const at = new Date('2026-11-23T10:00:00Z')
  const event = await db
    .insertInto('event')
    .values({
      slug: 'x',
      title_fr: 'X',
      state: 'draft',
      organiser_id: absorbed.id,
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('event_place').values({ event_id: event.id, organisation_id: absorbed.id }).execute()
  await db.insertInto('event_partner').values({ event_id: event.id, organisation_id: absorbed.id }).execute()
  await db
    .insertInto('event_own_number')
    .values({ event_id: event.id, organisation_id: absorbed.id, source: 'outil', number: '7' })
    .execute()
  const owners = async () => [
    (await db.selectFrom('event').select('organiser_id').executeTakeFirst())?.organiser_id,
    (await db.selectFrom('event_place').select('organisation_id').executeTakeFirst())?.organisation_id,
    (await db.selectFrom('event_partner').select('organisation_id').executeTakeFirst())?.organisation_id,
    (await db.selectFrom('event_own_number').select('organisation_id').executeTakeFirst())?.organisation_id,
  ]
  const moved = await inTransaction(db, (tx) => absorbLinks(tx, kept.id, absorbed.id))
  expect(await owners()).toEqual(Array(4).fill(kept.id))
  await inTransaction(db, (tx) => giveLinksBack(tx, kept.id, absorbed.id, moved))
  expect(await owners()).toEqual(Array(4).fill(absorbed.id))
})

test('the tools of an absorbed organisation follow it, codes that both had included, and come back', async () => {
  await seedTerritories(db)
  const kept = await anOrganisation(db).named('Ludothèque').inCommune('59249').save()
  const absorbed = await anOrganisation(db).named('Ludothèque annexe').inCommune('59249').save()
  const at = new Date('2026-11-23T10:00:00Z')
  const aTool = async (holder: string) => {
    const tool = await db
      .insertInto('tool')
      .values({
        slug: `malle-${holder}`,
        kind: 'kit',
        title_fr: 'Malle',
        state: 'draft',
        holder_id: holder,
        created_at: at,
        updated_at: at,
      })
      .returning(['id', 'holder_key'])
      .executeTakeFirstOrThrow()
    await db
      .insertInto('tool_copy')
      .values({
        tool_id: tool.id,
        holder_key: tool.holder_key,
        code: 'M-1',
        organisation_id: holder,
        state: 'good',
        created_at: at,
        updated_at: at,
      })
      .execute()
    return tool.id
  }
  await aTool(kept.id)
  const moving = await aTool(absorbed.id)
  await db.insertInto('tool_partner').values({ tool_id: moving, organisation_id: absorbed.id }).execute()
  await db
    .insertInto('loan')
    .values({
      tool_id: moving,
      organisation_id: absorbed.id,
      place_organisation_id: absorbed.id,
      state: 'requested',
      state_at: at,
      during: '[2027-01-11,2027-01-16)',
      created_at: at,
      updated_at: at,
    })
    .execute()
  const told = async () => {
    const loan = await db
      .selectFrom('loan')
      .select(['organisation_id', 'place_organisation_id'])
      .executeTakeFirstOrThrow()
    const copy = await db
      .selectFrom('tool_copy')
      .where('tool_id', '=', moving)
      .select(['code', 'organisation_id', 'holder_key'])
      .executeTakeFirstOrThrow()
    const tool = await db
      .selectFrom('tool')
      .where('id', '=', moving)
      .select('holder_id')
      .executeTakeFirstOrThrow()
    const partner = await db.selectFrom('tool_partner').select('organisation_id').executeTakeFirstOrThrow()
    return [
      ...[tool.holder_id, copy.holder_key, copy.organisation_id, partner.organisation_id],
      ...[loan.organisation_id, loan.place_organisation_id, copy.code],
    ]
  }
  const moved = await inTransaction(db, (tx) => absorbLinks(tx, kept.id, absorbed.id))
  const mark = absorbed.id.slice(0, 4).toUpperCase()
  expect(await told()).toEqual([...Array(6).fill(kept.id), `M-1-${mark}`])
  await inTransaction(db, (tx) => giveLinksBack(tx, kept.id, absorbed.id, moved))
  expect(await told()).toEqual([...Array(6).fill(absorbed.id), 'M-1'])
})
