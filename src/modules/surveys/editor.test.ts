import { expect, test } from 'vitest'
import { pageText } from '#platform/http/testing.ts'
import type { Definition } from './definition-model.ts'
import { loadSurveys } from './load-surveys.ts'
import { surveySite } from './testing.ts'

const site = await surveySite()
const { db, get, post, moderator, now, anOpenCampaign } = site
const list = '/administration/enquetes/questionnaires'

/** The last version of a questionnaire, as `section: questions`, and its revision. */
async function stands(path: string) {
  const row = await db
    .selectFrom('survey_version')
    .where('survey_id', '=', path.split('/').at(-1) ?? '')
    .select(['definition', 'number', 'revision'])
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow()
  const { sections } = row.definition as Definition
  return {
    shape: sections.map(({ code, questions }) => `${code}: ${questions.map((each) => each.code).join(' ')}`),
    revision: `${row.number}.${row.revision}`,
  }
}
const act = async (path: string, fields: Record<string, string>) =>
  post(path, { revision: (await stands(path)).revision, ...fields }, moderator)
/** Presses a button: where that leads in the page, and what is told there. */
const press = async (path: string, acte: string, code: string) => {
  const to = (await act(path, { acte, code })).headers.get('location') ?? ''
  const page = await (await get(to.replace(/#.*/, ''), moderator)).text()
  const focus = to.split('#')[1] ?? ''
  expect(page).toContain(`id="${focus}"`)
  return [
    focus,
    /<p class="done"[\s\S]*?<\/p>/
      .exec(page)?.[0]
      .replaceAll(/<[^>]+>/g, '')
      .replaceAll(/[\u202f\u00a0]/g, ' ')
      .trim(),
  ]
}
const ask = async (path: string, section: string, fields: Record<string, string>) =>
  act2(`${path}/question/nouvelle?section=${section}`, path, fields)
const act2 = async (to: string, path: string, fields: Record<string, string>) =>
  post(to, { revision: (await stands(path)).revision, ...fields }, moderator)

test('a questionnaire is written by buttons alone: sections, questions, order, copies, undo', async () => {
  const begun = await post(list, { title: 'Les phares' }, moderator)
  const path = (begun.headers.get('location') ?? '').replace('?fait=cree', '')
  expect(path).toMatch(/questionnaires\/[0-9a-f-]{36}$/)
  await act(path, { acte: 'ajouter-section', newSection: 'Vous' })
  await act(path, { acte: 'ajouter-section', newSection: 'Vos phares' })
  await ask(path, 's1', { type: 'single', labelFr: 'En avez-vous ?', choices: 'oui | Oui | Yes\nNon' })
  await ask(path, 's2', {
    type: 'number',
    labelFr: 'Combien ?',
    code: 'phares',
    whole: 'oui',
    test1Question: 'q01',
    test1Is: 'equal',
    test1Value: 'oui',
  })
  expect((await stands(path)).shape).toEqual(['s1: q01', 's2: phares'])
  await act(path, { acte: 'dupliquer', code: 'phares' })
  await act(path, { acte: 'monter', code: 'phares_2' })
  await act(path, { acte: 'monter', code: 'phares_2' })
  expect((await stands(path)).shape).toEqual(['s1: q01 phares_2', 's2: phares'])
  await act(path, { acte: 'retirer', code: 'phares_2' })
  await act(path, { acte: 'annuler' })
  expect((await stands(path)).shape).toEqual(['s1: q01 phares_2', 's2: phares'])
  await act(path, { acte: 'annuler' })
  await act(path, { acte: 'monter-section', code: 's2' })
  expect((await stands(path)).shape).toEqual(['s2: phares', 's1: q01'])
  const page = pageText(await (await get(path, moderator)).text())
  expect(page).toContain('phares : dépend d’une question qui ne vient pas avant')
  expect(page).toContain('si « En avez-vous ? » : Oui')
})

test('choices are said by their words: in a condition, and when one goes with no other', async () => {
  const begun = await post(list, { title: 'Les phares' }, moderator)
  const path = (begun.headers.get('location') ?? '').replace('?fait=cree', '')
  await act(path, { acte: 'ajouter-section', newSection: 'Vous' })
  const choices = 'Été\nHiver | Winter\nAucune | seul\nJamais | Never | alone'
  await ask(path, 's1', { type: 'multiple', labelFr: 'Quand ?', choices, other: 'oui' })
  const asked = (value: string) =>
    ask(path, 's1', {
      type: 'number',
      labelFr: 'Combien ?',
      whole: 'oui',
      test1Question: 'q01',
      test1Is: 'equal',
      test1Value: value,
    })
  const wrong = await asked('printemps')
  const page = pageText(await wrong.text())
  expect([wrong.status, page.includes('Les réponses : Été ; Hiver ; Aucune ; Jamais ; Autre.')]).toEqual([
    422,
    true,
  ])
  for (const value of ['ete', 'winter', 'Autre']) expect((await asked(value)).status).toBe(303)
  const row = await db.selectFrom('survey_version').select('definition').executeTakeFirstOrThrow()
  const [first, ...others] = (row.definition as Definition).sections[0]?.questions ?? []
  expect(first && 'choices' in first ? first.choices : []).toEqual([
    { code: 'ete', label: { fr: 'Été' } },
    { code: 'hiver', label: { fr: 'Hiver', en: 'Winter' } },
    { code: 'aucune', label: { fr: 'Aucune' }, exclusive: true },
    { code: 'jamais', label: { fr: 'Jamais', en: 'Never' }, exclusive: true },
  ])
  expect(others.map(({ when }) => when?.tests[0]?.value)).toEqual(['ete', 'hiver', 'other'])
  expect(await (await get(`${path}/question/q02`, moderator)).text()).toContain('value="Été"')
})

test('each change is told where it happened, and one goes on from there; a section is copied whole', async () => {
  const { surveyId } = await anOpenCampaign()
  const path = `${list}/${surveyId}`
  expect(await press(path, 'descendre', 'nom')).toEqual([
    'descendre-nom',
    'Question déplacée : 2 sur 4 dans « Vous ».',
  ])
  expect(await press(path, 'monter', 'nom')).toEqual([
    'monter-nom',
    'Question déplacée : 1 sur 4 dans « Vous ».',
  ])
  expect(await press(path, 'dupliquer', 'tel')).toEqual([
    'dupliquer-tel_2',
    'Voici la copie : 3 sur 5 dans « Vous ».',
  ])
  expect((await press(path, 'retirer', 'tel_2'))[0]).toBe('agir')
  expect(await press(path, 'dupliquer-section', 'vous')).toEqual([
    's-vous_2',
    'Voici la copie : section 2 sur 3. Ses questions ont des codes à elles.',
  ])
  expect((await stands(path)).shape).toEqual([
    'vous: nom tel agir pourquoi',
    'vous_2: nom_2 tel_2 agir_2 pourquoi_2',
    'actions: quoi jours',
  ])
  const { definition } = await db
    .selectFrom('survey_version')
    .select('definition')
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow()
  const [first, copy, last] = (definition as Definition).sections
  const asks = (section: typeof first, at: number) => section?.questions[at]?.when?.tests[0]?.question
  expect([asks(first, 3), asks(copy, 3), last?.when?.tests[0]?.question]).toEqual(['agir', 'agir_2', 'agir'])
  expect((await press(path, 'retirer-section', 'vous_2'))[0]).toBe('s-actions')
  const undone = await act(path, { acte: 'annuler' })
  expect(undone.headers.get('location')).toMatch(/\?fait=annule#fait$/)
  expect((await stands(path)).shape).toHaveLength(3)
})

test('a code that changes is followed by the conditions that name it', async () => {
  const { surveyId } = await anOpenCampaign()
  const path = `${list}/${surveyId}`
  await act2(`${path}/question/agir`, path, {
    labelFr: 'Agissez-vous ?',
    code: 'action',
    choices: 'oui | Oui\nnon | Non',
  })
  const row = await db
    .selectFrom('survey_version')
    .where('survey_id', '=', surveyId)
    .where('number', '=', 2)
    .select('definition')
    .executeTakeFirstOrThrow()
  const { sections } = row.definition as Definition
  expect([sections[0]?.questions[3]?.when, sections[1]?.when]).toEqual([
    { need: 'all', tests: [{ question: 'action', is: 'equal', value: 'non' }] },
    { need: 'all', tests: [{ question: 'action', is: 'equal', value: 'oui' }] },
  ])
})

test('what is wrong comes back beside its field; what somebody else changed is not written over', async () => {
  const { surveyId } = await anOpenCampaign()
  const path = `${list}/${surveyId}`
  const wrong = await act2(`${path}/question/agir`, path, { labelFr: '', choices: 'seul', code: '1' })
  const html = await wrong.text()
  expect(wrong.status).toBe(422)
  for (const words of [
    'Écrivez la question.',
    'Proposez au moins deux réponses.',
    'Un code commence par une lettre',
  ])
    expect(pageText(html)).toContain(words)
  const stale = await post(path, { acte: 'retirer', code: 'nom', revision: '1.0' }, moderator)
  expect([
    stale.status,
    pageText(await stale.text()).includes('Quelqu’un a modifié ce questionnaire'),
  ]).toEqual([409, true])
  expect((await stands(path)).shape).toEqual(['vous: nom tel agir pourquoi', 'actions: quoi jours'])
})

test('a question is taken from another questionnaire, with its code and its answers', async () => {
  await loadSurveys(db, 'data/hauts-de-france', now())
  const begun = await post(list, { title: 'Suite' }, moderator)
  const path = (begun.headers.get('location') ?? '').replace('?fait=cree', '')
  await act(path, { acte: 'ajouter-section', newSection: 'Freins' })
  const bank = await (await get(`${path}/banque?section=s1&q=frein`, moderator)).text()
  expect(pageText(bank)).toContain('Qu’est-ce qui vous freine')
  const from = /name="from" value="([^"]+)"/.exec(bank)?.[1] ?? ''
  await act2(`${path}/banque`, path, { from, code: 'q17', section: 's1' })
  expect((await stands(path)).shape).toEqual(['s1: q17'])
})

test('the questionnaire of the pack comes once, follows its file, and leaves what people made of it', async () => {
  expect([
    await loadSurveys(db, 'data/hauts-de-france', now()),
    await loadSurveys(db, 'data/hauts-de-france', now()),
  ]).toEqual([1, 0])
  const { id } = await db
    .selectFrom('survey')
    .where('pack_code', '=', 'proximite-2019')
    .select('id')
    .executeTakeFirstOrThrow()
  const path = `${list}/${id}`
  const { shape } = await stands(path)
  expect(shape.at(-1)).toBe('s6: q17 q18')
  expect(shape.join(' ').match(/q\d\d/g)).toHaveLength(18)
  await act(path, { acte: 'retirer', code: 'q18' })
  await loadSurveys(db, 'data/hauts-de-france', now())
  expect((await stands(path)).shape.at(-1)).toBe('s6: q17')
  const preview = pageText(await (await get(`/en${path}/apercu`, moderator)).text())
  expect(preview).toContain('What holds you back?')
})
