import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { removeEntries } from '#modules/search/index.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../../app.ts'
import { anOrganisation } from '../testing.ts'

const db = await testDatabase()
const app = createApp(testServices(db))
const get = async (path: string) => {
  const response = await app.request(path, { redirect: 'manual' })
  return {
    status: response.status,
    location: response.headers.get('location'),
    headers: response.headers,
    body: await response.text(),
  }
}
const _shown = (html: string) =>
  [...html.matchAll(/<h3><a href="(?:\/en)?\/annuaire\/([^"?]+)"/g)].map((match) => match[1])
const _exported = async (path: string) =>
  parse((await get(path)).body, { columns: true }) as Record<string, string>[]

beforeAll(async () => {
  await seedTerritories(db)
  await anOrganisation(db)
    .named('Écomusée de l’Avesnois')
    .inCommune('59249')
    .at(4.0477, 50.0179, 'place Maria Blondeau')
    .ofType('museum')
    .about('industry')
    .save()
  await anOrganisation(db)
    .named('Palais des Beaux-Arts')
    .inCommune('59350')
    .at(3.0626, 50.6302, 'place de la République')
    .ofType('museum')
    .about('fine-arts')
    .save()
  await anOrganisation(db)
    .named('Forum des sciences')
    .inCommune('59009')
    .at(3.1426, 50.6209, '1 place de l’Hôtel de ville')
    .ofType('science-centre')
    .about('astronomy')
    .for('families')
    .save()
  await anOrganisation(db)
    .named('=HYPERLINK("https://evil.example")')
    .described('@SUM(1)')
    .inCommune('80021')
    .ofType('association')
    .with({ phone: '+33322000000' })
    .save()
})

describe('what is not published', () => {
  const paths = [
    '/annuaire',
    '/annuaire?q=cachee',
    '/annuaire.csv',
    '/annuaire.geojson',
    '/annuaire.csv?q=cachee',
    '/annuaire.geojson?type=museum',
  ]

  test.each(['proposed', 'archived'])('%s: in no list, in no file', async (status) => {
    const { id, slug } = await anOrganisation(db)
      .named(`Structure cachée ${status}`)
      .inCommune('59350')
      .at(3.0626, 50.6302)
      .ofType('museum')
      .save()
    for (const path of paths) expect((await get(path)).body).toContain(slug)
    await sql`UPDATE organisation SET status = ${status}, archived_reason = ${status === 'archived' ? 'closed' : null} WHERE id = ${id}`.execute(
      db,
    )
    for (const path of paths.filter((each) => /csv|geojson/.test(each)))
      expect((await get(path)).body).not.toContain(slug)
    await inTransaction(db, (tx) => removeEntries(tx, 'organisation', [slug]))
    for (const path of paths) expect((await get(path)).body).not.toContain(slug)
  })
})
