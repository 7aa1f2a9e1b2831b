import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary, TextArea } from '#ui/form.tsx'
import type { AskForm } from '../form-model.ts'
import { groupMessages } from '../messages/group.ts'
import { messages } from '../messages/index.ts'
import type { Busy, ToolQuestion } from '../model.ts'
import { BusyWords } from './alternatives.tsx'
import { ModuleTicks } from './module-ticks.tsx'
import { WishFields } from './wish-fields.tsx'

export type AskProps = {
  lang: Lang
  tool: { slug: string; title: string; holder: string | null; demo: boolean }
  /** Those the person looks after; none: they are shown the way in. */
  organisations: { id: string; name: string; demo: boolean }[]
  questions: ToolQuestion[]
  /** Those that are lent one without the other. */
  modules: { number: number; name: string }[]
  note: string | null
  form: AskForm
  errors: { field: string; message: string }[]
  busy: Busy | null
  /** On what terms it is lent. */
  terms: { label: string; text: string }[]
  /** Whether it can be asked for here at all. */
  lendable: boolean
}

/** `/outils/{slug}/demander` */
export function AskPage(props: AskProps) {
  const { lang, tool, organisations } = props
  const t = messages[lang].ask
  return (
    <div class="wrap block narrow spaced">
      <h1>{t.title(tool.title)}</h1>
      {props.lendable && tool.holder && <p class="lead">{t.lead(tool.holder)}</p>}
      {props.lendable && (
        <p>
          <a href={localPath(lang, `/outils/${tool.slug}#calendrier`)}>{t.calendar}</a>
        </p>
      )}
      {tool.demo && (
        <Alert kind="info">
          <p>{t.demo}</p>
        </Alert>
      )}
      {props.lendable && props.note && (
        <Alert kind="info">
          <p class="prewrap">{props.note}</p>
        </Alert>
      )}
      {!props.lendable ? (
        <Alert kind="info">
          <p>{t.notLendable}</p>
        </Alert>
      ) : organisations.length === 0 ? (
        <WayIn lang={lang} errors={props.errors} />
      ) : (
        <>
          <dl class="facts" aria-label={t.terms}>
            {props.terms.map(({ label, text }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
          <Wish {...props} />
        </>
      )}
    </div>
  )
}

/** Somebody without an organisation is told how to get one. */
export function WayIn({ lang, errors }: Pick<AskProps, 'lang' | 'errors'>) {
  const t = messages[lang].ask
  return (
    <>
      {errors.length > 0 && (
        <Alert kind="error">
          <p>{errors[0]?.message}</p>
        </Alert>
      )}
      <p id="organisation">{t.way}</p>
      <ul>
        <li>
          <a href={localPath(lang, '/annuaire')}>{t.find}</a>
        </li>
        <li>
          <a href={localPath(lang, '/annuaire/proposer')}>{t.add}</a>
        </li>
      </ul>
    </>
  )
}

function Wish(props: AskProps) {
  const { lang, tool, organisations, questions, form, errors, busy } = props
  const t = messages[lang].ask
  const common = { lang, errors }
  return (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      {busy && (
        <Alert kind="error">
          <BusyWords lang={lang} busy={busy} asked={form} />
          <p class="actions">
            {busy.dates && (
              <button
                class="btn"
                type="submit"
                form="demande"
                name="instead"
                value={`${busy.dates.from}/${busy.dates.to}`}
              >
                {t.instead(messages[lang].days(busy.dates.from, busy.dates.to))}
              </button>
            )}
            {form.waiting !== 'yes' && (
              <button class="btn ghost" type="submit" form="demande" name="waiting" value="yes">
                {t.waitThen}
              </button>
            )}
          </p>
        </Alert>
      )}
      <form id="demande" method="post" action={localPath(lang, `/outils/${tool.slug}/demander`)} novalidate>
        <WishFields
          lang={lang}
          organisations={organisations}
          form={form}
          errors={errors}
          what={
            props.modules.length > 0 && (
              <ModuleTicks
                lang={lang}
                errors={props.errors}
                id="modules"
                legend={t.modules}
                help={t.modulesHelp}
                modules={props.modules}
                ticked={props.form.modules}
              />
            )
          }
        >
          {questions.length > 0 && (
            <fieldset class="field">
              <legend>{t.questions}</legend>
              {questions.map((question, place) => (
                <TextArea
                  {...common}
                  key={question.labelFr}
                  id={`answer${place}`}
                  label={(lang === 'en' && question.labelEn) || question.labelFr}
                  value={form[`answer${place}`] ?? ''}
                  optional={!question.required}
                  rows={2}
                  maxLength={2000}
                />
              ))}
            </fieldset>
          )}
        </WishFields>
        <p>
          <button class="btn" type="submit">
            {t.send}
          </button>
        </p>
      </form>
      <p>
        <a href={localPath(lang, `/outils/demande?outils=${tool.slug}`)}>{groupMessages[lang].withOthers}</a>
      </p>
    </>
  )
}
