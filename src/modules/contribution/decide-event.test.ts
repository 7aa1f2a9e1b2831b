import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aPerson, type TestPerson } from '#modules/accounts/testing.ts'
import { getEditableEvent, saveEvent } from '#modules/agenda/index.ts'
import { aContent } from '#modules/agenda/testing.ts'
import { loadVocabularies } from '#modules/directory/index.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { decideCase, undoDecision } from './decide-case.ts'

const db = await testDatabase()
const now = new Date('2026-11-26T14:00:00Z')
let museum: { id: string; slug: string }
let author: TestPerson
let colleague: TestPerson
let moderator: TestPerson

const whole = aContent({
  titleFr: 'Atelier fusées',
  places: [{ name: 'Salle', address: null, postcode: null, commune: '59249', locality: null, point: null }],
  sessions: [{ begin: new Date('2026-12-05T13:00:00Z'), end: new Date('2026-12-05T15:00:00Z'), place: 0 }],
})

beforeAll(async () => {
  await seedTerritories(db)
  await loadVocabularies(db)
  await sql`INSERT INTO season (code, name_fr, name_en, summary_fr, summary_en) VALUES ('fete', 'Fête', 'Feast', '', '')`.execute(
    db,
  )
  await sql`INSERT INTO season_edition (season, year, entry_rule) VALUES ('fete', 2026, 'all')`.execute(db)
  museum = await anOrganisation(db).named('Musée').inCommune('59249').save()
  author = await aPerson(db).contributorOf(museum.id).save()
  colleague = await aPerson(db).speaking('en').ownerOf(museum.id).save()
  moderator = await aPerson(db).withRole('moderator').save()
})
beforeEach(async () => {
  for (const table of ['moderation_case', 'mail', 'event'])
    await sql`DELETE FROM ${sql.table(table)}`.execute(db)
})

const announce = async () => {
  const saved = await saveEvent(
    db,
    author.actor,
    { organiserId: museum.id, input: whole, act: 'submit' },
    now,
  )
  return { ...saved, caseId: await waiting() }
}
const waiting = async () =>
  (await db.selectFrom('moderation_case').where('state', '=', 'open').select('id').executeTakeFirstOrThrow())
    .id
const state = async (slug: string) => (await getEditableEvent(db, slug))?.state
const shown = async (slug: string) =>
  (
    await db
      .selectFrom('search_entry')
      .where('kind', '=', 'event')
      .where('id', '=', slug)
      .select('id')
      .execute()
  ).length
const mails = async () =>
  (await db.selectFrom('mail').select(['address', 'kind', 'subject']).orderBy('subject').execute()).map(
    ({ address, kind, subject }) => [address, kind, subject],
  )

describe('an event announced', () => {
  test('is published; its author and their team are told, each in their language; it can be taken back', async () => {
    const { slug, caseId } = await announce()
    await decideCase(db, moderator.actor, caseId, { act: 'accept', reason: 'Bravo.' }, now)
    expect([await state(slug), await shown(slug)]).toEqual(['published', 1])
    expect(await mails()).toEqual([
      [colleague.email, 'decision', 'Published: Atelier fusées'],
      [author.email, 'decision', 'Publié\u00a0: Atelier fusées'],
    ])
    await undoDecision(db, moderator.actor, caseId, now)
    expect([await state(slug), await shown(slug), await waiting()]).toEqual(['submitted', 0, caseId])
  })

  test('is refused with a reason, corrected, sent again', async () => {
    const { slug, caseId } = await announce()
    await decideCase(db, moderator.actor, caseId, { act: 'refuse', reason: 'Où est-ce ?' }, now)
    expect([await state(slug), (await getEditableEvent(db, slug))?.decidedReason]).toEqual([
      'refused',
      'Où est-ce ?',
    ])
    expect(await mails()).toEqual([
      [author.email, 'decision', 'Non publié\u00a0: Atelier fusées'],
      [colleague.email, 'decision', 'Not published: Atelier fusées'],
    ])
    const again = { slug, organiserId: museum.id, input: { ...whole, ageMin: 8 }, act: 'submit' } as const
    expect(await saveEvent(db, author.actor, again, now)).toMatchObject({ state: 'submitted', waiting: true })
    expect(await waiting()).not.toBe(caseId)
    // The first decision is no longer there to take back.
    await expect(undoDecision(db, moderator.actor, caseId, now)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('published meanwhile by somebody of the team is decided: the case is closed', async () => {
    const { slug, caseId } = await announce()
    await saveEvent(db, moderator.actor, { slug, organiserId: museum.id, input: whole, act: 'submit' }, now)
    const refuse = decideCase(db, moderator.actor, caseId, { act: 'refuse', reason: '' }, now)
    await expect(refuse).rejects.toMatchObject({ code: 'conflict' })
    expect(await state(slug)).toBe('published')
  })

  test('is not for its own people to decide', async () => {
    const { caseId } = await announce()
    for (const { actor } of [author, colleague, await aPerson(db).withRole('observer').save()])
      await expect(decideCase(db, actor, caseId, { act: 'accept', reason: '' }, now)).rejects.toMatchObject({
        code: 'forbidden',
      })
  })
})

describe('a change of a published event, where all is looked at', () => {
  const inSeason = { ...whole, season: { code: 'fete', year: 2026 } }
  const change = async () => {
    const { slug, version } = await saveEvent(
      db,
      moderator.actor,
      { organiserId: museum.id, input: inSeason, act: 'submit' },
      now,
    )
    const input = { ...inSeason, titleFr: 'Atelier satellites' }
    await saveEvent(
      db,
      author.actor,
      { slug, organiserId: museum.id, input, act: 'submit', baseVersion: version },
      now,
    )
    return { slug, caseId: await waiting() }
  }
  const title = async (slug: string) => (await getEditableEvent(db, slug))?.content.titleFr

  test('is put in, and can be taken back', async () => {
    const { slug, caseId } = await change()
    await decideCase(db, moderator.actor, caseId, { act: 'accept', reason: '' }, now)
    expect([await title(slug), await state(slug)]).toEqual(['Atelier satellites', 'published'])
    await undoDecision(db, moderator.actor, caseId, now)
    expect(await title(slug)).toBe('Atelier fusées')
  })

  test('is refused: the event stays as it was', async () => {
    const { slug, caseId } = await change()
    await decideCase(db, moderator.actor, caseId, { act: 'refuse', reason: 'Non.' }, now)
    expect([await title(slug), await state(slug)]).toEqual(['Atelier fusées', 'published'])
  })
})
