import { sql } from 'kysely'
import { anOrganisation } from '#modules/directory/testing.ts'
import { removeEntries } from '#modules/search/index.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'

/** A word that only what is not public holds: it must appear in no answer. */
export const secret = 'secretissime'

/**
 * Twelve real communes, five published organisations (two of the same name), and around them everything that must not leak:
 * a draft and an archived organisation, one of them parent and network of a published one, and a report with its sender.
 */
export async function seedOpenData(db: Database): Promise<void> {
  await seedTerritories(db)
  const museum = await anOrganisation(db)
    .named('Écomusée de l’Avesnois')
    .alsoNamed('Musée du textile')
    .inCommune('59249')
    .at(4.0561, 50.0172, '1 place Maria-Blondeau')
    .ofType('museum')
    .about('nature', 'industry')
    .for('families')
    .described('Une « filature » ; des machines.', 'A spinning mill.')
    .identifiedBy('siret', '21590249700019')
    .with({
      website: 'https://www.ecomusee-avesnois.fr',
      phone: '+33327606611',
      openingHours: 'Tu-Su 09:00-12:00,14:00-18:00',
    })
    .save()
  await anOrganisation(db)
    .named('Fablab')
    .inCommune('59350')
    .at(3.0615, 50.6292, '2 rue des Canonniers')
    .ofType('fablab')
    .skilledIn('digital-support')
    .with({
      place: {
        commune: '59350',
        address: '2 rue des Canonniers',
        postcode: '59000',
        point: { lon: 3.0615, lat: 50.6292 },
        precision: 'address',
        access: ['free', 'motor'],
      },
    })
    .save()
  await anOrganisation(db).named('Fablab').inCommune('80021').ofType('fablab').save()
  await anOrganisation(db).named('=Espace numérique').inCommune('62041').ofType('digital-place').save()
  await anOrganisation(db).named('Réseau sans adresse').servingEpci('200043404').ofType('network').save()
  for (const status of ['proposed', 'archived']) {
    const hidden = await anOrganisation(db)
      .named(`Structure ${secret} ${status}`)
      .inCommune('59249')
      .ofType('museum')
      .skilledIn('digital-support')
      .with({ email: `${secret}@example.org` })
      .save()
    await sql`UPDATE organisation SET status = ${status}, archived_reason = ${status === 'archived' ? 'closed' : null} WHERE id = ${hidden.id}`.execute(
      db,
    )
    await inTransaction(db, (tx) => removeEntries(tx, 'organisation', [hidden.slug]))
    await sql`UPDATE organisation SET parent_id = ${hidden.id} WHERE id = ${museum.id}`.execute(db)
    await sql`INSERT INTO organisation_network (organisation_id, network_id) VALUES (${museum.id}, ${hidden.id}), (${hidden.id}, ${museum.id})`.execute(
      db,
    )
  }
  await sql`UPDATE data_source SET licence_confirmed = false WHERE id = 'test'`.execute(db)
  await sql`INSERT INTO moderation_case (organisation_id, kind, opened_at, message, contact_email)
    VALUES (${museum.id}, 'report', now(), ${secret}, ${`${secret}@example.org`})`.execute(db)
  await sql`INSERT INTO organisation_former_slug (slug, organisation_id) VALUES ('ancien-ecomusee', ${museum.id})`.execute(
    db,
  )
}
