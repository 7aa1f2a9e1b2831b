import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { aPerson } from '#modules/accounts/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices, pageText as text } from '#platform/http/testing.ts'
import { createApp } from '../../../app.ts'
import { decideOrganisation } from '../decide-organisation.ts'
import { mergeOrganisations } from '../merge-organisations.ts'
import { anOrganisation } from '../testing.ts'

const db = await testDatabase()
const app = createApp(testServices(db))
const get = async (path: string) => {
  const response = await app.request(path, { redirect: 'manual' })
  return { status: response.status, location: response.headers.get('location'), html: await response.text() }
}
const jsonLd = (html: string) =>
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

describe('the page of an organisation', () => {
  test('says what, where, when, for whom and how to go on', async () => {
    const { status, html } = await get(`/annuaire/${slug}`)
    expect(status).toBe(200)
    const page = text(html)
    for (const words of [
      'Musée, écomusée, muséum',
      'Écomusée de l’Avesnois',
      'Aussi connue sous le nom : Musée du textile',
      'Un musée du textile et de la vie sociale.',
      'place Maria Blondeau Fourmies',
      'Ouvert maintenant, ferme à 12 h',
      'Familles et Groupes scolaires',
      'Payant',
      '03 27 60 66 11',
      'ecomusee.example',
      'Porte ou coordonne les actions',
      'Patrimoine technique et industriel',
      'Visite guidée',
      'Conservation et documentation de collections',
      'Auditorium',
      'Lundi au vendredi 9 h – 12 h et 14 h – 18 h',
      'Samedi et dimanche fermé',
      'Fermé les jours fériés.',
      'Accessible aux personnes à mobilité réduite',
      'Association loi de 1901',
      '1980',
      'M0624',
      'Source test, Maillage, 2026',
      'Licence : Licence Ouverte 2.0',
      'Jamais confirmée par la structure.',
    ])
      expect(page).toContain(words)
    for (const link of [
      'tel:+33327606611',
      'mailto:contact@ecomusee.example',
      'https://www.pop.culture.gouv.fr/notice/museo/M0624',
      'https://www.wikidata.org/wiki/Q3578433',
      'https://www.openstreetmap.org/directions?to=50.0179%2C4.0477',
      '/annuaire?theme=industry',
      '/territoires/commune/59249',
      `/annuaire/${slug}/signaler`,
    ])
      expect(html).toContain(`href="${link}"`)
  })

  test('describes itself to machines', async () => {
    const { html } = await get(`/annuaire/${slug}`)
    expect(jsonLd(html)).toMatchObject({
      '@type': 'Museum',
      '@id': `http://localhost/annuaire/${slug}`,
      name: 'Écomusée de l’Avesnois',
      address: { streetAddress: 'place Maria Blondeau', addressLocality: 'Fourmies', addressCountry: 'FR' },
      geo: { latitude: 50.0179, longitude: 4.0477 },
      openingHoursSpecification: [
        {
          opens: '09:00',
          closes: '12:00',
          dayOfWeek: [
            'https://schema.org/Monday',
            'https://schema.org/Tuesday',
            'https://schema.org/Wednesday',
            'https://schema.org/Thursday',
            'https://schema.org/Friday',
          ],
        },
        { opens: '14:00', closes: '18:00' },
      ],
      sameAs: ['https://www.wikidata.org/wiki/Q3578433'],
    })
  })

  test('speaks English under /en, and says which text is in French', async () => {
    const { html } = await get(`/en/annuaire/${slug}`)
    expect(text(html)).toContain('Open now, closes at 12:00')
    expect(text(html)).toContain('This text is available in French only.')
    expect(html).toContain('lang="fr"')
    expect(html).toContain('href="/en/annuaire?theme=industry"')
  })

  test('leads from an old address to the new one, in the same language, query kept', async () => {
    await sql`INSERT INTO organisation_former_slug SELECT 'ecomusee-ancien', id FROM organisation WHERE slug = ${slug}`.execute(
      db,
    )
    expect(await get('/annuaire/ecomusee-ancien?signale=1')).toMatchObject({
      status: 301,
      location: `/annuaire/${slug}?signale=1`,
    })
    expect(await get('/en/annuaire/ecomusee-ancien')).toMatchObject({
      status: 301,
      location: `/en/annuaire/${slug}`,
    })
    expect(await get('/annuaire/ecomusee-ancien/signaler')).toMatchObject({
      status: 301,
      location: `/annuaire/${slug}/signaler`,
    })
  })

  test('leads from an organisation that was merged to the one that took it in; 410 once that one closed', async () => {
    const kept = await anOrganisation(db).named('Maison de la dentelle').save()
    const absorbed = await anOrganisation(db).named('La maison des dentelles').save()
    const { actor } = await aPerson(db).withRole('moderator').save()
    const given = { keptId: kept.id, absorbedId: absorbed.id, choices: {} }
    await mergeOrganisations(db, actor, given, new Date())
    const [old, now] = [`/annuaire/${absorbed.slug}`, `/annuaire/${kept.slug}`]
    expect(await get(`${old}?signale=1`)).toMatchObject({ status: 301, location: `${now}?signale=1` })
    expect(await get(`/api/v1/organisations/${absorbed.slug}`)).toMatchObject({
      status: 301,
      location: `/api/v1/organisations/${kept.slug}`,
    })
    expect((await get(now)).status).toBe(200)
    await decideOrganisation(db, actor, kept.id, { act: 'archive', reason: 'closed' }, new Date())
    expect([(await get(old)).status, (await get(now)).status]).toEqual([410, 410])
  })

  test.each([
    '/annuaire/inconnue',
    '/annuaire/inconnue/signaler',
    '/annuaire/%00',
    '/annuaire/É%20%27--',
    `/annuaire/${'x'.repeat(500)}`,
  ])('an unknown or impossible address is not found', async (path) =>
    expect((await get(path)).status).toBe(404),
  )

  test('says that information of 2022 is old', async () => {
    const { slug } = await anOrganisation(db)
      .named('Espace numérique')
      .inCommune('59350')
      .ofType('digital-place')
      .with({ dated: '2022-06-07' })
      .fromSource('old')
      .save()
    await sql`UPDATE data_source SET vintage = '2022' WHERE id = 'old'`.execute(db)
    expect(text((await get(`/annuaire/${slug}`)).html)).toContain('Ces informations datent de 2022.')
  })

  test('shows hours it cannot read as they are written', async () => {
    const { slug } = await anOrganisation(db)
      .named('Atelier')
      .inCommune('59350')
      .with({ openingHours: 'le mardi <b>matin</b>' })
      .save()
    const { status, html } = await get(`/annuaire/${slug}`)
    expect(status).toBe(200)
    expect(html).toContain('<code>le mardi &lt;b>matin&lt;/b></code>')
  })

  test('escapes what names and texts hold', async () => {
    const attack = '</script><script>alert(1)</script><img src=x onerror=alert(1)>"\''
    const { slug } = await anOrganisation(db)
      .named(attack)
      .alsoNamed(attack)
      .described(attack)
      .inCommune('59350')
      .at(3.06, 50.63, attack)
      .save()
    for (const path of [`/annuaire/${slug}`, `/annuaire/${slug}/signaler`]) {
      const { html } = await get(path)
      expect(html).not.toContain('<script>alert')
      expect(html).not.toContain('<img src=x')
    }
  })

  test('an organisation without place nor contact still has its page', async () => {
    const { slug } = await anOrganisation(db)
      .named('Réseau régional')
      .ofType('network')
      .servingEpci('200043396')
      .save()
      .catch(() => anOrganisation(db).named('Réseau régional').ofType('network').save())
    const { status, html } = await get(`/annuaire/${slug}`)
    expect(status).toBe(200)
    expect(text(html)).toContain('Aucun contact public connu.')
    expect(jsonLd(html)).not.toHaveProperty('geo')
  })
})
