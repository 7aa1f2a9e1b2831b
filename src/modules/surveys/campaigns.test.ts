import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inTransaction } from '#platform/db/connect.ts'
import { Conflict } from '#platform/errors.ts'
import { pageText } from '#platform/http/testing.ts'
import { getCampaign } from './campaign-store.ts'
import { closePast } from './close-campaign.ts'
import { inviteContacts, remindContacts } from './invite.ts'
import { openCampaign } from './open-campaign.ts'
import { shortSurvey, surveySite } from './testing.ts'

const site = await surveySite()
const {
  db,
  at,
  now,
  get,
  post,
  mails,
  states,
  linkOf,
  aCampaign,
  anOpenCampaign,
  settingsOf,
  moderator,
  answer,
  counted,
} = site
const lamps = 'Bibliothèque des Lampes'
const port = 'Bibliothèque du Port'
const base = '/administration/enquetes/campagnes'

test('opening freezes the questionnaire and writes down whom it asks, with the margins of the frame', async () => {
  const campaign = await anOpenCampaign()
  expect([campaign.state, campaign.margins]).toEqual([
    'open',
    {
      total: 2,
      type: { library: 2 },
      departement: { '59': 1, '62': 1 },
      strata: { 'library|59': 1, 'library|62': 1 },
    },
  ])
  await expect(
    db.updateTable('survey_version').set({ definition: '{}' }).where('id', '=', campaign.versionId).execute(),
  ).rejects.toThrow('a questionnaire that was answered does not change')
  const again = openCampaign(db, moderator.actor, campaign.slug, now())
  await expect(again).rejects.toThrow(Conflict)
  // An edit begins the next version, and the campaign keeps its own.
  const path = `/administration/enquetes/questionnaires/${campaign.surveyId}`
  await post(path, { acte: 'retirer', code: 'tel', revision: '1.1' }, moderator)
  const versions = await db
    .selectFrom('survey_version')
    .select(['number', 'frozen_at'])
    .orderBy('number')
    .execute()
  expect(versions.map(({ number, frozen_at }) => [number, frozen_at !== null])).toEqual([
    [1, true],
    [2, false],
  ])
  expect((await getCampaign(db, campaign.slug))?.versionId).toBe(campaign.versionId)
})

test('a campaign that asks nothing, or nobody, or too late, does not open and says why', async () => {
  const nobody = await aCampaign({ frameQuery: '' })
  const refused = await post(`${base}/${nobody}/ouvrir`, {}, moderator)
  expect([refused.status, pageText(await refused.text()).includes('ne s’adresse à personne')]).toEqual([
    409,
    true,
  ])
  const late = await aCampaign({ closesOn: '2026-11-24' })
  at('2026-11-26T10:00:00Z')
  const past = await post(`${base}/${late}/ouvrir`, {}, moderator)
  expect([past.status, pageText(await past.text()).includes('La date de clôture est passée')]).toEqual([
    409,
    true,
  ])
  const empty = await aCampaign({}, { title: { fr: 'Vide' }, sections: [] })
  const nothing = await post(`${base}/${empty}/ouvrir`, {}, moderator)
  expect(pageText(await nothing.text())).toContain('ne pose aucune question')
  const [vous, actions] = shortSurvey.sections
  const upsideDown = await aCampaign(
    {},
    { title: { fr: 'Envers' }, sections: [actions, vous].flatMap((each) => each ?? []) },
  )
  const faults = await post(`${base}/${upsideDown}/ouvrir`, {}, moderator)
  expect(pageText(await faults.text())).toContain('Le questionnaire a des points à corriger')
  expect(await counted('survey_contact')).toBe(0)
})

