import { describe, expect, test } from 'vitest'
import { pageText } from '#platform/http/testing.ts'
import { analyseAnswers, readAnswers } from './analyse-campaign.ts'
import { getCampaign } from './campaign-store.ts'
import { campaignVariables } from './campaign-variables.ts'
import { blockSize } from './column-store.ts'
import { makeReport } from './make-report.ts'
import { packAnswers } from './pack-answers.ts'
import { tableInWords } from './table-words.ts'
import { aDefinition, asks, saveCampaign, type TestAnswer, times } from './testing.ts'
import { aDesk, base, definition, short } from './testing-desk.ts'

const { db, observer, get, post, cells } = await aDesk()

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
    const said = async (parts: string) =>
      pageText(await (await get(`${base}/essai/analyse?question=acts&croiser=@type&parts=${parts}`)).text())
    // Of the row: 30 of 55, 25 of 55. Of the column, by Wilson: 30 of 62, 25 of 40.
    expect(await said('row')).toContain('54,5 % (30) 45,5 % (25) – (55)')
    expect(await said('interval')).toContain('36,4 % à 60,6 % (30) 47,0 % à 75,8 % (25)')
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
    // To the percent: more digits, beside the counts, would tell how many of each kind acted.
    expect(share).toBe(Math.round((100 * (400 * (30 / 62) + 100 * (25 / 40))) / 500) / 100)
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

  test('who was not asked is protected: a base does not give back what the deciding question hides', async () => {
    const conditional = aDefinition([
      asks('single', 'acts', ['yes', 'no']),
      {
        ...asks('single', 'how', ['alone', 'helped']),
        when: { need: 'all', tests: [{ question: 'acts', is: 'equal', value: 'yes' }] },
      },
    ])
    const yes = (departement: string) => times(20, { answers: { acts: 'yes', how: 'alone' }, departement })
    const no = (count: number, departement: string) => times(count, { answers: { acts: 'no' }, departement })
    const margins = { departement: { '59': 90, '62': 60 } }
    const saved = { definition: conditional, margins }
    await saveCampaign(db, { ...saved, slug: 'peu', answers: [...yes('59'), ...yes('62'), ...no(5, '62')] })
    // 40 of 45: five did not act, which the table of « acts » hides.
    expect((await cells(`${base}/peu/analyse.csv?question=acts`)).map(({ hidden }) => hidden)).toEqual([
      'true',
      'true',
    ])
    expect((await get(`${base}/peu/analyse.csv?question=how`)).status).toBe(404)
    expect(pageText(await (await get(`${base}/peu/analyse?question=how`)).text())).not.toMatch(/\b40\b/)
    // 40 of 60: shown, but not by département, where the five would come back.
    const enough = [...yes('59'), ...yes('62'), ...no(15, '59'), ...no(5, '62')]
    await saveCampaign(db, { ...saved, slug: 'assez', answers: enough })
    expect(short(await cells(`${base}/assez/analyse.csv?question=how`))).toEqual([
      'alone  40 100 false',
      'helped  0 0 false',
    ])
    expect((await get(`${base}/assez/analyse.csv?question=how&croiser=@departement`)).status).toBe(404)
    expect((await get(`${base}/assez/analyse.csv?question=how&seulement=departement:62`)).status).toBe(404)
  })

  test('the hidden count is nowhere: pages, files, picture, frame, feed, PDF’s words, open data, other waves', async () => {
    const findings = [{ row: 'acts', column: null, weighting: 'none' as const }]
    const { surveyId } = await saveCampaign(db, {
      slug: 'publie',
      definition,
      // Seven sang nobody else’s tune: 7 of 77.
      answers: [
        ...times(70, { answers: { acts: 'yes' }, type: 'library' }),
        ...times(7, { answers: { acts: 'no' }, type: 'library' }),
      ],
      findings,
    })
    expect((await post(`${base}/publie/rapport`, { acte: 'publier' })).status).toBe(303)
    await saveCampaign(db, {
      slug: 'suivante',
      surveyId,
      openedAt: '2026-02-10T08:00:00Z',
      definition,
      answers: [...times(30, { answers: { acts: 'yes' } }), ...times(20, { answers: { acts: 'no' } })],
      state: 'published',
      findings,
    })
    const campaign = await getCampaign(db, 'publie')
    const id = campaign?.findings[0]?.id
    const alone = `/enquetes/publie/resultats/${id}`
    const paths = [
      '/enquetes/publie/resultats',
      '/enquetes/publie/resultats?type=library',
      '/enquetes/publie/resultats.csv',
      '/en/enquetes/publie/resultats',
      alone,
      `${alone}.csv`,
      `/integrer/vues/enquete/publie/${id}`,
      '/enquetes/publie/dictionnaire.csv',
      '/enquetes/suivante/resultats',
      '/enquetes.atom',
      '/donnees/enquetes.csv',
    ]
    // Nothing of it can be drawn: there is no picture.
    expect((await get(`${alone}.svg`, null)).status).toBe(404)
    const report = campaign && (await makeReport(db, campaign, null))
    const words = JSON.stringify(report?.lines.map(({ table }) => table && tableInWords('fr', table)))
    const texts = await Promise.all(paths.map(async (path) => pageText(await (await get(path, null)).text())))
    for (const text of [...texts, words]) {
      expect(text).not.toMatch(/\b7\b|9,09|9\.09|\b70\b|90,9|90\.9/)
    }
  })
})

describe('while people may still answer', () => {
  test('tables go on by batches, one behind: two readings tell of no fewer than the threshold', async () => {
    const answers = times(30, { answers: { acts: 'yes' } })
    const { id } = await saveCampaign(db, { slug: 'ouverte', definition, state: 'open', answers })
    const read = async () => (await cells(`${base}/ouverte/analyse.csv?question=acts`))[0]?.base
    expect(await read()).toBe('11')
    expect(pageText(await (await get(`${base}/ouverte/analyse?question=acts`)).text())).toContain(
      'Réponses lues : 11 sur 30.',
    )
    const closed = { state: 'closed', closed_at: new Date() }
    await db.updateTable('survey_campaign').set(closed).where('id', '=', id).execute()
    expect(await read()).toBe('30')
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
