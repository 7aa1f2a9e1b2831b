import type { Context } from 'hono'
import { getVocabularies, type Vocabulary } from '#modules/directory/index.ts'
import { authorise } from '#platform/access/permission.ts'
import type { Database } from '#platform/db/connect.ts'
import { AppError, type FieldError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { renderPage } from '#ui/page.tsx'
import { findQuestions } from '../bank-store.ts'
import { conditionInput, readCondition } from '../condition-form.ts'
import { profileFieldsOf } from '../definition-model.ts'
import { addQuestion, changeQuestion, changeSection, freeCode, questionCodes } from '../edit-model.ts'
import { editSurvey, revisionOf } from '../edit-survey.ts'
import { conditionFields, type QuestionInput, questionTypes, type SectionInput } from '../form-model.ts'
import { editorMessages } from '../messages/index.ts'
import type { Survey } from '../model.ts'
import { BankPage } from '../pages/bank-page.tsx'
import { surveysPath } from '../pages/paths.ts'
import { QuestionPage, SectionPage } from '../pages/question-page.tsx'
import { canRunSurveys } from '../policy.ts'
import {
  checkQuestion,
  linesOf,
  newQuestion,
  questionInput,
  readQuestionForm,
  wordsOf,
} from '../question-form.ts'
import { getSurvey } from '../survey-store.ts'
import { knownAct } from './campaigns.tsx'
import { askedSurvey, textIn, trying } from './editor.tsx'

const pathOf = (survey: Survey) => `${surveysPath}/${survey.id}`

async function written(c: Context<Env>): Promise<Survey> {
  authorise(canRunSurveys, c.get('actor'), undefined)
  return askedSurvey(c)
}

const questionsOf = (survey: Survey) => survey.definition.sections.flatMap(({ questions }) => questions)

const findQuestion = (survey: Survey, code: string) => questionsOf(survey).find((each) => each.code === code)

/** `GET …/{id}/question/{code}`, `GET …/{id}/question/nouvelle?section=&type=` */
export async function questionForm(c: Context<Env>): Promise<Response> {
  const survey = await written(c)
  const code = c.req.param('code') ?? ''
  if (code === 'nouvelle') {
    const type = questionTypes.find((each) => each === c.req.query('type')) ?? 'single'
    return showQuestion(c, survey, newQuestion(type), [])
  }
  const question = findQuestion(survey, code)
  if (!question) throw new NotFound()
  return showQuestion(c, survey, questionInput(c.get('lang'), question, questionsOf(survey)), [])
}

/** `POST …/{id}/question/{code}`, `POST …/{id}/question/nouvelle?section=` */
export async function sendQuestion(c: Context<Env>): Promise<Response> {
  const survey = await written(c)
  const { db, now } = c.get('services')
  const body = await c.req.parseBody()
  const typed = readQuestionForm(body)
  const code = c.req.param('code') ?? ''
  const fresh = code === 'nouvelle'
  const present = fresh ? undefined : findQuestion(survey, code)
  if (!fresh && !present) throw new NotFound()
  const type = knownAct(questionTypes, present?.type ?? typed.type)
  const input = { ...typed, choices: typed.choices || (await directoryChoices(db, type, typed.profile)) }
  const codes = questionCodes(survey.definition)
  const own = fresh ? freeCode(`q${String(codes.length + 1).padStart(2, '0')}`, codes) : code
  const checked = checkQuestion(
    c.get('lang'),
    { ...input, type },
    { code: own, questions: questionsOf(survey) },
  )
  if ('errors' in checked) return showQuestion(c, survey, { ...input, type }, checked.errors)
  const section = sectionAsked(c, survey)
  const edit = fresh ? addQuestion(section, checked.value) : changeQuestion(code, checked.value)
  const given = { id: survey.id, revision: textIn(body, 'revision'), edit }
  return trying(
    c,
    survey,
    `${pathOf(survey)}?fait=question&ici=${checked.value.code}#${checked.value.code}`,
    () => editSurvey(db, c.get('actor'), given, now()),
  )
}

/** The list of the directory, for a question that fills a page from it and says no choices of its own. */
async function directoryChoices(db: Database, type: string, profile: string): Promise<string> {
  const field = profileFieldsOf[type]?.find((each) => each === profile)
  const terms = field && type !== 'text' ? (await getVocabularies(db))[field as Vocabulary] : undefined
  const choices = (terms ?? []).slice(0, 60).map(({ code, labelFr, labelEn }) => {
    return { code: code.replaceAll('-', '_').slice(0, 40), label: { fr: labelFr, en: labelEn } }
  })
  return linesOf(choices)
}

/** The section that an address names, or the last one. */
function sectionAsked(c: Context<Env>, survey: Survey): string {
  const asked = c.req.query('section')
  const { sections } = survey.definition
  return sections.find(({ code }) => code === asked)?.code ?? sections.at(-1)?.code ?? ''
}

function showQuestion(c: Context<Env>, survey: Survey, input: QuestionInput, errors: FieldError[]) {
  const lang = c.get('lang')
  const t = editorMessages[lang].form
  const code = c.req.param('code') ?? ''
  const fresh = code === 'nouvelle'
  const title = fresh ? t.new : t.edit
  return renderPage(
    c,
    {
      title,
      noIndex: true,
      styles: ['back-office'],
      status: errors.length > 0 ? 422 : 200,
      canonical: `${pathOf(survey)}/question/${code}`,
    },
    <QuestionPage
      lang={lang}
      survey={survey}
      revision={revisionOf(survey)}
      action={`${pathOf(survey)}/question/${fresh ? `nouvelle?section=${sectionAsked(c, survey)}` : code}`}
      title={title}
      input={input}
      facts={profileFieldsOf[input.type] ?? []}
      errors={errors}
    />,
  )
}

/** `GET …/{id}/section/{section}` */
export async function sectionForm(c: Context<Env>): Promise<Response> {
  const survey = await written(c)
  const section = survey.definition.sections.find(({ code }) => code === c.req.param('section'))
  if (!section) throw new NotFound()
  return showSection(
    c,
    survey,
    {
      titleFr: section.title.fr,
      titleEn: section.title.en ?? '',
      helpFr: section.help?.fr ?? '',
      helpEn: section.help?.en ?? '',
      ...conditionInput(c.get('lang'), section.when, questionsOf(survey)),
    },
    [],
  )
}

/** `POST …/{id}/section/{section}` */
export async function sendSection(c: Context<Env>): Promise<Response> {
  const survey = await written(c)
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const code = c.req.param('section') ?? ''
  if (!survey.definition.sections.some((each) => each.code === code)) throw new NotFound()
  const body = await c.req.parseBody()
  const fields = ['titleFr', 'titleEn', 'helpFr', 'helpEn', ...conditionFields]
  const input = Object.fromEntries(
    fields.map((field) => [field, textIn(body, field).slice(0, 600)]),
  ) as SectionInput
  const errors: FieldError[] = []
  const when = readCondition(lang, input, { questions: questionsOf(survey), errors })
  const title = wordsOf(input.titleFr, input.titleEn)
  if (!title) errors.push({ field: 'titleFr', message: editorMessages[lang].errors.title })
  if (!title || errors.length > 0) return showSection(c, survey, input, errors)
  const help = wordsOf(input.helpFr, input.helpEn)
  const edit = changeSection(code, { title, ...(help && { help }), ...(when && { when }) })
  const given = { id: survey.id, revision: textIn(body, 'revision'), edit }
  return trying(c, survey, `${pathOf(survey)}?fait=section&ici=s-${code}#s-${code}`, () =>
    editSurvey(db, c.get('actor'), given, now()),
  )
}

function showSection(c: Context<Env>, survey: Survey, input: SectionInput, errors: FieldError[]) {
  const lang = c.get('lang')
  const title = editorMessages[lang].form.section
  const action = `${pathOf(survey)}/section/${c.req.param('section')}`
  return renderPage(
    c,
    {
      title,
      noIndex: true,
      styles: ['back-office'],
      status: errors.length > 0 ? 422 : 200,
      canonical: action,
    },
    <SectionPage
      lang={lang}
      survey={survey}
      revision={revisionOf(survey)}
      action={action}
      title={title}
      input={input}
      errors={errors}
    />,
  )
}

/** `GET …/{id}/banque?section=&q=` */
export async function bank(c: Context<Env>): Promise<Response> {
  const survey = await written(c)
  const lang = c.get('lang')
  const words = textIn({ q: c.req.query('q') }, 'q').slice(0, 100)
  return renderPage(
    c,
    {
      title: editorMessages[lang].bank.title,
      noIndex: true,
      styles: ['back-office'],
      canonical: `${pathOf(survey)}/banque`,
    },
    <BankPage
      lang={lang}
      survey={survey}
      revision={revisionOf(survey)}
      section={sectionAsked(c, survey)}
      words={words}
      found={await findQuestions(c.get('services').db, words)}
    />,
  )
}

/** `POST …/{id}/banque`: takes a question, without its condition, which another questionnaire made. */
export async function takeQuestion(c: Context<Env>): Promise<Response> {
  const survey = await written(c)
  const { db, now } = c.get('services')
  const body = await c.req.parseBody()
  const from = await getSurvey(db, textIn(body, 'from'))
  const question = from && findQuestion(from, textIn(body, 'code'))
  if (!question) throw new AppError('invalid')
  const { when: _, ...taken } = question
  const { sections } = survey.definition
  const asked = textIn(body, 'section')
  const section = sections.find(({ code }) => code === asked)?.code ?? sections.at(-1)?.code ?? ''
  const given = { id: survey.id, revision: textIn(body, 'revision'), edit: addQuestion(section, taken) }
  return trying(c, survey, `${pathOf(survey)}?fait=banque&ici=s-${section}#s-${section}`, () =>
    editSurvey(db, c.get('actor'), given, now()),
  )
}