test('an address of the directory is a frame, whole or filtered; another page is none', async () => {
  for (const [frameQuery, asked] of [
    ['https://maillage.example/annuaire', 3],
    ['/en/annuaire?type=museum', 1],
    ['type=library', 2],
    ['', 0],
  ] as const) {
    const slug = await aCampaign({ frameQuery })
    const page = pageText(await (await get(`${base}/${slug}`, moderator)).text())
    expect([frameQuery, /(\d+) structures? aujourd’hui/.exec(page)?.[1] ?? '0']).toEqual([
      frameQuery,
      String(asked),
    ])
  }
  for (const wrong of ['/agenda?quand=week-end', 'https://maillage.example/outils', 'tout le monde'])
    await expect(aCampaign({ frameQuery: wrong })).rejects.toThrow('Collez l’adresse')
})

test('each contact is invited once, even when the process dies in the middle', async () => {
  await anOpenCampaign()
  // The process dies after writing, before the commit: nothing stays, neither mail nor mark.
  await expect(
    inTransaction(db, async (tx) => {
      expect(await inviteContacts(tx as never, now())).toBe(2)
      throw new Error('killed')
    }),
  ).rejects.toThrow('killed')
  expect([await mails(), await states()]).toEqual([[], [`${lamps} waiting`, `${port} waiting`]])
  expect(await Promise.all([inviteContacts(db, now()), inviteContacts(db, now())])).toEqual(
    expect.arrayContaining([2, 0]),
  )
  await inviteContacts(db, now())
  const body = JSON.stringify(
    (await db.selectFrom('mail').select(['body', 'address']).execute()).map(({ body }) => body),
  )
  expect(body).toContain(await linkOf(lamps))
  expect(await mails()).toEqual([
    'lampes@example.org: Votre avis : Enquête sur les lampes',
    'port@example.org: Votre avis : Enquête sur les lampes',
  ])
})

test('reminders leave on their days, once, and only to those who have not answered', async () => {
  await anOpenCampaign()
  await inviteContacts(db, now())
  await mails()
  await answer(lamps)
  at('2026-11-29T10:00:00Z')
  expect(await remindContacts(db, now())).toBe(0)
  // Late by more than both days: the first leaves now, the second its seven days after it.
  at('2026-12-08T10:00:00Z')
  expect([await remindContacts(db, now()), await remindContacts(db, now())]).toEqual([1, 0])
  expect(await mails()).toEqual(['port@example.org: Rappel : Enquête sur les lampes'])
  at('2026-12-15T10:00:00Z')
  expect([await remindContacts(db, now()), await remindContacts(db, now())]).toEqual([1, 0])
  await mails()
  at('2027-01-15T10:00:00Z')
  expect(await remindContacts(db, now())).toBe(0)
})

test('a reminder asked by hand leaves once a day, whoever presses', async () => {
  const { slug } = await anOpenCampaign({ reminderDays: '' })
  await inviteContacts(db, now())
  await mails()
  at('2026-11-25T10:00:00Z')
  expect((await post(`${base}/${slug}/relancer`, {}, moderator)).status).toBe(303)
  await post(`${base}/${slug}/relancer`, {}, moderator)
  expect([await remindContacts(db, now()), await remindContacts(db, now())]).toEqual([2, 0])
  expect(await mails()).toHaveLength(2)
})

test('completed answers are numbered without a gap, whoever comes at the same time', async () => {
  await anOpenCampaign()
  await Promise.all([answer(lamps), answer(port)])
  const rows = await db.selectFrom('survey_response').select('ordinal').orderBy('ordinal').execute()
  expect(rows.map(({ ordinal }) => ordinal)).toEqual([1, 2])
  expect(
    (await db.selectFrom('survey_campaign').select('completed').executeTakeFirstOrThrow()).completed,
  ).toBe(2)
})

