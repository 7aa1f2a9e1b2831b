import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { TestPerson } from '#modules/accounts/testing.ts'
import { visitor } from '#platform/access/actor.ts'
import { pageText } from '#platform/http/testing.ts'
import { listEventVersions } from './editable-store.ts'
import { EventConflict } from './editing-model.ts'
import { getEventDraft } from './event-drafts.ts'
import type { SaveEvent } from './saving-model.ts'
import { aContent } from './testing.ts'
import { enteringSite } from './testing-entering.ts'

const now = new Date('2026-11-26T14:00:00Z')
const {
  db,
  app,
  museum,
  other,
  contributor,
  stranger,
  moderator,
  place,
  trust,
  save,
  read,
  openCases,
  status,
  whole,
} = await enteringSite(now)

describe('announcing', () => {
  test('by an organisation not trusted yet: it waits, in no list; its people and the team read it', async () => {
    const saved = await save(contributor)
    expect(saved).toEqual({
      id: saved.id,
      slug: 'atelier-fusees',
      state: 'submitted',
      version: 1,
      waiting: true,
    })
    expect([await status(saved.slug), await openCases()]).toEqual([404, [{ eventId: saved.id }]])
    expect(await read(saved.slug)).toMatchObject({
      organiser: { slug: museum.slug },
      createdBy: contributor.id,
      content: { titleFr: 'Atelier fusées', organiserId: museum.id },
    })
    // Sent again, it waits once.
    await save(contributor, { slug: saved.slug, baseVersion: 1 })
    expect(await openCases()).toHaveLength(1)
  })

  test('by a trusted organisation, or by the team: published at once', async () => {
    await trust(true)
    expect(await save(contributor)).toMatchObject({ state: 'published', waiting: false })
    await trust(false)
    expect(await save(moderator)).toMatchObject({ state: 'published', slug: 'atelier-fusees-2' })
    expect([await status('atelier-fusees'), await openCases()]).toEqual([200, []])
    expect(pageText(await (await app.request('/agenda')).text())).toContain('2 rendez-vous')
  })

  test('is for those who look after the organisation', async () => {
    for (const [actor, code] of [
      [stranger.actor, 'forbidden'],
      [visitor, 'unauthenticated'],
    ] as const)
      await expect(save({ actor } as TestPerson)).rejects.toMatchObject({ code })
    const { slug } = await save(contributor)
    // What is not public does not exist for others.
    await expect(save(stranger, { slug, organiserId: other.id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(save(contributor, { slug, organiserId: other.id })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  test('wants a date and a place, known communes and words; a draft wants nothing', async () => {
    const fields = (input: SaveEvent['input']) => save(contributor, { input }).catch((error) => error.fields)
    expect(await fields(aContent({ titleFr: ' ' }))).toMatchObject([
      { field: 'titleFr' },
      { field: 'sessions' },
      { field: 'places' },
    ])
    expect(await fields({ ...whole, places: [{ ...place, commune: '99999' }] })).toMatchObject([
      { field: 'places' },
    ])
    const terms = { theme: ['nothing-like-it'], audience: [], format: [], access: [] }
    expect(await fields({ ...whole, terms, season: { code: 'no', year: 2026 } })).toMatchObject([
      { field: 'theme' },
      { field: 'season' },
    ])
    const kept = await save(contributor, {
      input: aContent({ titleFr: '', mode: 'online' }),
      act: 'keep',
      typed: { jour: '31/' },
    })
    expect(kept).toMatchObject({ slug: 'sans-titre', state: 'draft', waiting: false })
    expect(await getEventDraft(db, contributor.actor, kept.id)).toMatchObject({
      typed: { jour: '31/' },
      baseVersion: 1,
    })
    // Its address follows its title until it is seen; the first one leads to it.
    const sent = await save(contributor, { slug: kept.slug, baseVersion: kept.version })
    expect([sent.slug, (await read('sans-titre')).slug]).toEqual(['atelier-fusees', 'atelier-fusees'])
    expect(await getEventDraft(db, contributor.actor, kept.id)).toBeNull()
  })

  test('six at once of the same title have six addresses', async () => {
    await trust(true)
    const saved = await Promise.all(Array.from({ length: 6 }, () => save(contributor)))
    expect(new Set(saved.map(({ slug }) => slug)).size).toBe(6)
  })
})

describe('a season', () => {
  const rule = (entry: string) =>
    sql`UPDATE season_edition SET entry_rule = ${entry} WHERE season = 'fete-de-la-science' AND year = 2026`.execute(
      db,
    )
  const inSeason = { ...whole, season: { code: 'fete-de-la-science', year: 2026 } }

  test('that looks at all of them keeps what is public, and puts the change before the team', async () => {
    await rule('trusted')
    await trust(true)
    const { slug, version } = await save(contributor, { input: inSeason })
    await rule('all')
    const change = {
      slug,
      baseVersion: version,
      input: { ...inSeason, titleFr: 'Atelier fusées et satellites' },
    }
    expect(await save(contributor, change)).toMatchObject({ state: 'published', version, waiting: true })
    await save(contributor, { ...change, input: { ...change.input, titleFr: 'Mieux encore' } })
    expect([
      (await read(slug)).content.titleFr,
      (await openCases()).map(({ change }) => change?.titleFr),
    ]).toEqual(['Atelier fusées', ['Mieux encore']])
    expect(await save(contributor, { input: inSeason })).toMatchObject({ state: 'submitted' })
  })

  test('that is closed takes nothing more, but from the team', async () => {
    await rule('none')
    await expect(save(contributor, { input: inSeason })).rejects.toMatchObject({
      fields: [{ field: 'season' }],
    })
    expect(await save(moderator, { input: inSeason })).toMatchObject({ state: 'published' })
    await rule('trusted')
  })
})

describe('editing together', () => {
  test('changes of different fields are put together; of the same field, nothing is overwritten in silence', async () => {
    await trust(true)
    const { slug, version } = await save(contributor)
    const input = (await read(slug)).content
    await save(moderator, { slug, baseVersion: version, input: { ...input, ageMin: 8 } })
    const merged = await save(contributor, { slug, baseVersion: version, input: { ...input, fee: 'free' } })
    expect([merged.version, (await read(slug)).content]).toMatchObject([3, { ageMin: 8, fee: 'free' }])
    const late = save(contributor, { slug, baseVersion: version, input: { ...input, ageMin: 10 } })
    await expect(late).rejects.toBeInstanceOf(EventConflict)
    await expect(late).rejects.toMatchObject({ conflicting: ['ageMin'], present: { content: { ageMin: 8 } } })
    const versions = await listEventVersions(db, merged.id)
    expect(versions.map(({ number, fields, person }) => [number, fields, person?.name ?? null])).toEqual([
      [3, ['fee'], 'Léa'],
      [2, ['ageMin'], versions[1]?.person?.name],
      [1, [], 'Léa'],
    ])
    expect(versions[2]?.content.sessions).toEqual(input.sessions)
  })

  test('kept back, a published event stays as it is', async () => {
    await trust(true)
    const { slug, id, version } = await save(contributor)
    const kept = await save(contributor, {
      slug,
      act: 'keep',
      baseVersion: version,
      input: aContent({ titleFr: 'À moitié' }),
    })
    expect([kept.state, (await read(slug)).content.titleFr]).toEqual(['published', 'Atelier fusées'])
    expect((await getEventDraft(db, contributor.actor, id))?.typed).toMatchObject({ titleFr: 'À moitié' })
    expect(await getEventDraft(db, moderator.actor, id)).toBeNull()
  })
})
