import { expect, test } from 'vitest'
import { getEditableEvent, saveEvent } from '#modules/agenda/index.ts'
import { aContent } from '#modules/agenda/testing.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { anExpert } from '#modules/experts/testing.ts'
import { announcingSite } from './testing.ts'

const { db, museum, moderator, get, post, night } = await announcingSite()
const now = new Date('2026-10-01T10:00:00Z')
await anOrganisation(db).named('Club').inCommune('59249').save()
const second = await anOrganisation(db).named('Club').inCommune('59350').save()
const expert = await anExpert(db).named('Ada Étoile').inCommune('59249').save()

/** Everything that a form does not show. */
const content = aContent({
  titleFr: 'La nuit la plus longue',
  organiserId: museum.id,
  places: [
    {
      organisationId: null,
      name: 'Observatoire',
      address: '1 rue du Ciel',
      postcode: null,
      commune: '59249',
      locality: null,
      point: { lon: 4.06, lat: 50.01 },
    },
  ],
  // Two o'clock comes twice that night: this is the second one.
  sessions: [{ begin: new Date('2026-10-25T01:30:00Z'), end: new Date('2026-10-25T03:00:00Z'), place: 0 }],
  booking: [
    { for: 'public', type: 'link', value: 'https://example.org/a' },
    { for: 'public', type: 'link', value: 'https://example.org/b' },
    { for: 'school', type: 'phone', value: '03 20 00 00 00' },
  ],
  partners: [second.id],
  speakers: [{ name: 'Ada Étoile', affiliation: null, expert: expert.slug }],
})

/** The form of a page, as a browser would send it. */
async function formOf(path: string): Promise<Record<string, string[]>> {
  const html = await (await get(path, moderator)).text()
  const form = /<form method="post".*<\/form>/s.exec(html)?.[0] ?? ''
  const fields: Record<string, string[]> = {}
  const add = (name: string, value: string) => {
    const values = fields[name] ?? []
    fields[name] = [...values, value.replaceAll('&#39;', "'").replaceAll('&amp;', '&')]
  }
  const pattern =
    /<input\b([^>]*)>|<textarea\b[^>]*name="([^"]*)"[^>]*>([^<]*)|<select\b[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs
  for (const [, input, area, text, select, options] of form.matchAll(pattern)) {
    if (area) add(area, text ?? '')
    else if (select) add(select, /<option value="([^"]*)" selected/.exec(options ?? '')?.[1] ?? '')
    else if (input && (!/type="checkbox"/.test(input) || / checked/.test(input)))
      add(/name="([^"]*)"/.exec(input)?.[1] ?? '', /value="([^"]*)"/.exec(input)?.[1] ?? '')
  }
  return fields
}

test('a form that changes the title changes nothing else', async () => {
  const { slug } = await saveEvent(
    db,
    moderator.actor,
    { organiserId: museum.id, input: content, act: 'submit' },
    now,
  )
  const before = await getEditableEvent(db, slug)
  const path = `/agenda/${slug}/modifier`
  const answer = await post(
    path,
    { ...(await formOf(path)), titleFr: 'La plus longue nuit', act: 'submit' },
    moderator,
  )
  expect(answer.headers.get('location')).toBe(`/agenda/${slug}`)
  const after = await getEditableEvent(db, slug)
  expect(after?.content).toEqual({ ...before?.content, titleFr: 'La plus longue nuit' })
})

test('what is taken away with its field is gone, and an address that moves has no longer its point', async () => {
  const path = '/agenda/la-nuit-la-plus-longue/modifier'
  const fields = {
    ...(await formOf(path)),
    publicLink: '',
    speakerName: 'Bob',
    placeAddress: '2 rue du Ciel',
  }
  await post(path, { ...fields, act: 'submit' }, moderator)
  const after = await getEditableEvent(db, 'la-nuit-la-plus-longue')
  expect(after?.content.booking).toEqual([{ for: 'school', type: 'phone', value: '03 20 00 00 00' }])
  expect(after?.content.speakers).toEqual([{ name: 'Bob', affiliation: null, expert: null }])
  expect(after?.content.places[0]?.point).toBeNull()
})

test('an address without a point is found near the middle of its commune', async () => {
  const fields = { ...night(), titleFr: 'Marche aux lampes', sessionDate: '2027-01-15' }
  const place = { placeOrganisation: '', placeAddress: '3 rue des Lampes', placeCommune: 'Fourmies' }
  await post('/agenda/proposer', { ...fields, ...place, act: 'submit' }, moderator)
  const near = async (where: string) =>
    (await (await get(`/agenda?pres=${where}&rayon=5`)).text()).includes('Marche aux lampes')
  expect([await near('commune/59249'), await near('commune/59350')]).toEqual([true, false])
})
