import { beforeAll, describe, expect, test } from 'vitest'
import { aPerson, signedIn } from '#modules/accounts/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { analyseAnswers, readAnswers } from './analyse-campaign.ts'
import { getCampaign } from './campaign-store.ts'
import { campaignVariables } from './campaign-variables.ts'
import { blockSize } from './column-store.ts'
import { packAnswers } from './pack-answers.ts'
import { aDefinition, asks, saveCampaign, type TestAnswer, times } from './testing.ts'

const db = await testDatabase()
const app = createApp(testServices(db, { now: () => new Date('2026-11-27T08:00:00Z') }))
const moderator = await aPerson(db).withRole('moderator').save()
const observer = await aPerson(db).withRole('observer').save()
const base = '/administration/enquetes/campagnes'

const get = (path: string, person: typeof moderator | null = moderator) =>
  app.request(path, person ? { headers: signedIn(person) } : {})
const post = (path: string, fields: Record<string, string> | [string, string][], person = moderator) =>
  app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers: signedIn(person) })

/** The lines of a CSV as the page gives it: category, crossed category, count, percent. */
async function cells(path: string, person: typeof moderator | null = moderator) {
  const answer = await get(path, person)
  const [header = '', ...lines] = (await answer.text()).trim().split('\r\n')
  const names = header.split(',')
  return lines.map((line) => {
    const values = line.split(',')
    return Object.fromEntries(names.map((name, at) => [name, values[at] ?? '']))
  })
}
const short = (lines: Record<string, string>[]) =>
  lines.map((line) => [line.category, line.crossed_category, line.count, line.percent, line.hidden].join(' '))

const definition = aDefinition([
  asks('single', 'acts', ['yes', 'no']),
  asks('multiple', 'themes', ['sky', 'sea', 'stone']),
  { type: 'text', code: 'why', label: { fr: 'Pourquoi ?' }, required: false, long: true },
])

beforeAll(async () => {
  await seedTerritories(db)
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
})

