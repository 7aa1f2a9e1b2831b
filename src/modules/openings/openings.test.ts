import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { approveLoan, cancelLoan, loadDemoLoans } from '#modules/loans/index.ts'
import { lendingSite } from '#modules/loans/testing.ts'
import { loadDemoTools } from '#modules/tools/index.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { followLoans } from './index.ts'

const site = await lendingSite()
const { db, aKit, ask, lea, tom, ida, moderator, library, now } = site
const app = createApp(testServices(db, { now, limiter: { count: () => {} } }))

async function read(path: string, person?: TestPerson) {
  const answer = await app.request(path, person && { headers: signedIn(person) })
  return { status: answer.status, body: (await answer.text()).replaceAll('\u00a0', ' ') }
}
async function send(person: TestPerson, path: string, fields: Record<string, string>) {
  const answer = await app.request(path, {
    method: 'POST',
    headers: signedIn(person),
    body: new URLSearchParams(fields),
  })
  return { status: answer.status, body: (await answer.text()).replaceAll('\u00a0', ' ') }
}
const opening = {
  title: 'Venez voir les étoiles',
  summary: 'La malle ouverte.',
  fee: 'free',
  date0: '2027-01-13',
  begin0: '14:30',
  end0: '16:00',
}

/** Trusts the library with its events, so that they are public at once. */
await sql`UPDATE organisation SET event_trust = true WHERE id = ${library.id}`.execute(db)

async function anOpenLoan(title: string, more: Record<string, string> = {}) {
  const tool = await aKit(title).save()
  const { id } = await ask(tool.slug)
  await approveLoan(db, lea.actor, { id }, now())
  expect(
    (await send(tom, `/prets/${id}/ouvrir`, { ...opening, ...more, title: `${title}, portes ouvertes` }))
      .status,
  ).toBe(303)
  const { rows } = await sql<{
    slug: string
  }>`SELECT e.slug FROM event e JOIN loan_opening x ON x.event_id = e.id WHERE x.loan_id = ${id}`.execute(db)
  return { tool, id, event: `/agenda/${rows[0]?.slug}` }
}

test('the host opens a loan: its event is in the agenda, and the two pages lead to each other', async () => {
  const tool = await aKit('Malle aux étoiles').save()
  const { id } = await ask(tool.slug)
  const path = `/prets/${id}/ouvrir`
  expect((await send(tom, path, opening)).status).toBe(409)
  await approveLoan(db, lea.actor, { id }, now())
  expect((await read(path, ida)).status).toBe(404)
  expect((await send(lea, path, opening)).status).toBe(403)
  expect((await read(path, tom)).body).toContain('value="Malle aux étoiles"')
  const wrong = await send(tom, path, { ...opening, date0: '2027-01-20', title: '<b>' })
  expect([
    wrong.status,
    wrong.body.includes('Choisissez un jour du prêt.'),
    wrong.body.includes('value="&lt;b>"'),
  ]).toEqual([422, true, true])
  expect((await send(tom, path, opening)).status).toBe(303)
  expect((await send(tom, path, opening)).status).toBe(409)

  expect((await read('/agenda?q=étoiles')).body).toContain('Venez voir les étoiles')
  const event = await read('/agenda/venez-voir-les-etoiles')
  expect(event.body).toContain('Médiathèque')
  expect(event.body).toContain(`href="/outils/${tool.slug}"`)
  const sheet = (await read(`/outils/${tool.slug}`)).body
  expect(sheet).toContain('Où la voir')
  expect(sheet).toContain('href="/agenda/venez-voir-les-etoiles"')
  expect((await read(path, lea)).body).toContain('href="/agenda/venez-voir-les-etoiles"')
})

test('days of a loan that move take the sessions with them; a loan that falls through withdraws its event', async () => {
  const { id, event, tool } = await anOpenLoan('Malle aux roches')
  expect(await followLoans(db, now())).toBe(0)
  await sql`UPDATE loan SET during = '[2027-01-18,2027-01-23)', version = version + 1 WHERE id = ${id}`.execute(
    db,
  )
  expect([await followLoans(db, now()), await followLoans(db, now())]).toEqual([1, 0])
  const { rows } = await sql<{
    begin: Date
  }>`SELECT s.begins_at AS begin FROM event_session s JOIN loan_opening x ON x.event_id = s.event_id WHERE x.loan_id = ${id}`.execute(
    db,
  )
  expect(rows.map(({ begin }) => begin.toISOString())).toEqual(['2027-01-20T13:30:00.000Z'])
  await cancelLoan(db, tom.actor, { id, reason: '', lang: 'fr' }, now())
  await followLoans(db, now())
  expect((await read(event)).status).toBe(410)
  expect((await read(`/outils/${tool.slug}`)).body).not.toContain('Où la voir')
})

test('days that both sides agree to change take the sessions along, and cancel those beyond the new last day', async () => {
  const { id, event } = await anOpenLoan('Malle aux volcans', {
    date1: '2027-01-15',
    begin1: '10:00',
    end1: '11:00',
  })
  const sessions = async () => {
    const { rows } = await sql<{ day: string; status: number }>`
      SELECT to_char(s.begins_at AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD HH24:MI') AS day, s.status
      FROM event_session s JOIN loan_opening x ON x.event_id = s.event_id WHERE x.loan_id = ${id} ORDER BY s.begins_at`.execute(
      db,
    )
    return rows.map(({ day, status }) => `${day} ${status}`)
  }
  const change = async (datesFrom: string, datesTo: string) => {
    const asked = { act: 'dates', datesFrom, datesTo, datesReason: 'La salle est prise.' }
    expect((await send(tom, `/prets/${id}`, asked)).status).toBe(303)
    expect((await send(lea, `/prets/${id}`, { act: 'accept-dates' })).status).toBe(303)
    expect([await followLoans(db, now()), await followLoans(db, now())]).toEqual([1, 0])
  }
  expect(await sessions()).toEqual(['2027-01-13 14:30 1', '2027-01-15 10:00 1'])
  await change('2027-01-18', '2027-01-22')
  expect(await sessions()).toEqual(['2027-01-20 14:30 2', '2027-01-22 10:00 2'])
  expect((await read(event)).body).toContain('prévu d’abord mercredi 13 janvier 2027, 14:30 – 16:00')
  // Only the last day moves: what falls beyond it is cancelled, the rest stays.
  await change('2027-01-18', '2027-01-21')
  expect(await sessions()).toEqual(['2027-01-20 14:30 2', '2027-01-22 10:00 6'])
  await change('2027-01-18', '2027-01-25')
  expect(await sessions()).toEqual(['2027-01-20 14:30 2', '2027-01-22 10:00 6'])
})

test('who made a loan of an invented tool opens it as an invented event', async () => {
  await loadDemoTools(db, now())
  await loadDemoLoans(db, now())
  const { rows } = await sql<{
    id: string
    day: string
  }>`SELECT l.id, lower(l.during)::text AS day FROM loan l JOIN tool t ON t.id = l.tool_id
    WHERE t.demo AND l.state = 'signed' ORDER BY l.turn LIMIT 1`.execute(db)
  const [{ id = '', day = '' } = {}] = rows
  expect(
    (await send(moderator, `/prets/${id}/ouvrir`, { ...opening, title: 'Essai ouvert', date0: day })).status,
  ).toBe(303)
  const page = (await read('/agenda/essai-ouvert')).body
  expect(page).toContain('démonstration')
  expect(page).toContain('(exemple)')
})
