import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { Alert } from '#ui/form.tsx'
import { Icon } from '#ui/icon.tsx'
import type { Question, Section } from '../definition-model.ts'
import type { DefinitionFault } from '../faults-model.ts'
import { editorMessages } from '../messages/index.ts'
import { conditionInWords, wordsIn } from '../messages/words.ts'
import type { Survey } from '../model.ts'
import { type Notice, NoticeLine } from './campaign-frame.tsx'
import { Exchange, NewSection, Words } from './editor-forms.tsx'
import { managePath, surveysPath } from './paths.ts'

/** What was just done (`act`), to what (a question’s code, `s-` and a section’s), in words. */
export type Here = { act: string; at: string; text: string } | null

export type EditorProps = {
  lang: Lang
  survey: Survey
  revision: string
  faults: DefinitionFault[]
  /** The types that a question may have. */
  types: readonly Question['type'][]
  notice: Notice
  here: Here
  mayRun: boolean
}

/** `…/questionnaires/{id}`: a questionnaire to write, by buttons alone. */
export function EditorPage(props: EditorProps) {
  const { lang, survey, faults, mayRun } = props
  const t = editorMessages[lang]
  const path = localPath(lang, `${surveysPath}/${survey.id}`)
  const { definition } = survey
  return (
    <BackOffice lang={lang} current={managePath}>
      <p class="kicker">
        <a href={localPath(lang, surveysPath)}>{t.title}</a>
      </p>
      <h1>{wordsIn(lang, definition.title)}</h1>
      <p class="dim">
        {t.version(survey.number)}. {survey.frozenAt && t.frozen}
      </p>
      <div id="fait" tabindex={-1}>
        <NoticeLine notice={props.notice} />
      </div>
      <div class="actions">
        <a class="btn ghost small" href={`${path}/apercu`}>
          {t.page.preview}
        </a>
        {mayRun && (
          <a
            class="btn ghost small"
            href={localPath(lang, `${managePath}/campagnes/nouvelle?questionnaire=${survey.id}`)}
          >
            {t.page.campaign}
          </a>
        )}
        {mayRun && survey.undoable && !survey.frozenAt && (
          <Act {...props} act="annuler" code="" label={t.page.undo} />
        )}
      </div>
      {faults.length > 0 && (
        <Alert kind="info">
          <p>{t.page.faults}</p>
          <ul>
            {faults.map(({ at, what }) => (
              <li key={`${at}${what}`}>
                <a href={`#${anchorOf(definition, at)}`}>{at}</a> : {t.page.faultWords[what]}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {definition.sections.length === 0 && <p>{t.page.noSections}</p>}
      {definition.sections.map((section, at) => (
        <SectionPart key={section.code} {...props} section={section} at={at} />
      ))}
      {mayRun && <NewSection {...props} />}
      {mayRun && <Words {...props} />}
      <Exchange {...props} />
      {mayRun && (
        <details>
          <summary>{t.page.removeSurvey}</summary>
          <p>{t.page.removeHelp}</p>
          <Act {...props} act="supprimer" code="" label={t.page.removeSurvey} />
        </details>
      )}
    </BackOffice>
  )
}

/** What was just done here. */
function HereLine({ here, at }: EditorProps & { at: string }) {
  return here?.at === at ? (
    <p class="done" id="ici" role="status">
      <Icon name="check" size={16} /> {here.text}
    </p>
  ) : null
}

/** Where something that is to correct stands in the page. */
const anchorOf = (definition: Survey['definition'], at: string) =>
  definition.sections.some(({ questions }) => questions.some(({ code }) => code === at)) ? at : `s-${at}`

type Small = { mark?: string; of?: string }

/** One button that does one thing. */
function Act(props: EditorProps & { act: string; code: string; label: string } & Small) {
  const { lang, survey, revision, act, code, label, mark, of, here } = props
  const done = here?.act === act && (here.at === code || here.at === `s-${code}`)
  return (
    <form class="inline-form" method="post" action={localPath(lang, `${surveysPath}/${survey.id}`)}>
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="code" value={code} />
      <button
        class="btn ghost small"
        id={code === '' ? undefined : `${act}-${code}`}
        aria-describedby={done ? 'ici' : undefined}
        type="submit"
        name="acte"
        value={act}
        aria-label={of ? `${label} : ${of}` : undefined}
      >
        {mark ?? label}
      </button>
    </form>
  )
}

function SectionPart(props: EditorProps & { section: Section; at: number }) {
  const { lang, survey, section, at, types, mayRun } = props
  const t = editorMessages[lang]
  const path = localPath(lang, `${surveysPath}/${survey.id}`)
  const title = wordsIn(lang, section.title)
  return (
    <section aria-labelledby={`s-${section.code}`}>
      <HereLine {...props} at={`s-${section.code}`} />
      <h2
        id={`s-${section.code}`}
        tabindex={-1}
        aria-describedby={props.here?.at === `s-${section.code}` ? 'ici' : undefined}
      >
        {at + 1}. {title}
      </h2>
      {section.when && (
        <p class="dim">
          {t.condition.if} {conditionInWords(lang, survey.definition, section.when)}
        </p>
      )}
      {mayRun && (
        <div class="actions">
          <a class="btn ghost small" href={`${path}/section/${section.code}`}>
            {t.page.editSection}
            <span class="sr"> : {title}</span>
          </a>
          <Act {...props} act="monter-section" code={section.code} label={t.page.up} mark="↑" of={title} />
          <Act
            {...props}
            act="descendre-section"
            code={section.code}
            label={t.page.down}
            mark="↓"
            of={title}
          />
          <Act {...props} act="dupliquer-section" code={section.code} label={t.page.duplicate} of={title} />
          <Act {...props} act="retirer-section" code={section.code} label={t.page.remove} of={title} />
        </div>
      )}
      {section.questions.length === 0 && <p>{t.page.empty}</p>}
      <ol class="rows">
        {section.questions.map((question) => (
          <QuestionLine key={question.code} {...props} question={question} />
        ))}
      </ol>
      {mayRun && (
        <form class="inline-form" method="get" action={`${path}/question/nouvelle`}>
          <input type="hidden" name="section" value={section.code} />
          <p class="field">
            <label for={`type-${section.code}`}>{t.page.addQuestion}</label>
            <select id={`type-${section.code}`} name="type">
              {types.map((type) => (
                <option key={type} value={type}>
                  {t.types[type]}
                </option>
              ))}
            </select>
          </p>
          <button class="btn small" type="submit">
            {t.page.addQuestion}
            <span class="sr"> : {title}</span>
          </button>
          <a href={`${path}/banque?section=${section.code}`}>
            {t.page.bank}
            <span class="sr"> : {title}</span>
          </a>
        </form>
      )}
    </section>
  )
}

function QuestionLine(props: EditorProps & { question: Question }) {
  const { lang, survey, question, mayRun } = props
  const t = editorMessages[lang]
  const label = wordsIn(lang, question.label)
  const { code } = question
  return (
    <li id={code} tabindex={-1}>
      <div>
        <HereLine {...props} at={code} />
        <p>
          {mayRun ? (
            <a href={localPath(lang, `${surveysPath}/${survey.id}/question/${code}`)}>{label}</a>
          ) : (
            label
          )}
        </p>
        <p class="dim">
          <code>{code}</code> · {t.types[question.type]}
          {question.required && ` · ${t.page.required}`}
          {question.when &&
            ` · ${t.condition.if.toLowerCase()} ${conditionInWords(lang, survey.definition, question.when)}`}
        </p>
      </div>
      {mayRun && (
        <>
          <Act {...props} act="monter" code={code} label={t.page.up} mark="↑" of={label} />
          <Act {...props} act="descendre" code={code} label={t.page.down} mark="↓" of={label} />
          <Act {...props} act="dupliquer" code={code} label={t.page.duplicate} of={label} />
          <Act {...props} act="retirer" code={code} label={t.page.remove} of={label} />
        </>
      )}
    </li>
  )
}
