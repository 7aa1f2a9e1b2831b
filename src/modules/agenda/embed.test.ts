import { beforeAll, describe, expect, test } from 'vitest'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { lookPairs, parseLook } from './embed-model.ts'
import { anEvent } from './testing.ts'

const db = await testDatabase()
const now = new Date('2026-11-26T14:00:00Z')
const app = createApp(testServices(db, { now: () => now }))
const html = async (path: string) => (await app.request(path)).text()

beforeAll(async () => {
  await seedTerritories(db)
  await anEvent(db)
    .named('Ciel <b>& étoiles')
    .with({ titleEn: 'Sky and stars', fee: 'free' })
    .about('astronomy')
    .inCommune('59249')
    .on('2026-12-05T20:00', '2026-12-12T20:00')
    .save()
  for (const [name, day] of [
    ['Dunes', '06'],
    ['Oiseaux', '07'],
    ['Mares', '08'],
  ])
    await anEvent(db).named(`${name}`).about('nature').inCommune('59350').on(`2026-12-${day}T10:00`).save()
  await anEvent(db).named('Caché').inCommune('59249').on('2026-12-05T20:00').unpublished().save()
  await anEvent(db).named('Terminé').inCommune('59249').on('2026-11-05T20:00').save()
})

const titles = (page: string) =>
  [...page.matchAll(/<h2[^>]*><a href="([^"]*)" target="_top" rel="noopener">([^<]*)</g)].map(
    ([, href, title]) => [href, title],
  )

