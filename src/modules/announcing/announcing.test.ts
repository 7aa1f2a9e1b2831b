import { describe, expect, test } from 'vitest'
import { getEditableEvent } from '#modules/agenda/index.ts'
import { anEvent } from '#modules/agenda/testing.ts'
import { pageText } from '#platform/http/testing.ts'
import { announcingSite } from './testing.ts'

const { db, museum, lea, moderator, stranger, get, post, night } = await announcingSite()
const event = async (slug: string) => {
  const found = await getEditableEvent(db, slug)
  if (!found) throw new Error(`no event ${slug}`)
  return found
}

describe('the form', () => {
  test('opens for one’s own organisation, at home; without one it leads to the directory', async () => {
    const html = await (await get('/agenda/proposer', lea)).text()
    expect(html).toContain('value="Musée des Lampes"')
    const other = await get('/agenda/proposer', stranger)
    expect([other.status, pageText(await other.text())]).toEqual([
      200,
      expect.stringContaining('Ajouter ma structure'),
    ])
    expect((await get('/agenda/proposer')).status).toBe(303)
  })

  test('adds the dates of a rule, one left out, each to correct', async () => {
    const rule = {
      repeatUnit: 'week',
      repeatEvery: '1',
      repeatFrom: '2026-12-05',
      repeatUntil: '2026-12-26',
      repeatBegin: '14:00',
      repeatEnd: '17:00',
      repeatExcept: '19/12/2026',
    }
    const fields = { organisation: museum.id, titleFr: 'Ateliers du samedi', ...rule, act: 'expand' }
    const html = await (await post('/agenda/proposer', fields)).text()
    const dates = [...html.matchAll(/name="sessionDate"[^>]*value="([^"]*)"/g)].map((found) => found[1])
    expect(dates).toEqual(['2026-12-05', '2026-12-12', '2026-12-26'])
    expect(pageText(html)).toContain('3 dates ajoutées.')
    const less = await post('/agenda/proposer', {
      ...fields,
      sessionDate: dates as string[],
      sessionBegin: ['14:00', '14:00', '14:00'],
      sessionEnd: ['17:00', '17:00', '17:00'],
      act: 'remove-session-1',
    })
    expect(
      [...(await less.text()).matchAll(/name="sessionDate"[^>]*value="([^"]+)"/g)].map((found) => found[1]),
    ).toEqual(['2026-12-05', '2026-12-26'])
    const wrong = await post('/agenda/proposer', { ...fields, repeatUntil: '', repeatExcept: 'Noël' })
    expect([wrong.status, pageText(await wrong.text())]).toEqual([
      422,
      expect.stringContaining('Écrivez ces jours ainsi'),
    ])
  })

  test('the preview tells which dates fall in the school holidays', async () => {
    const dates = { sessionDate: ['2026-12-18', '2026-12-19', '2027-01-03', '2027-01-04'] }
    const hours = { sessionBegin: Array(4).fill('14:00'), sessionEnd: Array(4).fill('16:00') }
    const seen = await post('/agenda/proposer', { ...night(), ...dates, ...hours, act: 'preview' })
    expect(pageText(await seen.text())).toContain(
      '2 dates tombent pendant les vacances scolaires (vacances de Noël).',
    )
  })

  test('tells each mistake beside its field, and keeps what was typed', async () => {
    const fields = {
      ...night(),
      sessionEnd: '',
      placeOrganisation: 'Musée inconnu',
      publicEmail: 'lampes',
      sourceUrl: 'javascript:alert(1)',
      ageMin: '200',
      partners: 'Personne',
      act: 'submit',
    }
    const answer = await post('/agenda/proposer', fields)
    const html = await answer.text()
    expect(answer.status).toBe(422)
    for (const field of ['sessions', 'places', 'publicEmail', 'sourceUrl', 'ageMin', 'partners'])
      expect(html).toContain(`href="#${field}"`)
    expect(html).toContain('value="Musée inconnu"')
    expect(html).not.toContain('href="javascript:')
  })

  test('shows what the public will read, and writes nothing', async () => {
    const html = await (
      await post('/agenda/proposer', { ...night(), titleFr: 'Aperçu seul', act: 'preview' })
    ).text()
    expect(pageText(html)).toContain('Voici ce que le public lira.')
    expect(pageText(html)).toContain('samedi 5 décembre, 22:00 – 01:00')
    expect(await db.selectFrom('event').where('title_fr', '=', 'Aperçu seul').select('id').execute()).toEqual(
      [],
    )
  })

  test('for another’s organisation is refused', async () => {
    expect((await post('/agenda/proposer', { ...night(), act: 'submit' }, stranger)).status).toBe(403)
  })
})

