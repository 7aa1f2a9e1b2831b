import { pino } from 'pino'
import { expect, test } from 'vitest'
import { aPerson } from '#modules/accounts/testing.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import type { MailPart } from '#platform/mail/mail.ts'
import { wayOut } from '#platform/mail/render-mail.ts'
import { createApp } from '../../app.ts'
import { getCampaign } from './campaign-store.ts'
import { exportPerson, forgetPerson, forgetSurveys } from './forget-surveys.ts'
import { inviteContacts } from './invite.ts'
import { surveySite } from './testing.ts'

const site = await surveySite()
const { db, at, now, get, post, states, anOpenCampaign, moderator, answer, counted, linkOf } = site
const lamps = 'Bibliothèque des Lampes'
const port = 'Bibliothèque du Port'
const base = '/administration/enquetes/campagnes'

test('names go three months after the closing, answers after the months that were said', async () => {
  const { slug } = await anOpenCampaign({ keptMonths: '12' })
  await answer(lamps)
  await post(`${base}/${slug}/clore`, {}, moderator)
  at('2027-02-22T10:00:00Z')
  expect([await forgetSurveys(db, now()), (await states()).length]).toEqual([0, 2])
  expect(await states()).toEqual([`${lamps} completed`, `${port} waiting`])
  at('2027-02-24T10:00:00Z')
  await forgetSurveys(db, now())
  expect([await states(), await counted('survey_response')]).toEqual([['— completed', '— waiting'], 1])
  const left = JSON.stringify(await db.selectFrom('survey_contact').selectAll().execute())
  expect(left).not.toMatch(/example\.org|Lampes|\+333/)
  at('2027-11-24T10:00:00Z')
  expect(await forgetSurveys(db, now())).toBe(1)
  expect([await counted('survey_response'), await counted('survey_contact')]).toEqual([0, 0])
  expect((await getCampaign(db, slug))?.erasedAt).toEqual(now())
})

test('an account is given what surveys keep of its address, and takes it away when it goes', async () => {
  await anOpenCampaign()
  const person = await aPerson(db).at('lampes@example.org').save()
  await answer(lamps)
  expect(await exportPerson(db, person.id)).toMatchObject({
    asked: [{ survey: 'enquete-sur-les-lampes', name: lamps, answers: { nom: lamps, agir: 'non' } }],
  })
  await inTransaction(db, (tx) => forgetPerson(tx, person.id))
  expect([await exportPerson(db, person.id), await counted('survey_response')]).toEqual([{ asked: [] }, 1])
  expect([await counted('survey_response_link'), await states()]).toEqual([
    0,
    [`${port} waiting`, '— completed'],
  ])
  await db.deleteFrom('person').where('id', '=', person.id).execute()
})

test('answers hold neither name nor address nor moment', async () => {
  await anOpenCampaign()
  await answer(lamps, { nom: 'x', agir: 'non', pourquoi: 'y' })
  const row = await db.selectFrom('survey_response').selectAll().executeTakeFirstOrThrow()
  expect(Object.keys(row).sort()).toEqual(
    'answers campaign_id channel completed_on consented_on departement id lang link_id ordinal proposes secret_hash state step type'.split(
      ' ',
    ),
  )
  expect(JSON.stringify(row)).not.toMatch(/example\.org|Lampes/)
})

test('the log tells neither what is answered, nor who answers, nor the link that opens it', async () => {
  await anOpenCampaign()
  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) })
  const app = createApp(testServices(db, { now, log: log as never, limiter: { count: () => {} } }))
  const link = await linkOf(lamps)
  const send = (path: string, fields: Record<string, string> | null) =>
    app.request(path, {
      ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
      headers: { 'Sec-Fetch-Site': 'same-origin' },
    })
  const words = { nom: 'Ondine Secrète', agir: 'non', pourquoi: 'personne ne nous écoute' }
  const asked: [string, Record<string, string> | null][] = [
    [link, null],
    [link, {}],
    [`${link}/accord`, { accord: 'oui' }],
    [`${link}/partie/vous`, { ...words, agir: 'peut-être' }],
    [`${link}/partie/vous`, words],
    [`${link}/partie/vous?nom=Ondine`, words],
    [`${link}/relire`, null],
    [`${link}/relire`, {}],
  ]
  for (const [path, fields] of asked) expect((await send(path, fields)).status).toBeLessThan(500)
  expect(await states()).toContain(`${lamps} completed`)
  expect(lines).toHaveLength(asked.length)
  const secret = link.split('/').at(-1) ?? ''
  for (const kept of [secret, 'Ondine', 'écoute', 'lampes@example', 'Lampes', 'peut-être'])
    expect(lines.join('')).not.toContain(kept)
})

test('the register tells what the campaign does with personal data', async () => {
  const { slug } = await anOpenCampaign({ keptMonths: '24' })
  const page = pageText(await (await get(`${base}/${slug}/registre`, moderator)).text())
  expect(page).toContain('2 contacts de structures')
  expect(page).toContain('Réponses : 24 mois après la clôture.')
  expect(page).toContain('Questions qui peuvent désigner la structure : Votre nom ; Votre téléphone')
})

test('the button of a mail program refuses a survey and those to come, without a page', async () => {
  await anOpenCampaign()
  await inviteContacts(db, now())
  const { body } = await db
    .selectFrom('mail')
    .where('address', '=', 'lampes@example.org')
    .select('body')
    .executeTakeFirstOrThrow()
  const way = wayOut(body as MailPart[])
  expect(way?.path).toBe(`${await linkOf(lamps)}/refuser`)
  const answered = await post(way?.path ?? '', { 'List-Unsubscribe': 'One-Click' })
  expect([answered.status, await answered.text()]).toEqual([204, ''])
  expect(await states()).toEqual([`${lamps} refused`, `${port} invited`])
  expect(await db.selectFrom('survey_silence').select('asked_on').execute()).toHaveLength(1)
})
