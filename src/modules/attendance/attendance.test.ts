import { describe, expect, test } from 'vitest'
import { aPerson } from '#modules/accounts/testing.ts'
import { getEditableEvent, loadSeasons, writeEvent } from '#modules/agenda/index.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { pageText } from '#platform/http/testing.ts'
import { askAttendance } from './ask-attendance.ts'
import { attendanceOf, forgetLinks } from './index.ts'
import { attendanceSite, typedFor } from './testing.ts'

const site = await attendanceSite()
const { db, clock, dayOn, lea, moderator, observer, stranger, museum, get, post, keysOf, mailsTo } = site

describe('after a session', () => {
  test('one mail a day and an organisation asks of every event, with a link for each', async () => {
    await site.event('Nuit des lampes').on('2026-11-21T20:00', '2026-12-05T20:00').save()
    await site.event('Atelier fusées').on('2026-11-22T14:00').save()
    await site.event('À venir').on('2026-12-12T14:00').save()
    await site.event('Brouillon').on('2026-11-22T10:00').unpublished().save()
    expect(await site.ask()).toBe(1)
    expect(await site.ask()).toBe(0)
    const [mail, ...others] = await mailsTo('lea@example.org')
    expect(others).toEqual([])
    expect(mail?.words).toEqual(
      expect.arrayContaining([
        'Atelier fusées – 1 séance à renseigner',
        'Nuit des lampes – 1 séance à renseigner',
      ]),
    )
    expect(mail?.paths).toEqual([
      expect.stringMatching(/^\/bilan\/.{43}$/),
      expect.stringMatching(/^\/bilan\/.{43}$/),
    ])
  })

  test('two runs at once write once; what a transaction did not keep is written by the next run', async () => {
    await site.event('Planétarium').on('2026-11-24T10:00').save()
    const killed = inTransaction(db, async (tx) => {
      await askAttendance(tx, dayOn(2))
      throw new Error('killed')
    })
    await expect(killed).rejects.toThrow('killed')
    const before = (await mailsTo('lea@example.org')).length
    const [one, other] = await Promise.all([site.ask(2), site.ask(2)])
    expect([one + other, (await mailsTo('lea@example.org')).length - before]).toEqual([1, 1])
  })

  test('no answer is asked again once after a week, then nothing more', async () => {
    const count = async () => (await mailsTo('lea@example.org')).length
    const before = await count()
    expect([await site.ask(9), await site.ask(10), await site.ask(11), await site.ask(20)]).toEqual([
      1, 0, 0, 1,
    ])
    // The second date of the night was asked about on day 20; the week after that is its reminder.
    expect([await site.ask(27), await site.ask(28), await site.ask(60)]).toEqual([1, 0, 0])
    expect((await count()) - before).toBe(3)
  })
})

