import { beforeAll, describe, expect, test } from 'vitest'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { readConfig } from '#platform/config.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { createApp } from '../../app.ts'

const paths = [
  '/',
  '/decouvrir',
  '/agir',
  '/comprendre',
  '/aide',
  '/mentions-legales',
  '/donnees-personnelles',
  '/accessibilite',
  '/ecoconception',
  '/plan-du-site',
]
const pages = paths.flatMap((path) => [path, localPath('en', path)])

const db = await testDatabase()
const app = createApp(testServices(db))
const read = async (path: string) => (await app.request(path)).text()
const main = (html: string) => /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? ''
const title = (html: string) => /<title>(.*)<\/title>/.exec(html)?.[1]

async function checkPages() {
  const titles = { fr: new Set(), en: new Set() }
  for (const path of pages) {
    const response = await app.request(path)
    const html = await response.text()
    expect([path, response.status]).toEqual([path, 200])
    expect([path, html.match(/<h1[ >]/g)?.length]).toEqual([path, 1])
    expect(main(html)).not.toMatch(/undefined|\[object|NaN| style="/)
    titles[path.startsWith('/en') ? 'en' : 'fr'].add(title(html))
  }
  expect([titles.fr.size, titles.en.size]).toEqual([paths.length, paths.length])
}

describe('with an empty database', () => {
  test('every page answers in both languages, with one heading and a title of its own', checkPages)

  test('the home page says that the directory is empty rather than showing zeros', async () => {
    expect(await read('/')).toContain('ne contient encore aucun acteur')
    expect(await read('/')).not.toContain('class="coverage"')
  })
})

describe('with actors', () => {
  beforeAll(async () => {
    await seedTerritories(db)
    await anOrganisation(db)
      .named('Écomusée de l’Avesnois')
      .ofType('museum')
      .inCommune('59249')
      .for('pupils')
      .save()
    await anOrganisation(db).named('Fablab <b>du port</b>').ofType('fablab').inCommune('59350').save()
  })

  test('every page answers in both languages, with one heading and a title of its own', checkPages)

  test('the home page shows the figures of the database with their sources', async () => {
    const html = main(await read('/'))
    expect(html).toContain('<dt>structures dans l’annuaire</dt><dd>2</dd>')
    expect(html).toContain('<dt>musées</dt><dd>1</dd>')
    expect(html).toContain('2 communes sur 12 ont au moins un acteur connu.')
    expect(html).toMatch(/Source : .*Annuaire Maillage.*INSEE/)
    expect(html).toContain('Fablab &lt;b>du port&lt;/b>')
  })

  test('the region’s name comes from its pack', async () => {
    const other = createApp(
      testServices(db, {
        region: {
          code: '99',
          name: 'Île d’Essai',
          inFr: 'à l’Île d’Essai',
          inEn: 'on Test Island',
          contactEmail: null,
          agency: null,
          schoolHolidays: [],
        },
      }),
    )
    for (const path of pages)
      expect(await (await other.request(path)).text()).not.toContain('en Hauts-de-France')
    expect(await (await other.request('/en')).text()).toContain('Science and society on Test Island')
  })

  test('links of the pages lead somewhere', async () => {
    const links = new Set<string>()
    for (const path of pages) {
      for (const [, href] of main(await read(path)).matchAll(/ href="([^"]+)"/g))
        links.add((href ?? '').replaceAll('&amp;', '&'))
    }
    const internal = [...links].filter((href) => href.startsWith('/'))
    expect(internal.length).toBeGreaterThan(40)
    const dead: string[] = []
    for (const href of internal) {
      const [address = '', anchor] = href.split('#')
      const response = await app.request(address)
      const html = await response.text()
      // A page of one's account asks a visitor to sign in first.
      if (response.headers.get('location')?.includes('/connexion?')) continue
      if (response.status !== 200 || (anchor && !html.includes(`id="${anchor}"`)))
        dead.push(`${response.status} ${href}`)
    }
    expect(dead).toEqual([])
  })

  test('the search form asks « quoi » and « où » of /recherche in the language of the page', async () => {
    expect(main(await read('/en'))).toMatch(
      /<form[^>]* action="\/en\/recherche"[\s\S]*name="q"[\s\S]*name="ou"/,
    )
  })
})

describe('what the operator says of itself', () => {
  test('shows plainly what is missing', async () => {
    const html = await read('/mentions-legales')
    expect(html.match(/à compléter par l’exploitant du site/g)).toHaveLength(4)
    expect(html).toContain('mailto:contact@example.org')
  })

  test('comes from the settings', async () => {
    const config = readConfig({
      MAILLAGE_LOG: 'silent',
      MAILLAGE_PUBLISHER: 'Agence & Cie',
      MAILLAGE_PUBLISHER_ADDRESS: '1 rue du Port',
      MAILLAGE_DIRECTOR: 'Sa présidente',
      MAILLAGE_HOST: 'Hébergeur',
      MAILLAGE_CONTACT: 'bonjour@example.org',
    })
    const html = await (await createApp(testServices(db, { config })).request('/mentions-legales')).text()
    for (const words of [
      'Agence &amp; Cie',
      '1 rue du Port',
      'Sa présidente',
      'Hébergeur',
      'mailto:bonjour@example.org',
    ])
      expect(html).toContain(words)
    expect(html).not.toContain('à compléter')
  })

  test('a wrong contact is refused at the start', () => {
    expect(() => readConfig({ MAILLAGE_CONTACT: 'pas une adresse' })).toThrow('MAILLAGE_CONTACT')
  })
})

test('the footer and the declaration tell the same accessibility state', async () => {
  const html = await read('/accessibilite')
  expect(html).toContain('Accessibilité\u00a0: non conforme')
  expect(main(html)).toContain('<strong>non conforme</strong>')
})
