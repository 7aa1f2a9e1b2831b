import { parse } from 'csv-parse/sync'
import { aPerson, signedIn } from '#modules/accounts/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { aDefinition, asks, saveCampaign, times } from './testing.ts'

/** Where the pages of a campaign stand in the back office. */
export const base = '/administration/enquetes/campagnes'

export const definition = aDefinition([
  asks('single', 'acts', ['yes', 'no']),
  asks('multiple', 'themes', ['sky', 'sea', 'stone']),
  { type: 'text', code: 'why', label: { fr: 'Pourquoi ?' }, required: false, long: true },
])

/** A site with the campaign « essai » (102 answers), and people who read and write what surveys say. */
export async function aDesk() {
  const db = await testDatabase()
  await seedTerritories(db)
  const app = createApp(testServices(db, { now: () => new Date('2026-11-27T08:00:00Z') }))
  const moderator = await aPerson(db).withRole('moderator').save()
  const observer = await aPerson(db).withRole('observer').save()
  await saveCampaign(db, {
    slug: 'essai',
    definition,
    margins: { type: { library: 400, museum: 100 }, departement: { '59': 300, '62': 200 } },
    answers: [
      ...times(30, { answers: { acts: 'yes', themes: ['sky', 'sea'] }, type: 'library', departement: '59' }),
      ...times(20, { answers: { acts: 'no', themes: ['sky'] }, type: 'library', departement: '62' }),
      ...times(25, { answers: { acts: 'yes', themes: ['stone', 'sky'] }, type: 'museum', departement: '59' }),
      ...times(15, { answers: { acts: 'no' }, type: 'museum', departement: '62' }),
      ...times(12, {
        answers: { why: 'Manque de temps', acts: 'no', themes: ['sea'] },
        type: 'library',
        departement: '59',
      }),
    ],
  })
  const get = (path: string, person: typeof moderator | null = moderator) =>
    app.request(path, person ? { headers: signedIn(person) } : {})
  const post = (path: string, fields: Record<string, string> | [string, string][], person = moderator) =>
    app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers: signedIn(person) })
  /** The lines of a CSV, by the names of its columns. */
  const cells = async (path: string, person: typeof moderator | null = moderator) => {
    const text = await (await get(path, person)).text()
    return parse(text, { columns: true }) as Record<string, string>[]
  }
  return { db, app, observer, get, post, cells }
}

/** What counts in a line: category, crossed category, count, percent, whether it is hidden. */
export const short = (lines: Record<string, string>[]) =>
  lines.map((line) => [line.category, line.crossed_category, line.count, line.percent, line.hidden].join(' '))
