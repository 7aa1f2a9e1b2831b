import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { removeEvent, restoreEvent } from './remove-event.ts'
import { repeatEvent } from './repeat-event.ts'
import { enteringSite } from './testing-entering.ts'

const now = new Date('2026-11-26T14:00:00Z')
const { db, contributor, stranger, trust, save, read, openCases, status, whole } = await enteringSite(now)

test('withdrawing is told by its page, leaves the queue, and is undone', async () => {
  await trust(true)
  const shown = await save(contributor)
  await trust(false)
  const waiting = await save(contributor)
  await expect(removeEvent(db, stranger.actor, shown.slug, '', now)).rejects.toMatchObject({
    code: 'forbidden',
  })
  for (const { slug } of [shown, waiting]) await removeEvent(db, contributor.actor, slug, 'Annulé', now)
  expect([await status(shown.slug), await openCases()]).toEqual([410, []])
  await expect(save(contributor, { slug: shown.slug })).rejects.toMatchObject({ code: 'conflict' })
  expect(await restoreEvent(db, contributor.actor, shown.slug, now)).toBe('published')
  expect(await restoreEvent(db, contributor.actor, waiting.slug, now)).toBe('submitted')
  expect([await status(shown.slug), (await openCases()).length]).toEqual([200, 1])
})

test('the sessions to come of what is withdrawn are cancelled for those who booked, and stand as before once it is back', async () => {
  await trust(true)
  const { slug, id } = await save(contributor)
  const statuses = async () => (await read(slug)).content.sessions.map(({ status }) => status)
  const changes = async () => {
    const { rows } = await sql<{ former: number; message: string }>`
      SELECT c.former_status AS former, c.message FROM event_session_change c JOIN event_session s ON s.id = c.session_id
      WHERE s.event_id = ${id} ORDER BY c.id`.execute(db)
    return rows.map(({ former, message }) => [former, message])
  }
  await removeEvent(db, contributor.actor, slug, 'Salle inondée.', now)
  expect([await statuses(), await changes()]).toEqual([
    ['cancelled', 'cancelled'],
    [
      [1, 'Salle inondée.'],
      [1, 'Salle inondée.'],
    ],
  ])
  // Nobody was told yet: there is nothing to tell any more.
  await restoreEvent(db, contributor.actor, slug, now)
  expect([await statuses(), await changes()]).toEqual([['scheduled', 'scheduled'], []])
  const later = new Date(now.getTime() + 3_600_000)
  await removeEvent(db, contributor.actor, slug, '', later)
  await sql`UPDATE event_session_change SET told_at = ${later}`.execute(db)
  await restoreEvent(db, contributor.actor, slug, new Date(later.getTime() + 60_000))
  expect([await statuses(), (await changes()).slice(2)]).toEqual([
    ['scheduled', 'scheduled'],
    [
      [6, 'Ce rendez-vous est maintenu.'],
      [6, 'Ce rendez-vous est maintenu.'],
    ],
  ])
})

test('held again next year: a draft at the same weekdays and times, in the edition of that year', async () => {
  await trust(true)
  const input = { ...whole, season: { code: 'fete-de-la-science', year: 2026 } }
  const { slug } = await save(contributor, { input })
  await expect(repeatEvent(db, stranger.actor, { slug, weeks: 52 }, now)).rejects.toMatchObject({
    code: 'forbidden',
  })
  const again = await repeatEvent(db, contributor.actor, { slug, weeks: 52 }, now)
  expect(again).toMatchObject({ state: 'draft', slug: 'atelier-fusees-2' })
  const event = await read(again.slug)
  expect([
    event.copyOf,
    event.content.season,
    event.content.sessions.map(({ begin }) => begin.toISOString()),
  ]).toEqual([
    { slug, title: 'Atelier fusées' },
    { code: 'fete-de-la-science', year: 2027 },
    ['2027-12-04T13:00:00.000Z', '2027-12-11T13:00:00.000Z'],
  ])
})