test('closing cuts the link when it was promised: nothing joins people and answers any more', async () => {
  const { slug } = await anOpenCampaign()
  await inviteContacts(db, now())
  at('2026-12-01T10:00:00Z')
  await remindContacts(db, now())
  await db.updateTable('survey_contact').set({ called_at: now(), call_note: 'Rappeler' }).execute()
  await answer(lamps)
  const link = await linkOf(port)
  await post(link, {})
  await post(`${link}/accord`, { accord: 'oui' })
  expect([await counted('survey_response'), await counted('survey_response_link')]).toEqual([2, 2])
  expect((await post(`${base}/${slug}/clore`, {}, moderator)).status).toBe(303)
  expect([await counted('survey_response'), await counted('survey_response_link')]).toEqual([1, 0])
  const contacts = await db
    .selectFrom('survey_contact')
    .select(['name', 'state', 'channel', sql<string | null>`completed_on::text`.as('day')])
    .select(['reminders', 'reminded_at', 'called_at', 'call_note', sql`opened_on::text`.as('opened')])
    .orderBy('name')
    .execute()
  const asked = { reminders: 1, reminded_at: now(), called_at: now(), call_note: 'Rappeler' }
  const forgotten = { reminders: 0, reminded_at: null, called_at: null, call_note: '' }
  expect(contacts).toEqual([
    { name: lamps, state: 'completed', channel: null, day: null, ...forgotten, opened: null },
    { name: port, state: 'started', channel: null, day: null, ...asked, opened: '2026-12-01' },
  ])
  expect(await mails()).toEqual([
    'lampes@example.org: Votre avis : Enquête sur les lampes',
    'port@example.org: Rappel : Enquête sur les lampes',
    'port@example.org: Votre avis : Enquête sur les lampes',
  ])
  const shut = await get(link)
  expect([shut.status, pageText(await shut.text()).includes('ne prend plus de réponses')]).toEqual([
    410,
    true,
  ])
  expect((await post(`${link}/accord`, { accord: 'oui' })).status).toBe(410)
  const campaign = await getCampaign(db, slug)
  expect([campaign?.state, campaign?.linkCutAt]).toEqual(['closed', now()])
})

test('a campaign closes by itself the day after its last, and keeps the link when nothing was promised', async () => {
  const { slug } = await anOpenCampaign({ closesOn: '2026-11-30', cutsLink: '' })
  await answer(lamps)
  at('2026-11-30T22:30:00Z') // half past eleven in the evening in Paris
  expect(await closePast(db, now())).toBe(0)
  at('2026-11-30T23:30:00Z')
  expect((await get(await linkOf(port))).status).toBe(410)
  expect(await closePast(db, now())).toBe(1)
  expect([(await getCampaign(db, slug))?.state, await counted('survey_response_link')]).toEqual(['closed', 1])
})

test('a quota reached lets nobody begin, and who has begun finish', async () => {
  await anOpenCampaign({ quota: '1' })
  const link = await linkOf(port)
  await post(link, {})
  await post(`${link}/accord`, { accord: 'oui' })
  await answer(lamps)
  const fields = { nom: port, agir: 'oui' }
  expect((await post(`${link}/partie/vous`, fields)).headers.get('location')).toBe(`${link}/partie/actions`)
  expect((await post(`${link}/relire`, {})).headers.get('location')).toBe(`${link}/merci?fait=envoye`)
  await db.deleteFrom('survey_response').execute()
  expect((await post(`${link}/accord`, { accord: 'oui' })).status).toBe(410)
})

test('the settings that people were promised do not change once a campaign is open', async () => {
  const { slug } = await anOpenCampaign()
  const input = await settingsOf(slug)
  const changed = { ...input, titleFr: 'Autre titre', threshold: '3', cutsLink: '', frameQuery: '' }
  expect((await post(`${base}/${slug}/reglages`, changed, moderator)).status).toBe(303)
  const campaign = await getCampaign(db, slug)
  expect([campaign?.titleFr, campaign?.threshold, campaign?.cutsLink, campaign?.frameQuery]).toEqual([
    'Autre titre',
    11,
    true,
    'type=library',
  ])
})
