import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary, SelectField, TextArea, TextField } from '#ui/form.tsx'
import type { QuestionRow, ReceptionForm } from '../form-model.ts'
import { receptionMessages } from '../messages/reception.ts'

type ReceptionProps = {
  lang: Lang
  tool: { slug: string; title: string }
  /** The slug of who lends it. */
  house: string | null
  form: ReceptionForm
  questions: QuestionRow[]
  errors: { field: string; message: string }[]
  notice: 'saved' | 'moved' | null
}

/** `/outils/{slug}/accueil`: how requests for a tool are received. */
export function ReceptionPage({ lang, tool, house, form, questions, errors, notice }: ReceptionProps) {
  const t = receptionMessages[lang]
  const common = { lang, errors }
  const path = localPath(lang, `/outils/${tool.slug}/accueil`)
  return (
    <div class="wrap block narrow">
      <h1>{t.title(tool.title)}</h1>
      <p class="lead">{t.lead}</p>
      {notice && (
        <Alert kind={notice === 'saved' ? 'success' : 'info'}>
          <p>{t[notice]}</p>
        </Alert>
      )}
      <ErrorSummary lang={lang} errors={errors} />
      <form method="post" action={path} novalidate>
        {/* The first button is what the Enter key presses. */}
        <button class="sr" type="submit" name="act" value="save" tabindex={-1}>
          {t.save}
        </button>
        <SelectField
          {...common}
          id="rule"
          label={t.rule}
          help={t.ruleHelp}
          value={form.rule}
          options={Object.entries(t.rules)}
        />
        <TextArea
          {...common}
          id="noteFr"
          label={t.noteFr}
          help={t.noteHelp}
          value={form.noteFr}
          optional
          rows={4}
          maxLength={2000}
        />
        <TextArea
          {...common}
          id="noteEn"
          label={t.noteEn}
          value={form.noteEn}
          optional
          rows={3}
          maxLength={2000}
        />
        <fieldset class="field" aria-describedby="questions-aide">
          <legend>{t.questions}</legend>
          <p class="help" id="questions-aide">
            {t.questionsHelp}
          </p>
          <Questions lang={lang} questions={questions} errors={errors} />
        </fieldset>
        <button class="btn" type="submit" name="act" value="save">
          {t.save}
        </button>
      </form>
      {house && (
        <ul>
          <li>
            <a href={localPath(lang, `/annuaire/${house}/convention-de-pret`)}>{t.agreement}</a>
          </li>
          <li>
            <a href={localPath(lang, `/annuaire/${house}/prets-comptes`)}>{t.account}</a>
          </li>
        </ul>
      )}
      <p>
        <a href={localPath(lang, `/outils/${tool.slug}`)}>{t.back}</a>
      </p>
    </div>
  )
}

/** The questions that are written, and two empty lines to write more. */
function Questions({ lang, questions, errors }: Pick<ReceptionProps, 'lang' | 'questions' | 'errors'>) {
  const t = receptionMessages[lang]
  const last = questions.findLastIndex(({ fr, en }) => fr || en)
  const shown = questions.slice(0, last + 3)
  return (
    <ol class="rows">
      {shown.map(({ fr, en, needed }, at) => (
        <li key={`question${at}`}>
          <div>
            <TextField
              lang={lang}
              errors={errors}
              id={`question${at}Fr`}
              label={t.question(at + 1)}
              value={fr}
              optional
            />
            <TextField
              lang={lang}
              errors={errors}
              id={`question${at}En`}
              label={t.english(at + 1)}
              value={en}
              optional
            />
            <p class="choice">
              <label>
                <input type="checkbox" name={`question${at}Needed`} value="yes" checked={needed === 'yes'} />{' '}
                {t.needed}
              </label>
            </p>
            {last > 0 && at <= last && (
              <p class="actions">
                {at > 0 && <Move act={`up-${at}`} label={t.up(at + 1)} short={t.upShort} />}
                {at < last && <Move act={`down-${at}`} label={t.down(at + 1)} short={t.downShort} />}
              </p>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}

const Move = ({ act, label, short }: { act: string; label: string; short: string }) => (
  <button class="btn ghost small" type="submit" name="act" value={act} aria-label={label}>
    {short}
  </button>
)