describe('the link', () => {
  const linkOf = async (title: string) => {
    const mails = await mailsTo('lea@example.org')
    const mail = mails.find(({ words }) => words.some((word) => word.startsWith(title)))
    const events = mail?.words.filter((word) => word.includes(' – ')) ?? []
    return mail?.paths[events.findIndex((word) => word.startsWith(title))] ?? ''
  }

  test('opens the sessions that are over, without signing in, and keeps its address to itself', async () => {
    clock.now = dayOn(0)
    const path = await linkOf('Nuit des lampes')
    const page = await get(path)
    const html = await page.text()
    expect([page.status, page.headers.get('referrer-policy'), keysOf(html).length]).toEqual([
      200,
      'no-referrer',
      1,
    ])
    expect(pageText(html)).toContain('samedi 21 novembre')
    expect(html).toContain('noindex')
    const english = await (await get(`/en${path}`)).text()
    expect(pageText(english)).toContain('How many people came?')
  })

  test('takes figures, shows them again, and takes corrections; the journal says what changed', async () => {
    const path = await linkOf('Nuit des lampes')
    const [key = ''] = keysOf(await (await get(path)).text())
    const sent = await post(
      path,
      typedFor(key, { public: '120', pupils: '28', accompanying: '3', children: '40' }),
    )
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `${path}?fait=1`])
    const html = await (await get(`${path}?fait=1`)).text()
    expect(pageText(html)).toContain('C’est noté pour 1 séance')
    expect(html).toMatch(/name="public-\d+"[^>]*value="120"|value="120"[^>]*name="public-\d+"/)
    await post(
      path,
      typedFor(key, { held: 'yes', public: '125', pupils: '28', accompanying: '3', children: '40' }),
    )
    const entries = await db
      .selectFrom('journal_entry')
      .where('action', '=', 'attendance.tell')
      .orderBy('id')
      .select(['origin', 'person_id', 'organisation_id', 'changes'])
      .execute()
    expect(entries).toEqual([
      expect.objectContaining({ origin: 'link', person_id: null, organisation_id: museum.id }),
      expect.objectContaining({ changes: expect.objectContaining({ public: { from: 120, to: 125 } }) }),
    ])
    const again = await post(
      path,
      typedFor(key, { held: 'yes', public: '125', pupils: '28', accompanying: '3', children: '40' }),
    )
    expect(again.headers.get('location')).toBe(`${path}?fait=0`)
  })

  test('a mistake comes back filled, told beside its field, and nothing is kept', async () => {
    const path = await linkOf('Atelier fusées')
    const [key = ''] = keysOf(await (await get(path)).text())
    const answer = await post(path, typedFor(key, { public: '10', children: '11', firstTime: 'x' }))
    const html = await answer.text()
    expect([answer.status, keysOf(html)]).toEqual([422, [key]])
    expect(html).toContain(`href="#firstTime-${key}"`)
    expect(html).toContain('value="11"')
    expect((await db.selectFrom('session_attendance').select('id').execute()).length).toBe(1)
  })

  test('takes no session of another event, nor one that is not over', async () => {
    const path = await linkOf('Atelier fusées')
    const { rows } = { rows: await db.selectFrom('event_session').select('id').execute() }
    const own = keysOf(await (await get(path)).text())
    for (const { id } of rows.filter((row) => !own.includes(String(row.id))))
      expect((await post(path, typedFor(String(id), { public: '1' }))).status).toBe(404)
  })

  test('opens for sixty days, then tells where to go; a false one too', async () => {
    const path = await linkOf('Nuit des lampes')
    clock.now = dayOn(59)
    expect((await get(path)).status).toBe(200)
    clock.now = dayOn(61)
    for (const dead of [path, `/bilan/${'x'.repeat(43)}`]) {
      expect([(await get(dead)).status, (await post(dead, {})).status]).toEqual([410, 410])
      expect(pageText(await (await get(dead)).text())).toContain('Ce lien ne s’ouvre plus')
    }
    clock.now = dayOn(0)
  })

  test('is forgotten once it opens nothing', async () => {
    const count = async () => (await db.selectFrom('attendance_link').select('event_id').execute()).length
    await forgetLinks(db, dayOn(59))
    expect(await count()).toBeGreaterThan(0)
    await forgetLinks(db, dayOn(100))
    expect(await count()).toBe(0)
  })
})

