import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import type { Definition } from '../definition-model.ts'
import { editorMessages } from '../messages/index.ts'
import { wordsIn } from '../messages/words.ts'
import type { BankQuestion } from '../model.ts'
import { AnswerField } from './answer-field.tsx'
import { managePath, surveysPath } from './paths.ts'

/** `…/banque`: questions already written, to take one into a section. */
export function BankPage(props: {
  lang: Lang
  survey: { id: string; definition: Definition }
  revision: string
  section: string
  words: string
  found: BankQuestion[]
}) {
  const { lang, survey, revision, section, words, found } = props
  const t = editorMessages[lang]
  const path = localPath(lang, `${surveysPath}/${survey.id}/banque`)
  return (
    <BackOffice lang={lang} current={managePath}>
      <p class="kicker">
        <a href={localPath(lang, `${surveysPath}/${survey.id}`)}>{wordsIn(lang, survey.definition.title)}</a>
      </p>
      <h1>{t.bank.title}</h1>
      <p>{t.bank.lead}</p>
      <form class="inline-form" method="get" action={path}>
        <input type="hidden" name="section" value={section} />
        <p class="field">
          <label for="q">{t.bank.search}</label>
          <input id="q" name="q" type="text" value={words} maxLength={100} />
        </p>
        <button class="btn ghost small" type="submit">
          {t.bank.find}
        </button>
      </form>
      {found.length === 0 ? (
        <p>{t.bank.none}</p>
      ) : (
        <ul class="rows">
          {found.map(({ surveyId, title, question }) => (
            <li key={`${surveyId}${question.code}`}>
              <div>
                <p>{wordsIn(lang, question.label)}</p>
                <p class="dim">
                  <code>{question.code}</code> · {t.types[question.type]} · {t.bank.from} {title}
                </p>
              </div>
              <form class="inline-form" method="post" action={path}>
                <input type="hidden" name="revision" value={revision} />
                <input type="hidden" name="section" value={section} />
                <input type="hidden" name="from" value={surveyId} />
                <button class="btn ghost small" type="submit" name="code" value={question.code}>
                  {t.bank.take}
                  <span class="sr"> : {wordsIn(lang, question.label)}</span>
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
    </BackOffice>
  )
}

/** `…/apercu`: the whole questionnaire as those who answer see it. */
export function PreviewPage({
  lang,
  survey,
}: {
  lang: Lang
  survey: { id: string; definition: Definition }
}) {
  const t = editorMessages[lang]
  const { definition } = survey
  return (
    <div class="wrap block narrow">
      <p class="kicker">
        <a href={localPath(lang, `${surveysPath}/${survey.id}`)}>{t.preview.title}</a>
      </p>
      <h1>{wordsIn(lang, definition.title)}</h1>
      <p class="dim">{t.preview.lead}</p>
      {definition.intro && <p class="prewrap">{wordsIn(lang, definition.intro)}</p>}
      {definition.sections.map((section) => (
        <section key={section.code} aria-labelledby={`s-${section.code}`}>
          <h2 id={`s-${section.code}`}>{wordsIn(lang, section.title)}</h2>
          {section.help && <p class="prewrap">{wordsIn(lang, section.help)}</p>}
          {section.questions.map((question) => (
            <AnswerField
              key={question.code}
              lang={lang}
              question={question}
              typed={{}}
              errors={[]}
              prefilled={new Set()}
              cutsLink
            />
          ))}
        </section>
      ))}
    </div>
  )
}