describe('/integrer/agenda, for a frame on another site', () => {
  test('shows the first events under the same filters, with no header, no footer and nothing to index', async () => {
    const page = await html('/integrer/agenda?nombre=2')
    expect(titles(page)).toEqual([
      ['/agenda/ciel-b-etoiles', 'Ciel &lt;b>&amp; étoiles'],
      ['/agenda/dunes', 'Dunes'],
    ])
    expect(pageText(page)).toContain(
      'samedi 5 décembre, 20:00 – 22:00 Salle de Fourmies, Fourmies · 1 autre date · Gratuit',
    )
    expect(page).toContain('<a href="/agenda" target="_top" rel="noopener">Voir les 4 rendez-vous</a>')
    expect(page).toContain('Données\u00a0: Maillage Hauts-de-France, Licence Ouverte 2.0')
    expect(page).toContain('<meta name="robots" content="noindex"/>')
    expect(page).not.toMatch(/<header|<footer|ld\+json|<script(?! type="module" src="\/assets\/frame-height)/)
    expect(titles(await html('/integrer/agenda?theme=nature&du=2026-12-07&au=2026-12-07'))).toEqual([
      ['/agenda/oiseaux', 'Oiseaux'],
    ])
  })

  test('may be framed by any site, alone of its kind', async () => {
    const headers = (await app.request('/integrer/agenda')).headers
    expect(headers.get('content-security-policy')).toContain('frame-ancestors *')
    expect(headers.get('x-frame-options')).toBeNull()
    expect(headers.get('set-cookie')).toBeNull()
    for (const path of [
      '/agenda',
      '/agenda?vue=carte',
      '/integrer',
      '/integrer/agenda.json',
      '/integrer.js',
    ]) {
      const other = (await app.request(path)).headers
      expect(other.get('content-security-policy'), path).toContain("frame-ancestors 'none'")
      expect(other.get('x-frame-options'), path).toBe('DENY')
    }
  })

  test('answers 304 while nothing changed', async () => {
    const etag = (await app.request('/integrer/agenda')).headers.get('etag') ?? ''
    expect(etag).not.toBe('')
    expect((await app.request('/integrer/agenda', { headers: { 'If-None-Match': etag } })).status).toBe(304)
  })

  test('says when nothing is announced, and leads to the agenda', async () => {
    const page = await html('/en/integrer/agenda?q=zzzzz')
    expect(pageText(page)).toContain('Nothing is announced for now. See the whole agenda')
  })

  test('is a month, whose days leave the frame and whose months stay in it', async () => {
    const page = await html('/integrer/agenda?theme=nature&presentation=mois&mois=2026-12&couleur=eau')
    expect(
      [...page.matchAll(/<a class="day" href="([^"]*)" target="_top" rel="noopener">/g)].map(([, to]) => to),
    ).toEqual([
      '/agenda?theme=nature&amp;du=2026-12-06&amp;au=2026-12-06',
      '/agenda?theme=nature&amp;du=2026-12-07&amp;au=2026-12-07',
      '/agenda?theme=nature&amp;du=2026-12-08&amp;au=2026-12-08',
    ])
    expect(page).toContain(
      'rel="next" href="/integrer/agenda?theme=nature&amp;presentation=mois&amp;couleur=eau&amp;mois=2027-01"',
    )
  })

  test('is short when asked: how it stands and where', async () => {
    const page = await html('/integrer/agenda?theme=astronomy&presentation=compacte')
    expect(page).toContain('<p class="where">Salle de Fourmies, Fourmies</p>')
  })

  test('takes no look that it does not know', async () => {
    const page = await html('/integrer/agenda?apparence="><script>&couleur=x&nombre=-4&presentation=tout')
    expect(page).toContain('class="embed agenda corail auto"')
    expect(titles(page)).toHaveLength(4)
  })
})

describe('/integrer/agenda.json, for the tag', () => {
  test('tells the same in words, to any site, in the language of its path', async () => {
    const answer = await app.request('/en/integrer/agenda.json?theme=astronomy&nombre=3')
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(answer.headers.get('etag')).toMatch(/^W\//)
    expect(await answer.json()).toEqual({
      lang: 'en',
      title: 'Agenda, Maillage Hauts-de-France',
      total: 1,
      events: [
        {
          title: 'Sky and stars',
          lang: 'en',
          url: 'http://localhost/en/agenda/ciel-b-etoiles',
          begin: '2026-12-05T19:00:00.000Z',
          end: '2026-12-05T21:00:00.000Z',
          when: 'Saturday 5 December, 20:00 – 22:00',
          facts: ['Salle de Fourmies, Fourmies', '1\u00a0other date', 'Free'],
        },
      ],
      empty: 'Nothing is announced for now.',
      more: { text: 'See the agenda', url: 'http://localhost/en/agenda?theme=astronomy' },
      source: 'Data: Maillage Hauts-de-France, Licence Ouverte 2.0',
      ignored: [],
    })
  })

  test('leaves out filters that name nothing, and says so', async () => {
    const answer = await app.request('/integrer/agenda.json?theme=astronomie&quand=passes')
    expect(await answer.json()).toMatchObject({ total: 4, ignored: ['astronomie'] })
  })
})

describe('/integrer, the assistant', () => {
  const codes = (page: string) =>
    [...page.matchAll(/<textarea[^>]*>([\s\S]*?)<\/textarea>/g)].map(([, code]) =>
      code
        ?.replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&'),
    )

  test('gives both codes with the filters and the look, and the preview', async () => {
    const page = await html(
      '/integrer?theme=astronomy,nature&pres=commune/59249&rayon=20&nombre=3&couleur=eau&texte=en',
    )
    const query = 'theme=astronomy&theme=nature&pres=commune/59249&rayon=20'
    const escaped = `${query}&nombre=3&couleur=eau`.replaceAll('&', '&amp;')
    expect(codes(page)).toEqual([
      `<iframe src="http://localhost/en/integrer/agenda?${escaped}" title="Agenda, Maillage Hauts-de-France" width="100%" height="560" loading="lazy" frameborder="0"></iframe>
<p><a href="http://localhost/en/agenda?${query.replaceAll('&', '&amp;')}">Agenda, Maillage Hauts-de-France</a></p>`,
      `<script type="module" src="http://localhost/integrer.js"></script>
<maillage-agenda theme="astronomy,nature" pres="commune/59249" rayon="20" nombre="3" couleur="eau" lang="en">
  <a href="http://localhost/en/agenda?${query.replaceAll('&', '&amp;')}">See the agenda</a>
</maillage-agenda>`,
    ])
    expect(page).toContain(`<iframe class="embed-view" src="/en/integrer/agenda?${escaped}"`)
    expect((await app.request('/integrer')).headers.get('content-security-policy')).toContain(
      "frame-src 'self'",
    )
  })

  test('carries the filters of the agenda, keeps the look when a filter goes', async () => {
    expect(await html('/agenda?theme=nature&quand=week-end')).toContain(
      'href="/integrer?theme=nature&amp;quand=week-end"',
    )
    expect(await html('/integrer?theme=nature&nombre=3')).toContain(
      'href="/integrer?nombre=3" aria-label="Retirer le filtre',
    )
    expect((await app.request('/integrer?pres=Fourmies&apparence=sombre')).headers.get('location')).toBe(
      '/integrer?pres=commune/59249&apparence=sombre',
    )
  })

  test('writes hostile words as text, inside the codes too', async () => {
    const hostile = '"></iframe><script>alert(1)</script>'
    const page = await html(`/integrer?q=${encodeURIComponent(hostile)}`)
    expect(page).not.toContain('<script>alert')
    const [frame, element] = codes(page)
    expect(frame).not.toContain('<script>alert')
    expect(element).toContain('q="&quot;>&lt;/iframe>&lt;script>alert(1)&lt;/script>"')
  })
})

test.each(['', 'nombre=12&presentation=compacte&apparence=sombre&couleur=encre'])(
  'a look is read and written alike: %s',
  (text) => {
    expect(new URLSearchParams(lookPairs(parseLook(new URLSearchParams(text)))).toString()).toBe(text)
  },
)

test.each([
  ['0', 1],
  ['31', 30],
  ['1e9', 5],
  ['5.5', 5],
])('shows between one and thirty events: %s', (given, count) => {
  expect(parseLook(new URLSearchParams({ nombre: given })).count).toBe(count)
})