describe('signed in', () => {
  test('people of the organisation and the team correct, long after too; others do not', async () => {
    const path = '/agenda/atelier-fusees/bilan'
    const [key = ''] = keysOf(await (await get(path, lea)).text())
    expect((await post(path, typedFor(key, { held: 'no', remark: 'Neige' }), lea)).status).toBe(303)
    expect((await post(path, typedFor(key, { public: '1' }), observer)).status).toBe(403)
    expect((await post(path, typedFor(key, { public: '1' }), stranger)).status).toBe(403)
    expect((await get(path)).status).toBe(303)
    clock.now = dayOn(400)
    const later = await aPerson(db).withRole('moderator').save(dayOn(400))
    expect((await post(path, typedFor(key, { held: 'yes', public: '9' }), later)).status).toBe(303)
    clock.now = dayOn(0)
  })

  test('the list says what is left to tell, then what was told', async () => {
    const waiting = pageText(await (await get('/compte/bilans', lea)).text())
    expect(waiting).toContain('Rien n’attend')
    const told = pageText(await (await get('/compte/bilans?etat=renseignes', lea)).text())
    expect(told).toContain('Atelier fusées')
    expect(told).toContain('1 sur 1 séance · 9 personnes')
    expect(pageText(await (await get('/compte/bilans?etat=renseignes', stranger)).text())).not.toContain(
      'Atelier fusées',
    )
  })

  test('the file has a line for each session that is over', async () => {
    const path = '/agenda/nuit-des-lampes/bilan.csv'
    const answer = await get(path, observer)
    const [head, line, ...rest] = (await answer.text()).trim().split('\r\n')
    expect(head?.split(',').slice(3, 8)).toEqual(['commune', 'tenue', 'public', 'eleves', 'accompagnateurs'])
    expect(line).toMatch(/^2026-11-21T19:00:00.000Z,.*,59249,true,125,28,3,40,,,,,,2026-/)
    expect(rest).toEqual([])
    expect((await get(path, stranger)).status).toBe(403)
  })
})

test('the totals of an edition count what was told of what is over, and say of how much', async () => {
  await loadSeasons(db)
  const season = { code: 'fete-de-la-science', year: 2025 }
  const inSeason = (title: string) => site.event(title).with({ season })
  const { id } = await inSeason('Village des sciences')
    .on('2025-10-04T10:00', '2025-10-05T10:00', '2025-10-06T10:00', '2025-10-07T10:00')
    .save()
  const invented = await inSeason('Inventé').on('2025-10-04T10:00').save()
  await db.updateTable('event').set({ demo: true }).where('id', '=', invented.id).execute()
  await db
    .updateTable('event_session')
    .set({ status: 6 })
    .where('event_id', '=', id)
    .where('begins_at', '=', new Date('2025-10-07T10:00:00+01:00'))
    .execute()
  const path = '/agenda/village-des-sciences/bilan'
  const keys = keysOf(await (await get(path, lea)).text())
  expect(keys).toHaveLength(3)
  await post(
    path,
    [
      ...typedFor(keys[0] ?? '', { public: '200', pupils: '50', accompanying: '4', firstTime: '100' }),
      ...typedFor(keys[1] ?? '', { held: 'no' }),
    ],
    lea,
  )
  const demo = '/agenda/invente/bilan'
  const [invented1 = ''] = keysOf(await (await get(demo, moderator)).text())
  await post(demo, typedFor(invented1, { public: '9999' }), moderator)
  const sums = {
    public: 200,
    pupils: 50,
    accompanying: 4,
    firstTime: 100,
    firstTimeOf: 254,
    told: 2,
    held: 1,
    notHeld: 1,
    over: 3,
  }
  const asked = { season: season.code, year: season.year }
  expect(await attendanceOf(db, asked, dayOn(0))).toEqual({
    totals: sums,
    communes: [{ code: '59249', name: 'Fourmies', ...sums }],
  })
  // Its source tells the first session no more: what was told stands, and can still be corrected.
  const event = await getEditableEvent(db, 'village-des-sciences')
  if (!event) throw new Error('no event')
  const content = { ...event.content, sessions: event.content.sessions.slice(1) }
  await inTransaction(db, (tx) => writeEvent(tx, content, { id, state: 'published' }, dayOn(0)))
  expect(await attendanceOf(db, asked, dayOn(0))).toEqual({
    totals: sums,
    communes: [{ code: '59249', name: 'Fourmies', ...sums }],
  })
  const orphan = keysOf(await (await get(path, lea)).text()).find((key) => key.includes('-')) ?? ''
  await post(path, typedFor(orphan, { held: 'yes', public: '300' }), lea)
  expect((await attendanceOf(db, asked, dayOn(0))).totals).toMatchObject({ public: 300, pupils: 0, over: 3 })
})
