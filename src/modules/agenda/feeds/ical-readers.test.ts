import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { expect, test } from 'vitest'
import type { EventSheet } from '../model.ts'
import { aSheet, inBatches, whole } from '../testing-sheet.ts'
import { icalendar } from './ical.ts'

const calendar = {
  name: 'Agenda',
  description: 'Ce qui vient',
  url: 'https://ex.fr/agenda',
  source: 'https://ex.fr/agenda.ics',
  host: 'ex.fr',
  origin: 'https://ex.fr',
  lang: 'fr' as const,
}
const written = (...sheets: EventSheet[]) => whole(icalendar(calendar, inBatches(sheets)))
const oneSession = aSheet().sessions[0] as EventSheet['sessions'][0]

const components = (text: string) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
/** What ical.js reads of each session. */
const parsed = (text: string) =>
  components(text).map((component) => {
    const event = new ICAL.Event(component)
    return {
      summary: event.summary,
      begin: event.startDate.toJSDate().toISOString(),
      location: event.location,
      status: component.getFirstPropertyValue('status'),
    }
  })
/** What node-ical reads of each session. */
const readByNodeIcal = (text: string) =>
  Object.values(nodeIcal.sync.parseICS(text))
    .filter((each) => each?.type === 'VEVENT')
    .map((each) => {
      const { summary, start } = each as unknown as { summary: string; start: Date }
      return { summary, begin: start.toISOString() }
    })

test('a long text of emoji is folded between characters, and both readers put it back', async () => {
  // A family is four characters joined: eleven UTF-16 units, twenty-five octets.
  const titleFr = '👨‍👩‍👧‍👦 fusées à eau ; étoiles, « ciel » '.repeat(6).trim()
  const text = await written(aSheet({ titleFr, sessions: [oneSession] }))
  for (const line of text.split('\r\n')) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(line.isWellFormed()).toBe(true)
  }
  expect(parsed(text)).toMatchObject([{ summary: titleFr }])
  expect(readByNodeIcal(text)).toMatchObject([{ summary: titleFr }])
})

test('a session moved online has its link, no place, and both readers see it at its time', async () => {
  const sheet = aSheet({
    onlineLink: 'https://live.example/',
    sessions: [
      { ...oneSession, status: 'moved-online' },
      { ...oneSession, id: '9', status: 'cancelled' },
    ],
  })
  const text = await written(sheet)
  const [moved, called] = components(text)
  expect(moved?.getFirstPropertyValue('geo')).toBeNull()
  expect(String(moved?.getFirstPropertyValue('conference'))).toBe('https://live.example/')
  expect(called?.getFirstPropertyValue('status')).toBe('CANCELLED')
  expect(parsed(text)).toMatchObject([
    { location: 'En ligne', status: 'CONFIRMED', begin: '2026-12-05T13:00:00.000Z' },
    { status: 'CANCELLED', begin: '2026-12-05T13:00:00.000Z' },
  ])
  expect(readByNodeIcal(text)).toMatchObject([
    { summary: 'Passe en ligne\u00a0: Atelier fusées', begin: '2026-12-05T13:00:00.000Z' },
    { summary: 'Annulé\u00a0: Atelier fusées', begin: '2026-12-05T13:00:00.000Z' },
  ])
})
