import { describe, expect, test } from 'vitest'
import { samplePackFolder } from '#modules/territories/testing.ts'
import { pageText } from '#platform/http/testing.ts'
import { getCampaign } from './campaign-store.ts'
import { listPublishedFindings, publishedFinding } from './index.ts'
import { saveCampaign, times } from './testing.ts'
import { aDesk, base, definition, short } from './testing-desk.ts'

const { db, observer, get, post, cells } = await aDesk()

describe('words', () => {
  const path = `${base}/essai/codes/why`

  test('are read and given codes, which make a table; a stranger to the question changes nothing', async () => {
    expect(pageText(await (await get(path)).text())).toContain('Manque de temps')
    expect((await post(path, { acte: 'ajouter', nom: '  ' })).status).toBe(422)
    expect((await post(path, { acte: 'ajouter', nom: 'Temps' })).status).toBe(303)
    expect((await post(path, { acte: 'ajouter', nom: 'Temps' })).status).toBe(422)
    const { id: code } = await db
      .selectFrom('survey_code')
      .select('id')
      .where('name', '=', 'Temps')
      .executeTakeFirstOrThrow()
    const page = await (await get(path)).text()
    const responses = [...page.matchAll(/name="reponse" value="([^"]+)"/g)].map((found) => found[1] ?? '')
    expect(responses.length).toBe(12)
    const given = responses.flatMap((id): [string, string][] => [
      ['reponse', id],
      [`code-${id}`, code],
    ])
    expect((await post(path, [['acte', 'donner'], ...given])).status).toBe(303)
    const lines = await cells(`${base}/essai/analyse.csv?question=why.words`)
    expect(lines.map(({ category_label, count }) => [category_label, count])).toEqual([['Temps', '12']])
    expect((await get(`${base}/essai/codes/acts`)).status).toBe(404)
    expect((await get(path, observer)).status).toBe(403)
  })
})

