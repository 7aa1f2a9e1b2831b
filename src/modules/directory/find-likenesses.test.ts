import { beforeAll, expect, test } from 'vitest'
import { aPerson } from '#modules/accounts/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { findLikenesses } from './find-likenesses.ts'
import { lookForDuplicates } from './look-for-duplicates.ts'
import { mergeOrganisations } from './merge-organisations.ts'
import { anOrganisation } from './testing.ts'
import { undoMerge } from './undo-merge.ts'

const db = await testDatabase()
const now = new Date('2026-11-23T10:00:00Z')
type Saved = { id: string; slug: string }
let forum: Saved
let twin: Saved

beforeAll(async () => {
  await seedTerritories(db)
  forum = await anOrganisation(db).named('Forum des sciences').inCommune('59009').save(now)
  twin = await anOrganisation(db).named('Forum départemental des sciences').inCommune('59009').save(now)
  await anOrganisation(db).named('Médiathèque de Trélon').ofType('library').inCommune('59601').save(now)
  await anOrganisation(db).named('Médiathèque de Wignehies').ofType('library').inCommune('59659').save(now)
  for (const name of ['Pôle jeunesse', 'Pôle seniors', 'Musique', 'Danse'])
    await anOrganisation(db)
      .named(name)
      .inCommune('59350')
      .with({ website: 'https://ville.example.fr/' })
      .save(now)
})

const ids = (pairs: { organisationId: string; otherId: string }[]) =>
  pairs.map((pair) => [pair.organisationId, pair.otherId].toSorted())
const duplicates = () =>
  db.selectFrom('moderation_case').where('kind', '=', 'duplicate').selectAll().execute()

test('finds what looks like one organisation told twice, all over or around some', async () => {
  expect(ids(await findLikenesses(db, { limit: 10 }))).toEqual([[forum.id, twin.id].toSorted()])
  expect(ids(await findLikenesses(db, { among: [twin.id], limit: 10 }))).toEqual([
    [forum.id, twin.id].toSorted(),
  ])
  expect(await findLikenesses(db, { among: [], limit: 10 })).toEqual([])
})

test('a site is the same however it is written, and the same telephone is a sign', async () => {
  const a = await anOrganisation(db)
    .named('Club des étoiles')
    .inCommune('80021')
    .with({ website: 'https://www.Etoiles.example.fr/', phone: '+33322000001' })
    .save(now)
  const b = await anOrganisation(db)
    .named('Amis de la nuit')
    .inCommune('80021')
    .with({ website: 'http://etoiles.example.fr', phone: '+33322000001' })
    .save(now)
  const [found] = await findLikenesses(db, { among: [a.id], limit: 10 })
  expect(found && ids([found])).toEqual([[a.id, b.id].toSorted()])
  expect(found?.rules).toEqual(['website', 'phone'])
})

test('a telephone that many share is a switchboard, not a sign', async () => {
  const made: Saved[] = []
  for (const subject of [
    'Peinture',
    'Chant',
    'Théâtre',
    'Cirque',
    'Poterie',
    'Échecs',
    'Judo',
    'Tennis',
    'Voile',
    'Aviron',
  ])
    made.push(
      await anOrganisation(db)
        .named(`Atelier ${subject}`)
        .inCommune('62041')
        .with({ phone: '+33321000000', website: 'https://arras.example.fr' })
        .save(now),
    )
  expect(await findLikenesses(db, { among: made.map((one) => one.id), limit: 10 })).toEqual([])
})

test('opens one case for a pair, and only looks again at what changed', async () => {
  expect(await lookForDuplicates(db, now)).toBe(2)
  expect(await lookForDuplicates(db, now)).toBe(0)
  const third = await anOrganisation(db)
    .named('Le Forum des sciences')
    .inCommune('59009')
    .save(new Date('2026-11-24T10:00:00Z'))
  const opened = await lookForDuplicates(db, now)
  const cases = await duplicates()
  expect([opened, cases.length]).toEqual([2, 4])
  expect(cases.filter((one) => [one.organisation_id, one.other_id].includes(third.id))).toHaveLength(2)
  expect(cases.every((one) => one.state === 'open' && (one.payload as { score: number }).score >= 0.6)).toBe(
    true,
  )
})

test('stops when it is told to', async () => {
  await anOrganisation(db).named('Forum sciences').inCommune('59009').save(new Date('2026-11-25T10:00:00Z'))
  expect(await lookForDuplicates(db, now, AbortSignal.abort())).toBe(0)
})

test('what is merged, or was, is left out', async () => {
  const moderator = await aPerson(db).withRole('moderator').save()
  const given = { keptId: forum.id, absorbedId: twin.id, choices: {} }
  const { mergeId } = await mergeOrganisations(db, moderator.actor, given, now)
  const around = async () => ids(await findLikenesses(db, { among: [forum.id, twin.id], limit: 50 }))
  expect((await around()).flat()).not.toContain(twin.id)
  await undoMerge(db, moderator.actor, mergeId, now)
  expect(await around()).not.toContainEqual([forum.id, twin.id].toSorted())
})
