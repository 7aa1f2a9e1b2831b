import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary, TextArea } from '#ui/form.tsx'
import type { WishForm } from '../form-model.ts'
import { groupMessages } from '../messages/group.ts'
import { messages } from '../messages/index.ts'
import type { Busy, ToolQuestion } from '../model.ts'
import { BusyWords } from './alternatives.tsx'
import { WayIn } from './ask-page.tsx'
import { WishFields } from './wish-fields.tsx'

/** The form of a request for several tools; the answers to the questions of each stand as `answer0-1`. */
export type GroupForm = WishForm & Record<`answer${number}-${number}`, string>

export type AskedTool = {
  slug: string
  /** Made up for the demonstration. */
  demo: boolean
  title: string
  holder: string
  note: string | null
  questions: ToolQuestion[]
}

type GroupProps = {
  lang: Lang
  tools: AskedTool[]
  most: number
  organisations: { id: string; name: string; demo: boolean }[]
  /** What others are looked for by, and those that were found. */
  words: string
  others: { slug: string; title: string; holder: string }[]
  form: GroupForm
  errors: { field: string; message: string }[]
  refusals: { slug: string; busy: Busy | null }[]
}

const address = (slugs: string[]) => `/outils/demande${slugs.length > 0 ? `?outils=${slugs.join(',')}` : ''}`

/** `/outils/demande`: one request for several tools. Which ones stands in the address, and nowhere else. */
export function GroupPage(props: GroupProps) {
  const { lang, tools, organisations, refusals } = props
  const t = groupMessages[lang]
  return (
    <div class="wrap block narrow">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <ErrorSummary lang={lang} errors={props.errors} />
      {refusals.length > 0 && <Refusals {...props} />}
      <section aria-labelledby="demandes">
        <h2 id="demandes">{t.chosen}</h2>
        {tools.length === 0 ? <p>{t.none}</p> : <Chosen lang={lang} tools={tools} />}
      </section>
      {organisations.length === 0 ? (
        <WayIn lang={lang} errors={[]} />
      ) : (
        <>
          <Adding {...props} />
          {tools.length > 0 && <Wish {...props} />}
        </>
      )}
    </div>
  )
}

function Chosen({ lang, tools }: Pick<GroupProps, 'lang' | 'tools'>) {
  const t = groupMessages[lang]
  const slugs = tools.map(({ slug }) => slug)
  return (
    <ul class="rows">
      {tools.map(({ slug, title, holder, note, demo }) => (
        <li key={slug}>
          <div>
            <p>
              <a href={localPath(lang, `/outils/${slug}`)}>
                <strong>{title}</strong>
              </a>
              , {t.holder(holder)}
              {demo && (
                <>
                  {' '}
                  <span class="tag">{messages[lang].demo}</span>
                </>
              )}
            </p>
            {note && <p class="prewrap">{note}</p>}
          </div>
          <p>
            <a
              class="btn ghost small"
              href={localPath(lang, address(slugs.filter((each) => each !== slug)))}
              aria-label={`${t.remove} ${title}`}
            >
              {t.remove}
            </a>
          </p>
        </li>
      ))}
    </ul>
  )
}

/** Tools to add, looked for by their names. */
function Adding({ lang, tools, most, words, others }: GroupProps) {
  const t = groupMessages[lang]
  const slugs = tools.map(({ slug }) => slug)
  return (
    <section aria-labelledby="ajouter">
      <h2 id="ajouter">{t.find}</h2>
      {tools.length >= most ? (
        <p>{t.full(most)}</p>
      ) : (
        <>
          <form method="get" action={localPath(lang, '/outils/demande')} role="search">
            <input type="hidden" name="outils" value={slugs.join(',')} />
            <div class="field">
              <label for="q">{t.words}</label>
              <input id="q" name="q" type="search" value={words} maxLength={100} />
            </div>
            <button class="btn ghost" type="submit">
              {t.search}
            </button>
          </form>
          {others.length === 0 && words && <p>{t.nothing}</p>}
          {others.length > 0 && (
            <ul class="rows" aria-label={t.found}>
              {others.map(({ slug, title, holder }) => (
                <li key={slug}>
                  <p>
                    <strong>{title}</strong>, {t.holder(holder)}
                  </p>
                  <p>
                    <a
                      class="btn ghost small"
                      href={localPath(lang, address([...slugs, slug]))}
                      aria-label={`${t.add} ${title}`}
                    >
                      {t.add}
                    </a>
                  </p>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      <p>
        <a href={localPath(lang, '/outils')}>{t.catalogue}</a>
      </p>
    </section>
  )
}

function Wish({ lang, tools, organisations, form, errors }: GroupProps) {
  const t = groupMessages[lang]
  return (
    <form method="post" action={localPath(lang, '/outils/demande')} novalidate>
      <h2>{t.wish}</h2>
      <input type="hidden" name="outils" value={tools.map(({ slug }) => slug).join(',')} />
      <WishFields lang={lang} organisations={organisations} form={form} errors={errors}>
        {tools.map(
          ({ slug, title, questions }, at) =>
            questions.length > 0 && (
              <fieldset class="field" key={slug}>
                <legend>{t.questionsOf(title)}</legend>
                {questions.map((question, place) => (
                  <TextArea
                    lang={lang}
                    errors={errors}
                    key={question.labelFr}
                    id={`answer${at}-${place}`}
                    label={(lang === 'en' && question.labelEn) || question.labelFr}
                    value={form[`answer${at}-${place}`] ?? ''}
                    optional={!question.required}
                    rows={2}
                    maxLength={2000}
                  />
                ))}
              </fieldset>
            ),
        )}
      </WishFields>
      <button class="btn" type="submit">
        {t.send(tools.length)}
      </button>
    </form>
  )
}

/** What cannot be had so, tool by tool, with what can, and the way on without it. */
function Refusals({ lang, tools, refusals }: GroupProps) {
  const t = groupMessages[lang]
  const slugs = tools.map(({ slug }) => slug)
  return (
    <Alert kind="error">
      <p>
        <strong>{t.refused}</strong>
      </p>
      {refusals.map(({ slug, busy }) => {
        const title = tools.find((tool) => tool.slug === slug)?.title ?? slug
        return (
          <section key={slug} aria-label={title}>
            <h2>{title}</h2>
            {busy ? <BusyWords lang={lang} busy={busy} /> : <p>{t.notLendable}</p>}
            <p>
              <a href={localPath(lang, address(slugs.filter((each) => each !== slug)))}>{t.without(title)}</a>
            </p>
          </section>
        )
      })}
    </Alert>
  )
}
