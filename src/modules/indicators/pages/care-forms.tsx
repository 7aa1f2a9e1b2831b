import { localPath } from '#platform/i18n/lang.ts'
import { describedBy, Field, SelectField, TextField } from '#ui/form.tsx'
import { careMessages, messages } from '../messages/index.ts'
import { type CareProps, carePath } from './care-props.ts'
import { keysOf } from './paths.ts'

/** The form of one value. */
export function ValueForm({ lang, indicator, filled, errors }: CareProps) {
  const [t, words] = [careMessages[lang], messages[lang]]
  const field = (id: string) => ({ lang, id, value: filled[id] ?? '', errors })
  const own = keysOf(words.levels).filter((level) => indicator.levels.includes(level))
  return (
    <section class="section" aria-labelledby="valeur">
      <h2 id="valeur">{t.valueTitle}</h2>
      <form method="post" action={localPath(lang, `${carePath}/${indicator.code}/valeur`)} novalidate>
        <div class="pair">
          <SelectField
            {...field('level')}
            label={t.level}
            options={own.map((each) => [each, words.levels[each]] as const)}
          />
          <TextField {...field('code')} label={t.territory} help={t.territoryHelp} maxLength={9} />
        </div>
        <div class="pair">
          <TextField {...field('year')} label={t.year} maxLength={4} />
          <TextField {...field('value')} label={t.value} help={t.valueHelp} maxLength={30} optional />
        </div>
        <SelectField
          {...field('status')}
          label={t.status}
          optional
          options={[['', '–'], ...Object.entries(t.statuses)]}
        />
        <TextField {...field('reason')} label={t.reason} help={t.reasonHelp} maxLength={1000} />
        <SourceFields lang={lang} filled={filled} errors={errors} prefix="" />
        <button class="btn" type="submit">
          {t.save}
        </button>
      </form>
    </section>
  )
}

/** The form of a file of values. */
export function ImportForm({ lang, indicator, filled, errors }: CareProps) {
  const t = careMessages[lang]
  return (
    <section class="section" aria-labelledby="import">
      <h2 id="import">{t.importTitle}</h2>
      <form
        method="post"
        enctype="multipart/form-data"
        action={localPath(lang, `${carePath}/${indicator.code}/import`)}
        novalidate
      >
        <Field lang={lang} id="fichier" label={t.file} help={t.importHelp} errors={errors}>
          <input
            id="fichier"
            name="fichier"
            type="file"
            accept=".csv,text/csv"
            required
            aria-describedby={describedBy('fichier', true, errors)}
          />
        </Field>
        <TextField
          lang={lang}
          id="importReason"
          label={t.reason}
          value={filled.importReason ?? ''}
          maxLength={1000}
          errors={errors}
        />
        <SourceFields lang={lang} filled={filled} errors={errors} prefix="import-" />
        <button class="btn" type="submit">
          {t.import}
        </button>
      </form>
    </section>
  )
}

function SourceFields({
  lang,
  filled,
  errors,
  prefix,
}: Pick<CareProps, 'lang' | 'filled' | 'errors'> & { prefix: string }) {
  const t = careMessages[lang]
  const field = (id: string) => ({ lang, id: prefix + id, value: filled[prefix + id] ?? '', errors })
  return (
    <>
      <TextField {...field('source')} label={t.source} help={t.sourceHelp} maxLength={300} optional />
      <div class="pair">
        <TextField {...field('publisher')} label={t.publisher} maxLength={200} optional />
        <TextField {...field('licence')} label={t.licence} maxLength={200} optional />
      </div>
      <TextField {...field('breakNote')} label={t.breakNote} help={t.breakHelp} maxLength={300} optional />
    </>
  )
}
