import { isObject } from './event-record.ts'
import type { Timing } from './timings.ts'

const moment = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?`
const range = new RegExp(`(${moment})\\s*[-–_/ ]\\s*(${moment})`, 'g')

/** Beginnings and ends of a text such as `2017-10-14T10:00:00+02:00-2017-10-14T18:00:00+02:00`, one after the other. */
export function isoTimings(value: unknown): Timing[] {
  const text = typeof value === 'string' ? value : ''
  return [...text.matchAll(range)].map(([, begin, end]) => ({ begin, end }))
}

/** Beginnings and ends of a list of objects, or of its JSON, under the names that French and English files use. */
export function listedTimings(value: unknown): Timing[] {
  const list = typeof value === 'string' ? parsed(value) : value
  return (Array.isArray(list) ? list : []).filter(isObject).map((each) => ({
    begin: each.begin ?? each.start ?? each.debut ?? each.date_debut,
    end: each.end ?? each.fin ?? each.date_fin,
  }))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const months = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
]
const day = new RegExp(String.raw`\b(\d{1,2})(?:er)?\s+(${months.join('|')})\s+(\d{4})`, 'gi')
const hours = /(\d{1,2})\s?[h:]\s?(\d\d)?\s*(?:à|-|–)\s*(\d{1,2})\s?[h:]\s?(\d\d)?/gi

/** Beginnings and ends written in words: « samedi 14 octobre 2017 - 10h00 à 18h00 », any number of hours after each day. */
export function frenchTimings(value: unknown): Timing[] {
  const text = typeof value === 'string' ? value.normalize('NFC') : ''
  const dates = [...text.matchAll(day)]
  return dates.flatMap((date, index) => {
    const [whole, number = '', month = '', year = ''] = date
    const rest = text.slice(date.index + whole.length, dates[index + 1]?.index)
    const written = `${year}-${pad(months.indexOf(month.toLowerCase()) + 1)}-${pad(number)}`
    return [...rest.matchAll(hours)].map(([, from = '', minutes = '00', to = '', more = '00']): Timing => {
      const [begin, end] = [`${pad(from)}:${minutes}`, `${pad(to)}:${more}`]
      return {
        begin: `${written}T${begin}`,
        end: `${end > begin ? written : nextDay(written)}T${hour24(end)}`,
      }
    })
  })
}

const pad = (number: number | string) => String(number).padStart(2, '0')
const hour24 = (time: string) => time.replace(/^24:/, '00:')

/** « 20h à 1h » ends the day after; a date that does not exist stays, and is told as unreadable. */
function nextDay(date: string): string {
  const noon = Date.parse(`${date}T12:00:00Z`)
  return Number.isNaN(noon) ? date : new Date(noon + 86_400_000).toISOString().slice(0, 10)
}
