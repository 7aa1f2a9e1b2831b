import type { Context } from 'hono'
import { authorise } from '#platform/access/permission.ts'
import { Conflict, type FieldError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { cleanWords } from '../answer-model.ts'
import {
  addSection,
  duplicateQuestion,
  duplicateSection,
  type Edit,
  moveQuestion,
  moveSection,
  removeQuestion,
  removeSection,
} from '../edit-model.ts'
import { createSurvey, editSurvey, removeSurvey, undoEdit } from '../edit-survey.ts'
import { editorMessages } from '../messages/index.ts'
import { wordsIn } from '../messages/words.ts'
import type { Survey } from '../model.ts'
import { PreviewPage } from '../pages/bank-page.tsx'
import { surveysPath } from '../pages/paths.ts'
import { SurveyList } from '../pages/survey-list.tsx'
import { placeAfter } from '../place-model.ts'
import { canRunSurveys, canSeeSurveys } from '../policy.ts'
import { wordsOf } from '../question-form.ts'
import { getSurvey, listSurveys } from '../survey-store.ts'
import { knownAct } from './campaigns.tsx'
import { editorNotice, showEditor } from './editor-view.tsx'
import { pageOf } from './kept.tsx'

const perPage = 50

/** `GET /administration/enquetes/questionnaires` */
export async function surveyList(c: Context<Env>): Promise<Response> {
  authorise(canSeeSurveys, c.get('actor'), undefined)
  return showList(c, { title: '', from: '' }, [])
}

/** `POST /administration/enquetes/questionnaires`: begins one. */
export async function newSurvey(c: Context<Env>): Promise<Response> {
  authorise(canRunSurveys, c.get('actor'), undefined)
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const body = await c.req.parseBody()
  const title = textIn(body, 'title').slice(0, 200)
  const from = textIn(body, 'from')
  if (title === '')
    return showList(c, { title, from }, [{ field: 'title', message: editorMessages[lang].needTitle }])
  const given = { title: { fr: title }, ...(from && { from }) }
  const id = await createSurvey(db, c.get('actor'), given, now())
  return c.redirect(localPath(lang, `${surveysPath}/${id}?fait=cree`), 303)
}

/** The list of questionnaires, with a form that came back if any. */
export async function showList(
  c: Context<Env>,
  input: { title: string; from: string },
  errors: FieldError[],
) {
  const lang = c.get('lang')
  const page = pageOf(c)
  const { surveys, total } = await listSurveys(c.get('services').db, page, perPage)
  return renderPage(
    c,
    {
      title: editorMessages[lang].title,
      noIndex: true,
      styles: ['back-office'],
      status: errors.length > 0 ? 422 : 200,
      canonical: surveysPath,
    },
    <SurveyList
      lang={lang}
      surveys={surveys}
      page={page}
      pages={Math.max(1, Math.ceil(total / perPage))}
      input={input}
      errors={errors}
      notice={editorNotice(c)}
      mayRun={canRunSurveys(c.get('actor'), undefined)}
    />,
  )
}

/** The questionnaire of an address, for who may see it. @throws AppError unauthenticated or forbidden, NotFound */
export async function askedSurvey(c: Context<Env>): Promise<Survey> {
  authorise(canSeeSurveys, c.get('actor'), undefined)
  const survey = await getSurvey(c.get('services').db, c.req.param('id') ?? '')
  if (!survey) throw new NotFound()
  return survey
}

/** `GET …/questionnaires/{id}` */
export async function editor(c: Context<Env>): Promise<Response> {
  return showEditor(c, await askedSurvey(c), editorNotice(c))
}

/** `GET …/questionnaires/{id}/apercu` */
export async function preview(c: Context<Env>): Promise<Response> {
  const survey = await askedSurvey(c)
  const lang = c.get('lang')
  return renderPage(
    c,
    {
      title: `${editorMessages[lang].preview.title} – ${wordsIn(lang, survey.definition.title)}`,
      noIndex: true,
      canonical: `${surveysPath}/${survey.id}/apercu`,
    },
    <PreviewPage lang={lang} survey={survey} />,
  )
}

const acts = [
  'monter',
  'descendre',
  'dupliquer',
  'retirer',
  'monter-section',
  'descendre-section',
  'dupliquer-section',
  'retirer-section',
  'ajouter-section',
  'titre',
  'annuler',
  'supprimer',
] as const

/** `POST …/questionnaires/{id}`: one change, as the button pressed says. */
export async function act(c: Context<Env>): Promise<Response> {
  authorise(canRunSurveys, c.get('actor'), undefined)
  const survey = await askedSurvey(c)
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const body = await c.req.parseBody()
  const asked = knownAct(acts, body.acte)
  const code = textIn(body, 'code')
  if (asked === 'supprimer')
    return trying(c, survey, `${surveysPath}?fait=supprime`, () =>
      removeSurvey(db, c.get('actor'), survey.id, now()),
    )
  const path = `${surveysPath}/${survey.id}`
  if (asked === 'annuler')
    return trying(c, survey, `${path}?fait=annule#fait`, () => undoEdit(db, c.get('actor'), survey.id, now()))
  const edit = editOf(asked, code, body)
  if (!edit) return showEditor(c, survey, { kind: 'error', text: editorMessages[lang].errors.title })
  const place = placeAfter(asked, code, survey.definition, edit(survey.definition))
  const to = place ? `?fait=${asked}&ici=${place.at}#${place.focus}` : '?fait=modifie#fait'
  return trying(c, survey, path + to, () =>
    editSurvey(db, c.get('actor'), { id: survey.id, revision: textIn(body, 'revision'), edit }, now()),
  )
}

function editOf(
  asked: Exclude<(typeof acts)[number], 'annuler' | 'supprimer'>,
  code: string,
  body: Record<string, unknown>,
): Edit | null {
  const words = (fr: string, en: string, max = 600) =>
    wordsOf(textIn(body, fr).slice(0, max), textIn(body, en).slice(0, max))
  switch (asked) {
    case 'monter':
      return moveQuestion(code, -1)
    case 'descendre':
      return moveQuestion(code, 1)
    case 'dupliquer':
      return duplicateQuestion(code)
    case 'retirer':
      return removeQuestion(code)
    case 'monter-section':
      return moveSection(code, -1)
    case 'descendre-section':
      return moveSection(code, 1)
    case 'dupliquer-section':
      return duplicateSection(code)
    case 'retirer-section':
      return removeSection(code)
    case 'ajouter-section': {
      const title = words('newSection', '')
      return title ? addSection({ title }) : null
    }
    case 'titre': {
      const [title, intro] = [words('titleFr', 'titleEn'), words('introFr', 'introEn')]
      if (!title) return null
      return ({ intro: _, ...definition }) => ({ ...definition, title, ...(intro && { intro }) })
    }
  }
}

/** Does something with a questionnaire, then goes on; what is refused is said on its page, as it stands now. */
export async function trying(
  c: Context<Env>,
  survey: Survey,
  to: string,
  act: () => Promise<void>,
): Promise<Response> {
  const lang = c.get('lang')
  try {
    await act()
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const words = editorMessages[lang].refused
    const why = error.detail ?? ''
    const text = Object.hasOwn(words, why) ? words[why as keyof typeof words] : words.revision
    const present = await getSurvey(c.get('services').db, survey.id)
    return showEditor(c, present ?? survey, { kind: 'error', text })
  }
  return c.redirect(localPath(lang, to), 303)
}

/** One field of a form, on one line or several. */
export const textIn = (body: Record<string, unknown>, field: string): string => {
  const value = body[field]
  return typeof value === 'string' ? cleanWords(value) : ''
}
