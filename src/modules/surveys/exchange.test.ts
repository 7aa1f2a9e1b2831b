import { expect, test } from 'vitest'
import { signedIn } from '#modules/accounts/testing.ts'
import { readWorkbook, writeWorkbook } from '#platform/files/workbook.ts'
import { pageText } from '#platform/http/testing.ts'
import { definitionSchema } from './definition-model.ts'
import { createSurvey } from './edit-survey.ts'
import { readXlsform } from './exchange/read-xlsform.ts'
import { writeDdi } from './exchange/write-ddi.ts'
import { writeXlsform } from './exchange/write-xlsform.ts'
import { loadSurveys } from './load-surveys.ts'
import { shortSurvey, surveySite } from './testing.ts'

const site = await surveySite()
const { db, app, get, moderator, now } = site
/** An expression of XLSForm, whose names are written @{name} here. */
const expression = (text: string) => text.replaceAll('@{', '$'.concat('{'))
const path = '/administration/enquetes/questionnaires'

/** One question of each type that XLSForm knows too. */
const whole = definitionSchema.parse({
  title: { fr: 'Tout' },
  sections: [
    ...shortSurvey.sections,
    {
      code: 'reste',
      title: { fr: 'Le reste', en: 'The rest' },
      help: { fr: 'Encore un peu.' },
      questions: [
        {
          code: 'note',
          type: 'scale',
          label: { fr: 'Note' },
          from: 0,
          to: 10,
          low: { fr: 'Rien' },
          high: { fr: 'Tout' },
        },
        {
          code: 'ordre',
          type: 'ranking',
          label: { fr: 'Ordre' },
          most: 2,
          choices: [
            { code: 'a', label: { fr: 'Temps' } },
            { code: 'b', label: { fr: 'Argent' } },
          ],
        },
        {
          code: 'grille',
          type: 'matrix',
          label: { fr: 'Grille' },
          required: true,
          rows: [{ code: 'un', label: { fr: 'Un' } }],
          choices: [
            { code: 'bon', label: { fr: 'Bon' } },
            { code: 'non', label: { fr: 'Mauvais' } },
          ],
        },
        { code: 'depuis', type: 'date', label: { fr: 'Depuis' } },
        { code: 'plan', type: 'file', label: { fr: 'Plan' } },
        { code: 'photo', type: 'file', label: { fr: 'Photo' }, images: true },
        { code: 'ou', type: 'commune', label: { fr: 'Où' }, profile: 'commune' },
        { code: 'mots', type: 'text', long: true, label: { fr: 'Des mots' } },
        { code: 'tout', type: 'calculated', label: { fr: 'En tout' }, how: 'sum', of: ['jours', 'note'] },
        {
          code: 'fin',
          type: 'text',
          label: { fr: 'Fin' },
          when: {
            need: 'any',
            tests: [
              { question: 'quoi', is: 'equal', value: 'expo' },
              { question: 'quoi', is: 'different', value: 'rien' },
              { question: 'jours', is: 'more', value: 3 },
              { question: 'depuis', is: 'answered' },
            ],
          },
        },
      ],
    },
  ],
})

async function ofThePack() {
  await loadSurveys(db, 'data/hauts-de-france', now())
  const row = await db.selectFrom('survey_version').select('definition').executeTakeFirstOrThrow()
  return definitionSchema.parse(row.definition)
}

test('a questionnaire goes out as an XLSForm and comes back the same', async () => {
  for (const definition of [whole, await ofThePack()]) {
    const back = readXlsform(writeXlsform(definition, 'tout'))
    expect(back.left).toEqual([])
    const { intro: _, ...expected } = definition
    expect(back.definition).toEqual({ ...expected, title: { fr: definition.title.fr } })
  }
})

test('the sheets say what the XLSForm specification asks for', () => {
  const sheets = readWorkbook(writeXlsform(whole, 'tout'))
  expect(sheets.map(({ name }) => name)).toEqual(['survey', 'choices', 'settings'])
  const survey = sheets[0]?.rows ?? []
  const [titles = []] = survey
  const of = (name: string, column: string) => survey.find((row) => row[1] === name)?.[titles.indexOf(column)]
  expect([of('vous', 'type'), of('agir', 'type'), of('quoi', 'type')]).toEqual([
    'begin_group',
    'select_one agir',
    'select_multiple quoi',
  ])
  expect([of('actions', 'relevant'), of('jours', 'constraint'), of('tout', 'calculation')]).toEqual([
    expression("@{agir} = 'oui'"),
    '. >= 0 and . <= 366',
    expression('@{jours} + @{note}'),
  ])
  expect(of('fin', 'relevant')).toBe(
    expression(
      "selected(@{quoi}, 'expo') or not(selected(@{quoi}, 'rien')) or @{jours} > 3 or @{depuis} != ''",
    ),
  )
  expect(of('note', 'parameters')).toBe('start=0 end=10 step=1')
  expect(sheets[1]?.rows.slice(0, 2)).toEqual([
    [
      'list_name',
      'name',
      'label::Français (fr)',
      'label::English (en)',
      'maillage_exclusive',
      'maillage_other',
    ],
    ['agir', 'oui', 'Oui', 'Yes'],
  ])
})

