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
  return { status: response.status, location: response.headers.get('location'), html: await response.text() }
}
const _jsonLd = (html: string) =>
  JSON.parse(/<script type="application\/ld\+json"[^>]*>(.*?)<\/script>/.exec(html)?.[1] ?? 'null')

let slug: string
beforeAll(async () => {
  await seedTerritories(db)
  ;({ slug } = await anOrganisation(db)
    .named('Écomusée de l’Avesnois')
    .alsoNamed('Musée du textile')
    .inCommune('59249')
    .at(4.0477, 50.0179, 'place Maria Blondeau')
    .ofType('museum')
    .withStatus('association')
    .described('Un musée du textile et de la vie sociale.')
    .about('industry')
    .for('families', 'pupils')
    .offering('guided-tour')
    .skilledIn('collections')
    .equippedWith('auditorium')
    .actingAs('lead')
    .accessible('motor', 'paid')
    .identifiedBy('museofile', 'M0624')
    .identifiedBy('wikidata', 'Q3578433')
    .with({
      phone: '+33327606611',
      email: 'contact@ecomusee.example',
      website: 'https://www.ecomusee.example/',
      openingHours: 'Mo-Fr 09:00-12:00,14:00-18:00; PH off',
      foundedOn: '1980',
    })
    .save())
})

describe('what is not published leaks nowhere', () => {
  test.each([
    ['proposed', 404],
    ['archived', 410],
  ] as const)('%s', async (state, status) => {
    const hidden = await anOrganisation(db)
      .named(`Secrète ${state}`)
      .inCommune('59249')
      .at(4.048, 50.018, 'rue')
      .ofType('museum')
      .save()
    const network = await anOrganisation(db)
      .named(`Réseau ${state}`)
      .ofType('network')
      .inCommune('59249')
      .save()
    const member = await anOrganisation(db).named(`Membre ${state}`).inCommune('59249').save()
    await sql`INSERT INTO organisation_network (organisation_id, network_id) VALUES (${hidden.id}, ${network.id}), (${member.id}, ${network.id}), (${member.id}, ${hidden.id})`.execute(
      db,
    )
    await sql`UPDATE organisation SET parent_id = ${hidden.id} WHERE id = ${member.id}`.execute(db)
    expect((await get(`/annuaire/${network.slug}`)).html).toContain(`Secrète ${state}`)

    await sql`UPDATE organisation SET status = ${state}, archived_reason = ${state === 'archived' ? 'closed' : null} WHERE id = ${hidden.id}`.execute(
      db,
    )
    await inTransaction(db, (tx) => removeEntries(tx, 'organisation', [hidden.slug]))
    for (const path of [hidden.slug, `${hidden.slug}/signaler`]) {
      const page = await get(`/annuaire/${path}`)
      expect(page.status).toBe(status)
      expect(page.html).not.toContain('Secrète')
    }
    for (const other of [network, member, { slug }]) {
      const page = await get(`/annuaire/${other.slug}`)
      expect(page.status).toBe(200)
      expect(page.html).not.toContain('Secrète')
      expect(page.html).not.toContain(hidden.slug)
    }
  })
})