describe('the report', () => {
  const report = `${base}/essai/rapport`
  const results = '/enquetes/essai/resultats'

  test('is made of chosen tables with their sentences, published, read by anybody, taken back', async () => {
    expect((await get(results, null)).status).toBe(404)
    expect((await post(report, { acte: 'publier' })).status).toBe(409)
    for (const question of ['acts', 'themes', 'acts']) await post(report, { acte: 'ajouter', question })
    await post(report, { acte: 'ajouter', question: 'acts', croiser: '@departement' })
    const page = await (await get(report)).text()
    const ids = [...page.matchAll(/name="fr-([^"]+)"/g)].map((found) => found[1] ?? '')
    expect(ids.length).toBe(3)
    const [first = '', second = ''] = ids
    const written = {
      acte: 'ecrire',
      [`fr-${first}`]: 'Plus de la moitié agit.',
      methode_fr: 'Par courriel.',
    }
    expect((await post(report, { ...written, puis: `descendre:${first}` })).status).toBe(303)
    const moved = await (await get(report)).text()
    expect([...moved.matchAll(/name="fr-([^"]+)"/g)].map((found) => found[1])).toEqual([
      second,
      first,
      ids[2],
    ])
    expect((await post(report, { acte: 'publier' })).status).toBe(303)
    const read = pageText(await (await get(results, null)).text())
    for (const words of ['Plus de la moitié agit.', 'Par courriel.', 'réponses complètes 102', '53,9'])
      expect(read.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain(words)
    const english = pageText(await (await get(`/en${results}`, null)).text())
    expect(english).toContain('Question acts (en)')
    const only = pageText(await (await get(`${results}?type=museum`, null)).text())
    expect(only.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain('62,5 %')
    const lines = await cells(`${results}.csv?departement=62`, null)
    expect(short(lines.filter(({ question, crossed }) => question === 'acts' && !crossed))).toEqual([
      'yes  0 0 false',
      'no  35 100 false',
    ])
    const dictionary = await cells('/enquetes/essai/dictionnaire.csv', null)
    expect(dictionary.filter(({ question }) => question === 'acts').map(({ category }) => category)).toEqual([
      'yes',
      'no',
    ])
    const pdf = await get(`${results}.pdf`, null)
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    expect((await post(report, { acte: 'depublier' })).status).toBe(303)
    expect((await get(results, null)).status).toBe(404)
    expect((await get(results)).status).toBe(200)
  })

  test('outlives its answers: once they are erased, the tables stay as they were published', async () => {
    const findings = [{ row: 'acts', column: null, weighting: 'none' as const }]
    const answers = [...times(44, { answers: { acts: 'yes' } }), ...times(22, { answers: { acts: 'no' } })]
    const { id } = await saveCampaign(db, { slug: 'ancienne', definition, answers, findings })
    await post(`${base}/ancienne/rapport`, { acte: 'publier' })
    const before = await cells('/enquetes/ancienne/resultats.csv', null)
    expect(before.map(({ count }) => count)).toEqual(['44', '22'])
    await db.deleteFrom('survey_response').where('campaign_id', '=', id).execute()
    await db.updateTable('survey_campaign').set({ erased_at: new Date() }).where('id', '=', id).execute()
    expect(await cells('/enquetes/ancienne/resultats.csv', null)).toEqual(before)
    expect((await get('/enquetes/ancienne/resultats.pdf', null)).status).toBe(200)
  })

  test('what is published stays as it was while answers go: two readings cannot be subtracted', async () => {
    const { id } = await saveCampaign(db, {
      slug: 'fixe',
      definition,
      margins: { type: { library: 400, museum: 100 } },
      answers: [
        ...times(30, { answers: { acts: 'yes' }, type: 'library' }),
        ...times(20, { answers: { acts: 'no' }, type: 'library' }),
        ...times(15, { answers: { acts: 'yes' }, type: 'museum' }),
        ...times(12, { answers: { acts: 'no' }, type: 'museum' }),
      ],
      findings: [{ row: 'acts', column: null, weighting: 'none' as const }],
    })
    await post(`${base}/fixe/rapport`, { acte: 'publier' })
    const read = () =>
      Promise.all(
        ['', '?type=library', '?type=museum'].map((by) => cells(`/enquetes/fixe/resultats.csv${by}`, null)),
      )
    const before = await read()
    expect(before.map((lines) => lines.map(({ count }) => count))).toEqual([
      ['45', '32'],
      ['30', '20'],
      ['15', '12'],
    ])
    await db.deleteFrom('survey_response').where('campaign_id', '=', id).where('ordinal', '=', 1).execute()
    expect(await read()).toEqual(before)
    const team = await cells(`${base}/fixe/analyse.csv?question=acts`)
    expect(team.map(({ count }) => count)).toEqual(['44', '32'])
  })

  test('a finding stands alone: page, picture, file, frame; found by the search, the feed, the site map, the catalogue', async () => {
    const findings = [
      { row: 'acts', column: '@type', weighting: 'none' as const, fr: 'Les musées agissent plus', en: '' },
    ]
    const answers = [
      ...times(30, { answers: { acts: 'yes' }, type: 'library' }),
      ...times(20, { answers: { acts: 'no' }, type: 'library' }),
      ...times(25, { answers: { acts: 'yes' }, type: 'museum' }),
      ...times(15, { answers: { acts: 'no' }, type: 'museum' }),
    ]
    const margins = { type: { library: 400, museum: 100 } }
    await saveCampaign(db, { slug: 'seul', definition, answers, margins, findings })
    const id = (await getCampaign(db, 'seul'))?.findings[0]?.id
    const alone = `/enquetes/seul/resultats/${id}`
    const frame = `/integrer/vues/enquete/seul/${id}`
    const reached = () =>
      Promise.all(
        [alone, `${alone}.svg`, `${alone}.csv`, frame].map(async (path) => (await get(path, null)).status),
      )
    expect(await reached()).toEqual([404, 404, 404, 404])
    await post(`${base}/seul/rapport`, { acte: 'publier' })
    expect(await reached()).toEqual([200, 200, 200, 200])
    // Words without English say in English that they are French.
    expect(await (await get(`/en${alone}`, null)).text()).toContain(
      '<span lang="fr">Les musées agissent plus</span>',
    )
    const svg = await get(`${alone}.svg`, null)
    expect(svg.headers.get('content-type')).toContain('image/svg+xml')
    const drawn = await svg.text()
    for (const words of ['Les musées agissent plus', 'Choix yes', '60', '62', '63'].slice(0, 3))
      expect(drawn).toContain(words)
    const policy = async (path: string) =>
      (await get(path, null)).headers.get('content-security-policy') ?? ''
    expect(await policy(frame)).toContain('frame-ancestors *')
    expect(await policy(alone)).toContain("frame-ancestors 'none'")
    expect(await (await get('/enquetes.atom', null)).text()).toContain('Les musées agissent plus')
    expect(await (await get('/recherche?q=Enquête+seul', null)).text()).toContain(
      'href="/enquetes/seul/resultats"',
    )
    expect(await (await get('/donnees/enquetes.csv', null)).text()).toContain('seul,Enquête seul')
    expect(await (await get('/donnees/catalogue.jsonld', null)).text()).toContain('enquetes.csv')
    // The door for other modules: words of its table, a chart to draw, nothing when it is not public.
    const door = () =>
      publishedFinding(db, {
        slug: 'seul',
        finding: id ?? '',
        lang: 'fr',
        site: 'Essai',
        pack: samplePackFolder,
      })
    const given = await door()
    expect([given?.title.text, given?.chart?.kind, given?.path]).toEqual([
      'Les musées agissent plus',
      'stacked',
      alone,
    ])
    const plain = given?.table.rows.map(({ cells }) => cells.join(' ').replaceAll(/[\u00a0\u202f]/g, ''))
    expect(plain).toEqual(['60% 63% 61%', '40% 38% 39%'])
    const listed = await listPublishedFindings(db)
    expect(listed.find(({ campaign }) => campaign.slug === 'seul')?.findings.map((each) => each.id)).toEqual([
      id,
    ])
    const view = () => get(`/observatoire/vues/enquete/seul/${id}`, null)
    expect(await (await view()).text()).toMatch(/Les musées agissent plus[\s\S]*60/)
    await post(`${base}/seul/rapport`, { acte: 'depublier' })
    expect([await door(), (await view()).status]).toEqual([null, 404])
    expect(await reached()).toEqual([404, 404, 404, 404])
    expect(await (await get('/recherche?q=Enquête+seul', null)).text()).not.toContain(
      '/enquetes/seul/resultats',
    )
  })

  test('an open survey is not published, and an observer writes nothing', async () => {
    await saveCampaign(db, {
      slug: 'ouverte',
      definition,
      answers: [],
      state: 'open',
      findings: [{ row: 'acts', column: null, weighting: 'none' }],
    })
    const refused = await post(`${base}/ouverte/rapport`, { acte: 'publier' })
    expect([refused.status, pageText(await refused.text()).includes('encore ouverte')]).toEqual([409, true])
    expect((await get(report, observer)).status).toBe(403)
    expect((await post(report, { acte: 'publier' }, observer)).status).toBe(403)
    expect(pageText(await (await get(`${base}/ouverte/analyse`)).text())).toContain(
      'Personne n’a encore répondu',
    )
  })

  test('waves of the same survey stand side by side with the sure change', async () => {
    const findings = [{ row: 'acts', column: null, weighting: 'none' as const }]
    const yesNo = (yes: number, no: number) => [
      ...times(yes, { answers: { acts: 'yes' } }),
      ...times(no, { answers: { acts: 'no' } }),
    ]
    const one = await saveCampaign(db, {
      slug: 'vague-1',
      definition,
      answers: yesNo(56, 14),
      state: 'published',
      findings,
    })
    await saveCampaign(db, {
      slug: 'vague-2',
      definition,
      surveyId: one.surveyId,
      openedAt: '2026-02-01T08:00:00Z',
      answers: yesNo(48, 32),
      state: 'published',
      findings,
    })
    const page = pageText(await (await get('/enquetes/vague-2/resultats', null)).text()).replaceAll(
      /[\u00a0\u202f]/g,
      ' ',
    )
    // Newcombe (1998), his example (a): 56/70 and 48/80, difference 0.20, by method 10 from 0.0524 to 0.3339.
    expect(page).toContain('-20 points (-33,4 à -5,2)')
  })
})
