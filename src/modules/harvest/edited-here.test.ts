import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/db/testing.ts'
import { askUndo } from './ask-run.ts'
import { listConflicts } from './conflict-store.ts'
import { decideConflict } from './decide-conflict.ts'
import { countUndo } from './line-store.ts'
import type { ConflictRule } from './model.ts'
import { getRun } from './run-store.ts'
import { getFeed } from './store.ts'
import { anAgendaAtWork } from './testing-agenda.ts'

const db = await testDatabase()
const { agenda, clock, editHere, empty, event, events, feed, harvest, lines, moderator } =
  await anAgendaAtWork(db)
afterAll(agenda.close)
beforeEach(empty)

describe('an event that was edited here and changed in its agenda', () => {
  async function both(rule: ConflictRule) {
    agenda.events.push(event(1))
    const id = await feed(rule)
    await harvest.read(id)
    const [written] = await events(id)
    await editHere(written?.id ?? '', 'Titre du site')
    agenda.events[0] = {
      ...event(2, { title: { fr: 'Titre de l’agenda' } }),
      uid: agenda.events[0]?.uid ?? 0,
    }
    const run = await harvest.read(id)
    return { id, run, eventId: written?.id ?? '' }
  }
  const title = async (id: string) => (await events(id)).map((each) => each.title)

  test('takes the agenda’s version when that is the rule', async () => {
    const { id, run } = await both('theirs')
    expect(await lines(run.id)).toEqual([
      'changed · Titre de l’agenda · Il avait été modifié ici : la version de la source le remplace.',
    ])
    expect(await title(id)).toEqual(['Titre de l’agenda'])
  })

  test('keeps the site’s when that is the rule, and says so once', async () => {
    const { id, run } = await both('ours')
    expect(await lines(run.id)).toEqual([
      'kept · Titre de l’agenda · Il a été modifié ici et dans sa source : la version du site est gardée.',
    ])
    expect(await title(id)).toEqual(['Titre du site'])
    expect((await harvest.read(id)).counts).toEqual({ unchanged: 1, past: 0 })
  })

  test('asks when that is the rule; either answer holds', async () => {
    const { id, run } = await both('ask')
    expect(run.counts).toEqual({ conflict: 1, unchanged: 0, past: 0 })
    expect(await title(id)).toEqual(['Titre du site'])
    const [conflict] = await listConflicts(db, id, 10)
    const given = { feedId: id, conflictId: conflict?.id ?? '' }
    await decideConflict(db, moderator, { ...given, decision: 'theirs' }, clock.now)
    expect(await title(id)).toEqual(['Titre de l’agenda'])
    expect(await listConflicts(db, id, 10)).toEqual([])
    await expect(decideConflict(db, moderator, { ...given, decision: 'ours' }, clock.now)).rejects.toThrow()
    expect((await harvest.read(id)).counts).toEqual({ unchanged: 1, past: 0 })
    // The event is the agenda's again: its next change needs no answer.
    agenda.events[0] = { ...event(3, { title: { fr: 'Encore' } }), uid: agenda.events[0]?.uid ?? 0 }
    expect((await harvest.read(id)).counts).toEqual({ changed: 1, unchanged: 0, past: 0 })
  })

  test('that the team took away stays away', async () => {
    agenda.events.push(event(1))
    const id = await feed('theirs')
    await harvest.read(id)
    await sql`UPDATE event SET state = 'removed' WHERE id = ${(await events(id))[0]?.id}`.execute(db)
    agenda.events[0] = { ...event(2), uid: agenda.events[0]?.uid ?? 0 }
    expect((await harvest.read(id)).counts).toEqual({ unchanged: 1, past: 0 })
  })
})

test('a reading is taken back: what it made, what it changed, what it removed; what was edited since stays', async () => {
  agenda.events.push(event(1), event(2), event(3), event(4))
  const id = await feed('theirs')
  await harvest.read(id)
  const before = (await events(id)).map(({ title, state }) => `${title} ${state}`)
  const uid = (at: number) => agenda.events[at]?.uid ?? 0
  agenda.events[0] = { ...event(11, { title: { fr: 'Changé' } }), uid: uid(0) }
  agenda.events[1] = { uid: uid(1), removed: true, updatedAt: '2026-11-22T10:12:00.000Z' }
  agenda.events[2] = { ...event(13, { title: { fr: 'Changé puis édité' } }), uid: uid(2) }
  agenda.events.push(event(14, { title: { fr: 'Nouveau' } }))
  const run = await harvest.read(id)
  expect(run.counts).toEqual({ created: 1, changed: 2, removed: 1, unchanged: 1, past: 0 })
  const edited = (await events(id)).find(({ title }) => title === 'Changé puis édité')
  await editHere(edited?.id ?? '', 'Édité')
  await askUndo(db, moderator, { feedId: id, runId: run.id }, clock.now)
  await harvest.run()
  expect([(await getRun(db, run.id))?.state, await countUndo(db, run.id)]).toEqual([
    'undone',
    { restored: 2, removed: 1, changed: 1 },
  ])
  expect((await events(id)).map(({ title, state }) => `${title} ${state}`).sort()).toEqual(
    [
      ...before.filter((each) => !each.startsWith('Rendez-vous 3')),
      'Nouveau removed',
      'Édité published',
    ].sort(),
  )
  const source = await getFeed(db, id)
  expect([source?.state, source?.cursor]).toEqual(['paused', '2026-11-22T10:04:00.000Z'])
  await expect(askUndo(db, moderator, { feedId: id, runId: run.id }, clock.now)).rejects.toThrow()
})