describe('tables', () => {
  test('one question: counts, shares of those who answered, the interval of Wilson', async () => {
    const lines = await cells(`${base}/essai/analyse.csv?question=acts`)
    expect(short(lines)).toEqual(['yes  55 53.92 false', 'no  47 46.08 false'])
    // Wilson, 55 of 102: (0.5392 + 0.0188 ± 1.96 √(0.00244 + 0.00009)) / 1.0377, by hand.
    expect([lines[0]?.low, lines[0]?.high, lines[0]?.base]).toEqual(['44.28', '63.28', '102'])
  })

  test('several answers: a category stands beside those who did not choose it', async () => {
    const lines = await cells(`${base}/essai/analyse.csv?question=themes`)
    expect(short(lines)).toEqual(['sky  75 86.21 false', 'sea  42 48.28 false', 'stone  25 28.74 false'])
    expect(lines[0]?.base).toBe('87')
  })

  test('crossed with the kind of organisation, by column', async () => {
    const lines = await cells(`${base}/essai/analyse.csv?question=acts&croiser=@type`)
    expect(short(lines)).toEqual([
      'yes library 30 48.39 false',
      'yes museum 25 62.5 false',
      'yes  55 53.92 false',
      'no library 32 51.61 false',
      'no museum 15 37.5 false',
      'no  47 46.08 false',
    ])
    const page = pageText(await (await get(`${base}/essai/analyse?question=acts&croiser=@type`)).text())
    // Pearson: 102 × (30×15 − 25×32)² / (55×47×62×40) = 1.95.
    expect(page).toContain('Khi² = 1,95 pour 1 degré de liberté, p = 0,163')
  })

  test('weighted, the answers weigh the frame and shares follow', async () => {
    const campaign = await getCampaign(db, 'essai')
    if (!campaign) throw new Error('no campaign')
    const answered = await readAnswers(db, campaign, await campaignVariables(db, campaign), ['acts'])
    const asked = { row: 'acts', column: null, layer: null, weighting: 'type', only: null } as const
    const analysis = analyseAnswers(answered, asked)
    expect(analysis?.weights?.frame).toBeCloseTo(500, 6)
    expect([...(analysis?.weights?.of ?? [])].reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(500, 6)
    // Libraries: 400 of the frame, 30 of 62 act; museums: 100, 25 of 40.
    const share = analysis?.tables[0]?.table.rows[0]?.total?.share
    expect(share).toBeCloseTo((400 * (30 / 62) + 100 * (25 / 40)) / 500, 9)
  })

  test('every question at once, and a question that does not exist', async () => {
    const page = pageText(await (await get(`${base}/essai/analyse`, observer)).text())
    for (const title of ['Question acts', 'Question themes', 'Type de structure', 'Département'])
      expect(page).toContain(title)
    expect(page).not.toContain('Ajouter au rapport')
    const unknown = await (await get(`${base}/essai/analyse?question=nothing`)).text()
    expect(pageText(unknown)).toContain('Cette question n’existe pas')
    expect((await get(`${base}/essai/analyse.csv?question=nothing`)).status).toBe(404)
    expect((await get(`${base}/nulle-part/analyse`)).status).toBe(404)
  })
})

describe('secrecy', () => {
  const answers = [
    ...times(40, { answers: { acts: 'yes' }, type: 'library', departement: '59' }),
    ...times(30, { answers: { acts: 'no' }, type: 'library', departement: '59' }),
    ...times(4, { answers: { acts: 'yes' }, type: 'museum', departement: '62' }),
    ...times(14, { answers: { acts: 'no' }, type: 'museum', departement: '59' }),
    ...times(20, { answers: { acts: 'yes' }, type: 'fablab', departement: '62' }),
    ...times(25, { answers: { acts: 'no' }, type: 'fablab', departement: '62' }),
  ]
  const margins = { type: { fablab: 50, library: 80, museum: 20 }, departement: { '59': 90, '62': 60 } }

  test('a cell of four takes others with it: no total tells it', async () => {
    await saveCampaign(db, { slug: 'secrets', definition, answers, margins })
    const lines = await cells(`${base}/secrets/analyse.csv?question=acts&croiser=@type`)
    const shown = new Map(lines.map((line) => [`${line.category} ${line.crossed_category}`, line.count]))
    expect(shown.get('yes museum')).toBe('')
    // The row and the column of the hidden cell have another one each, and these close the circuit.
    const hidden = [...shown]
      .filter(([, count]) => count === '')
      .map(([name]) => name)
      .sort()
    expect(hidden).toEqual(['no fablab', 'no museum', 'yes fablab', 'yes museum'])
  })

  test('a filter shows what the crossed table shows, and no more: two filters cannot be subtracted', async () => {
    const museums = await cells(`${base}/secrets/analyse.csv?question=acts&seulement=type:museum`)
    expect(short(museums)).toEqual(['yes    true', 'no    true'])
    const libraries = await cells(`${base}/secrets/analyse.csv?question=acts&seulement=type:library`)
    expect(short(libraries)).toEqual(['yes  40 57.14 false', 'no  30 42.86 false'])
    // All less libraries less fablabs would be museums: fablabs are hidden with them.
    const fablabs = await cells(`${base}/secrets/analyse.csv?question=acts&seulement=type:fablab`)
    expect(short(fablabs)).toEqual(['yes    true', 'no    true'])
  })

  test('slices of a crossed table are refused where one of them is small', async () => {
    const path = `${base}/secrets/analyse?question=acts&croiser=@departement&par=@type`
    const page = pageText(await (await get(path)).text())
    expect(page).toContain('Trop peu de réponses pour montrer à part')
    expect(page).not.toContain('base 18')
  })

  test('the hidden count is nowhere: page, CSV, report, PDF’s words', async () => {
    await saveCampaign(db, {
      slug: 'publie',
      definition,
      // Seven sang nobody else’s tune: 7 of 77.
      answers: [
        ...times(70, { answers: { acts: 'yes' }, type: 'library' }),
        ...times(7, { answers: { acts: 'no' }, type: 'library' }),
      ],
      state: 'published',
      findings: [{ row: 'acts', column: null, weighting: 'none' }],
    })
    for (const path of [
      '/enquetes/publie/resultats',
      '/enquetes/publie/resultats.csv',
      '/en/enquetes/publie/resultats',
    ]) {
      const text = pageText(await (await get(path, null)).text())
      expect(text).not.toMatch(/\b7\b|9,09|9\.09|\b70\b|90,9|90\.9/)
    }
  })
})

describe('columns', () => {
  test('packed or not, a table is the same; an answer that goes takes its block with it', async () => {
    const many: TestAnswer[] = Array.from({ length: 2 * blockSize + 30 }, (_, at) => ({
      answers: { acts: at % 3 === 0 ? 'yes' : 'no', themes: at % 2 === 0 ? ['sky'] : ['sea', 'stone'] },
      type: at % 5 === 0 ? 'museum' : 'library',
    }))
    const margins = { type: { library: 10_000, museum: 2_000 } }
    const { id } = await saveCampaign(db, { slug: 'grande', definition, answers: many, margins })
    const paths = [
      'question=acts',
      'question=themes&croiser=@type',
      'question=acts&croiser=themes&poids=type',
    ]
    const read = () => Promise.all(paths.map((path) => cells(`${base}/grande/analyse.csv?${path}`)))
    const before = await read()
    expect(await packAnswers(db)).toBe(2)
    expect(await packAnswers(db)).toBe(0)
    expect(await read()).toEqual(before)
    // The blocks are read, not the answers: what the documents say no longer matters to them.
    const blocks = await db.selectFrom('survey_column').select('part').where('campaign_id', '=', id).execute()
    expect(new Set(blocks.map(({ part }) => part))).toEqual(new Set([0, 1]))
    await db
      .deleteFrom('survey_response')
      .where('campaign_id', '=', id)
      .where('ordinal', '=', blockSize + 1)
      .execute()
    const left = await db.selectFrom('survey_column').select('part').where('campaign_id', '=', id).execute()
    expect(new Set(left.map(({ part }) => part))).toEqual(new Set([0]))
    const [acts] = await read()
    const kept = many.filter((_, at) => at !== blockSize)
    const yes = kept.filter(({ answers }) => answers.acts === 'yes').length
    expect(acts?.map(({ count }) => count)).toEqual([String(yes), String(kept.length - yes)])
  })
})

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