test('a form of somebody else: its names become codes, what has no equal is told', () => {
  const bytes = writeWorkbook([
    {
      name: 'survey',
      rows: [
        ['type', 'name', 'label', 'label::English (en)', 'required', 'relevant'],
        ['select_one yn', 'Q-1', 'Venez-vous ?', 'Do you come?', 'true', ''],
        ['integer', 'combien', 'Combien ?', '', '', expression("@{Q-1} = '1'")],
        ['geopoint', 'where', 'Où ?', '', '', ''],
        [
          'text',
          'why',
          'Pourquoi ?',
          '',
          '',
          expression("@{Q-1} = '0' and (@{combien} > 2 or @{combien} < 1)"),
        ],
      ],
    },
    {
      name: 'choices',
      rows: [
        ['list_name', 'name', 'label'],
        ['yn', '1', 'Oui'],
        ['yn', '0', 'Non'],
      ],
    },
  ])
  const { definition, left } = readXlsform(bytes)
  expect(left).toEqual([
    { line: 4, name: 'where', why: 'type' },
    { line: 5, name: 'why', why: 'relevant' },
  ])
  const [section] = definition.sections
  expect(
    section?.questions.map(({ code, type, required, when }) => ({ code, type, required, when })),
  ).toEqual([
    { code: 'q_1', type: 'single', required: true, when: undefined },
    {
      code: 'combien',
      type: 'number',
      required: false,
      when: { need: 'all', tests: [{ question: 'q_1', is: 'equal', value: 'c_1' }] },
    },
    { code: 'why', type: 'text', required: false, when: undefined },
  ])
})

test('the metadata are DDI-Codebook: a variable a column, its question, its categories, who was asked', () => {
  const xml = writeDdi(whole, { id: 'x.1', producer: 'Essai & Cie', day: '2026-11-23' })
  expect(xml).toContain('<codeBook xmlns="ddi:codebook:2_5" version="2.5" xml:lang="fr">')
  expect(xml).toContain('<producer>Essai &amp; Cie</producer>')
  expect(xml).toContain(
    '<var ID="V_agir" name="agir" intrvl="discrete"><labl xml:lang="fr">Agissez-vous ?</labl><labl xml:lang="en">Do you act?</labl><qstn><qstnLit xml:lang="fr">Agissez-vous ?</qstnLit><qstnLit xml:lang="en">Do you act?</qstnLit></qstn><catgry><catValu>oui</catValu><labl xml:lang="fr">Oui</labl><labl xml:lang="en">Yes</labl></catgry><catgry><catValu>non</catValu><labl xml:lang="fr">Non</labl><labl xml:lang="en">No</labl></catgry><varFormat type="character"/></var>',
  )
  expect(xml).toContain(
    'type="multipleResp" var="V_quoi.expo V_quoi.debat V_quoi.rien V_quoi.other V_quoi.other.words"',
  )
  expect(xml).toContain('<universe xml:lang="fr">« Agissez-vous ? » : Oui</universe>')
  const opened = [...xml.matchAll(/<([a-zA-Z]+)[ >]/g)]
    .map(([, name]) => name)
    .filter((name) => name !== 'range' && name !== 'varFormat')
  const closed = [...xml.matchAll(/<\/([a-zA-Z]+)>/g)].map(([, name]) => name)
  expect(opened.sort()).toEqual(closed.sort())
})

test('the team takes both files away and brings a workbook in; anything else is refused in words', async () => {
  const id = await createSurvey(db, moderator.actor, { definition: shortSurvey }, now())
  const workbook = await get(`${path}/${id}/xlsform.xlsx`, moderator)
  expect(workbook.headers.get('content-disposition')).toBe('attachment; filename="les-lampes.xlsx"')
  const bytes = await workbook.arrayBuffer()
  const send = (content: ArrayBuffer | string) => {
    const body = new FormData()
    body.set('file', new File([content], 'f.xlsx'))
    return app.request(`${path}/importer`, { method: 'POST', body, headers: signedIn(moderator) })
  }
  const sent = await send(bytes)
  expect(sent.status).toBe(303)
  const page = pageText(await (await get(sent.headers.get('location') ?? '', moderator)).text())
  expect(page).toContain('Le questionnaire est importé.')
  expect(page).toContain('Agissez-vous ?')
  for (const wrong of ['a;b', 'PK\x03\x04 rien', '']) {
    const refused = await send(wrong)
    expect([wrong, refused.status]).toEqual([wrong, 422])
  }
  expect((await get(`${path}/${id}/ddi.xml`, moderator)).status).toBe(200)
})