test('from a draft to the agenda, then changed, postponed, held again, withdrawn', async () => {
  const kept = await post('/agenda/proposer', {
    ...night(),
    sessionDate: '',
    sessionBegin: '',
    sessionEnd: '',
    act: 'keep',
  })
  expect(kept.headers.get('location')).toBe('/agenda/la-nuit-des-lampes/modifier?fait=garde')
  expect((await get('/agenda/la-nuit-des-lampes')).status).toBe(404)
  const edit = '/agenda/la-nuit-des-lampes/modifier'
  const sent = await post(edit, { ...night(), version: '1', act: 'submit' })
  expect(sent.headers.get('location')).toBe('/compte/evenements?fait=attend')
  expect(pageText(await (await get('/agenda/la-nuit-des-lampes', lea)).text())).toContain(
    'il attend l’équipe du site',
  )

  const cases = await db.selectFrom('moderation_case').where('kind', '=', 'event').select('id').execute()
  expect(cases).toHaveLength(1)
  await post(`/administration/moderation/${cases[0]?.id}`, { acte: 'accept' }, moderator)
  expect(pageText(await (await get('/agenda/la-nuit-des-lampes')).text())).toContain(
    'samedi 5 décembre, 22:00 – 01:00',
  )

  const { version, content } = await event('la-nuit-des-lampes')
  const [session] = content.sessions
  const again = {
    ...night(),
    sessionId: session?.id ?? '',
    conditionsFr: 'Venez avec une lampe.',
    version: String(version),
  }
  expect((await post(edit, { ...again, act: 'submit' })).headers.get('location')).toBe(
    '/agenda/la-nuit-des-lampes',
  )
  // From the same version, somebody else says otherwise: nothing is overwritten, what was typed stays.
  const late = await post(edit, { ...again, conditionsFr: 'Sans lampe.', act: 'submit' }, moderator)
  expect(late.status).toBe(409)
  expect(await late.text()).toContain('value="Sans lampe."')

  const dates = `/agenda/la-nuit-des-lampes/dates/${session?.id}`
  const moved = {
    status: 'scheduled',
    date: '2026-12-12',
    begin: '22:00',
    end: '01:00',
    message: 'Il neigera.',
  }
  expect((await post(dates, moved)).headers.get('location')).toBe(
    '/agenda/la-nuit-des-lampes/dates?fait=date',
  )
  expect((await post(dates, { ...moved, end: '' })).status).toBe(422)
  const after = await event('la-nuit-des-lampes')
  expect(after.content.sessions).toMatchObject([
    { id: session?.id, status: 'rescheduled', begin: new Date('2026-12-12T21:00:00Z') },
  ])
  expect(await db.selectFrom('event_session_change').select(['session_id', 'message']).execute()).toEqual([
    { session_id: session?.id, message: 'Il neigera.' },
  ])

  const next = await (await get('/agenda/la-nuit-des-lampes/reconduire?semaines=52', lea)).text()
  expect(pageText(next)).toContain('samedi 12 décembre à 22:00 devient samedi 11 décembre 2027 à 22:00')
  const copy = await post('/agenda/la-nuit-des-lampes/reconduire', { semaines: '52' })
  expect(copy.headers.get('location')).toBe('/agenda/la-nuit-des-lampes-2/modifier?fait=garde')
  expect((await event('la-nuit-des-lampes-2')).content.sessions.map(({ begin }) => begin)).toEqual([
    new Date('2027-12-11T21:00:00Z'),
  ])

  await post('/agenda/la-nuit-des-lampes/retirer', { act: 'remove', reason: 'Panne' })
  expect((await get('/agenda/la-nuit-des-lampes')).status).toBe(410)
  const own = pageText(await (await get('/compte/evenements?etat=removed', lea)).text())
  expect(own).toContain('La nuit des lampes Retiré')
  await post('/agenda/la-nuit-des-lampes/retirer', { act: 'restore' })
  expect((await get('/agenda/la-nuit-des-lampes')).status).toBe(200)
  const past = pageText(await (await get('/agenda/la-nuit-des-lampes/historique', lea)).text())
  expect(past).toContain('par Léa')
  expect(past).toContain('A changé : les conditions')
})

test('an event that looks like another is told first, and sent when it is said to be another', async () => {
  await anEvent(db).named('Grand atelier des ombres').inCommune('59249').on('2026-12-20T14:00').save()
  const fields = {
    ...night(),
    titleFr: 'Le grand atelier des ombres',
    sessionDate: '2026-12-20',
    sessionBegin: '14:00',
    sessionEnd: '16:00',
    act: 'submit',
  }
  const told = await post('/agenda/proposer', fields)
  expect([told.status, pageText(await told.text())]).toEqual([
    409,
    expect.stringContaining('Est-ce déjà dans l’agenda'),
  ])
  expect((await post('/agenda/proposer', { ...fields, another: '1' })).status).toBe(303)
})

test('an event that has no date yet has its page, and says so in lists', async () => {
  await anEvent(db).named('Sans date').inCommune('59249').save()
  expect((await get('/agenda/sans-date')).status).toBe(200)
  expect(pageText(await (await get('/agenda')).text())).toContain('Sans date Dates à venir')
})

test('what no browser sends is told, never a fault of the site', async () => {
  const odd = {
    ...night(),
    titleFr: 'Étrange\u0000',
    ageMin: '9',
    ageMax: '3',
    languages: ['fr', 'zz zz', '"'],
    sessionId: 'x',
    sessionFormer: 'jamais',
    season: 'fete/20xx',
    audience: ['nobody'],
  }
  for (const act of ['preview', 'submit', 'keep', 'expand', 'remove-session-999', '?'])
    expect([act, (await post('/agenda/proposer', { ...odd, act })).status]).toEqual([
      act,
      act === 'keep' || act === '?' ? expect.any(Number) : act.startsWith('remove') ? 200 : 422,
    ])
  for (const season of ['inconnu/2026', 'fete-de-la-science/1900'])
    expect((await post('/agenda/proposer', { ...night(), season, act: 'preview' })).status).toBe(422)
  const nobody = '00000000-0000-4000-8000-000000000000'
  for (const act of ['preview', 'submit', 'keep'])
    expect(
      (await post('/agenda/proposer', { ...night(), organisation: nobody, act }, moderator)).status,
    ).toBe(422)
  const none = await post(
    '/agenda/proposer',
    { ...night(), organisation: "' OR 1", act: 'submit' },
    moderator,
  )
  expect([none.status, pageText(await none.text())]).toEqual([
    422,
    expect.stringContaining('Choisissez une structure'),
  ])
  expect((await get('/compte/evenements?q=%00%ff&etat=zz&page=1e99', lea)).status).toBe(200)
  expect((await get('/agenda/proposer?structure=%00', lea)).status).toBe(200)
})
