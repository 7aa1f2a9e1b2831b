import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary, SelectField, TextField } from '#ui/form.tsx'
import type { CopyForm, PeriodForm } from '../form-model.ts'
import { formMessages } from '../messages/index.ts'
import type { ToolCopy } from '../model.ts'
import type { ToolModule } from '../modules-model.ts'
import type { FieldError } from './controls.tsx'
import { CopyFields } from './copy-fields.tsx'
import { moduleNames, periodInWords } from './words.ts'

export type CopyProps = {
  lang: Lang
  tool: { slug: string; title: string }
  copy: ToolCopy
  /** Those that are lent one without the other. */
  modules: ToolModule[]
  form: CopyForm
  /** Numbers of what may be out of service by itself; 0: the parts of no module. */
  breakable: number[]
  /** Modules ticked as not lent until they are mended. */
  broken: number[]
  errors: FieldError[]
  /** A closure or a repair, as typed. */
  period: PeriodForm
  periodErrors: FieldError[]
  changed: boolean
  notice: string | null
}

/** `/outils/{slug}/exemplaires/{id}`: one copy: what takes it, and what is written of it. */
export function CopyPage(props: CopyProps) {
  const { lang, tool, copy, form, errors, notice } = props
  const t = formMessages[lang]
  const list = localPath(lang, `/outils/${tool.slug}/exemplaires`)
  return (
    <div class="wrap block narrow">
      <h1>{t.copy.title(copy.code)}</h1>
      <p class="lead">
        <a href={localPath(lang, `/outils/${tool.slug}`)}>{tool.title}</a>
      </p>
      <p>
        <a href={localPath(lang, `/e/${copy.id}`)}>{t.copy.history}</a>
      </p>
      {notice && (
        <Alert kind="success">
          <p>{notice}</p>
        </Alert>
      )}
      <Taken {...props} path={`${list}/${copy.id}/dates`} />
      <section aria-labelledby="fiche">
        <h2 id="fiche">{t.copy.facts}</h2>
        {props.changed && (
          <Alert kind="error">
            <p>{t.copy.changed}</p>
          </Alert>
        )}
        <ErrorSummary lang={lang} errors={errors} />
        <form method="post" action={`${list}/${copy.id}`} novalidate>
          <input type="hidden" name="version" value={copy.version} />
          <CopyFields lang={lang} form={form} errors={errors} />
          {props.modules.length > 0 && <BrokenModules {...props} />}
          <p class="actions">
            <button class="btn" type="submit">
              {t.copy.save}
            </button>
            {copy.state !== 'retired' && (
              <button class="btn ghost" type="submit" name="act" value="retire">
                {t.copy.retire}
              </button>
            )}
          </p>
        </form>
      </section>
      <p>
        <a class="btn ghost small" href={list}>
          {t.copies.title(tool.title)}
        </a>
      </p>
    </div>
  )
}

/** Modules that break keep the others from nobody. */
function BrokenModules({ lang, modules, breakable, broken }: CopyProps) {
  const t = formMessages[lang].copy
  return (
    <fieldset class="field" aria-describedby="brokenModules-aide">
      <legend>{t.broken}</legend>
      <p class="help" id="brokenModules-aide">
        {t.brokenHelp}
      </p>
      {breakable.map((number) => (
        <p class="choice" key={number}>
          <label>
            <input type="checkbox" name="brokenModules" value={number} checked={broken.includes(number)} />{' '}
            {moduleNames(lang, modules, [number])}
          </label>
        </p>
      ))}
    </fieldset>
  )
}

/** What takes it from now on, and two days to take it out oneself. */
function Taken({ lang, copy, modules, period, periodErrors, path }: CopyProps & { path: string }) {
  const t = formMessages[lang]
  const date = (id: 'periodFrom' | 'periodTo', label: string) => (
    <TextField lang={lang} id={id} label={label} type="date" value={period[id]} errors={periodErrors} />
  )
  return (
    <section aria-labelledby="pris">
      <h2 id="pris">{t.copy.periods}</h2>
      {copy.periods.length === 0 ? (
        <p>{t.copies.nothingTaken}</p>
      ) : (
        <ul class="rows">
          {copy.periods.map((each) => (
            <li key={each.id}>
              <p>{periodInWords(lang, each)}</p>
              {each.kind !== 'loan' && (
                <form method="post" action={path}>
                  <input type="hidden" name="period" value={each.id} />
                  <button class="btn ghost small" type="submit" name="act" value="free">
                    {t.copy.free}
                    <span class="sr"> {periodInWords(lang, each)}</span>
                  </button>
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
      <h3>{t.copy.block}</h3>
      <p class="help">{t.copy.blockHelp}</p>
      <ErrorSummary lang={lang} errors={periodErrors} />
      <form method="post" action={path} novalidate>
        <SelectField
          lang={lang}
          id="periodKind"
          label={t.copy.kind}
          value={period.periodKind}
          options={Object.entries(t.copy.kinds)}
        />
        {modules.length > 0 && (
          <SelectField
            lang={lang}
            id="periodModule"
            label={t.copy.what}
            value={period.periodModule}
            errors={periodErrors}
            options={[
              ['', t.copy.whole],
              ...modules.map(({ number, name }) => [String(number), name] as const),
            ]}
          />
        )}
        {date('periodFrom', t.copy.from)}
        {date('periodTo', t.copy.to)}
        <TextField
          lang={lang}
          id="periodNote"
          label={t.copy.periodNote}
          value={period.periodNote}
          optional
          errors={periodErrors}
          maxLength={200}
        />
        <button class="btn" type="submit" name="act" value="block">
          {t.copy.blockButton}
        </button>
      </form>
    </section>
  )
}
