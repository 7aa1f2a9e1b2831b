import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { aPerson, signedIn } from '#modules/accounts/testing.ts'
import { seedIndicators } from '#modules/indicators/testing.ts'
import { seedStudies } from '#modules/studies/testing.ts'
import { moveIndicators } from '#modules/territories/index.ts'
import { samplePackFolder, seedTerritories } from '#modules/territories/testing.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { loadDashboards } from './index.ts'

const db = await testDatabase()
let queries = 0
const counted = db.withPlugin({
  transformQuery: ({ node }) => {
    queries++
    return node
  },
  transformResult: async ({ result }) => result,
})
const site = createApp(testServices(counted))

beforeAll(async () => {
  await seedTerritories(db)
  await seedStudies(db)
  await seedIndicators(db)
  await loadDashboards(db, samplePackFolder, new Date('2026-11-27T10:00:00Z'))
})

async function asked(headers: Record<string, string>) {
  queries = 0
  const answer = await site.request('/observatoire/tableaux/le-reseau-en-un-coup-d-oeil', { headers })
  const bytes = Buffer.from(await answer.arrayBuffer())
  const html = answer.headers.get('content-encoding') === 'gzip' ? gunzipSync(bytes) : bytes
  return { html: html.toString(), queries }
}
const gzip = { 'accept-encoding': 'gzip' }

test('a dashboard of many kinds of view asks two queries, and says what changed at once', async () => {
  const first = await asked({})
  const [plain, packed, again] = [await asked({}), await asked(gzip), await asked(gzip)]
  expect([plain.queries, packed.queries, again.queries]).toEqual([2, 2, 2])
  expect([plain.html, packed.html, again.html]).toEqual([first.html, first.html, first.html])
  const moderator = await aPerson(db).withRole('moderator').save()
  expect((await asked({ ...signedIn(moderator), ...gzip })).html).toContain('/dupliquer')
  expect((await asked(gzip)).html).toBe(first.html)
  await inTransaction(db, async (tx) => {
    await sql`UPDATE study SET content = replace(content::text, 'Bibliothèque', 'Médiathèque')::jsonb`.execute(
      tx,
    )
    await moveIndicators(tx)
  })
  const changed = await asked(gzip)
  expect([changed.html.includes('Médiathèque'), first.html.includes('Médiathèque')]).toEqual([true, false])
})
