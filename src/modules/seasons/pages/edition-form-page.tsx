import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { Alert, ErrorSummary, SelectField, TextArea, TextField } from '#ui/form.tsx'
import { editMessages } from '../messages/edit.ts'
import { seasonsPath } from './season-admin-list.tsx'

export type EditionFormProps = {
  lang: Lang
  season: { code: string; nameFr: string; nameEn: string }
  /** Null for a new one; `events` says whether it may be removed. */
  edition: { year: number; version: number; events: number } | null
  /** The year it is taken from. */
  from: number | null
  typed: Record<string, string>
  errors: { field: string; message: string }[]
  notice: string | null
}

const rules = ['trusted', 'all', 'none'] as const

/** `/administration/temps-forts/{season}/editions/{year}`: the form of an edition. */
export function EditionFormPage(props: EditionFormProps) {
  const { lang, season, edition, from, typed, errors, notice } = props
  const t = editMessages[lang]
  const name = lang === 'en' ? season.nameEn : season.nameFr
  const parent = localPath(lang, `${seasonsPath}/${season.code}`)
  const path = `${parent}/editions/${edition ? edition.year : 'nouvelle'}`
  const control = (field: keyof typeof t.fields) => ({
    lang,
    id: field,
    label: t.fields[field],
    value: typed[field] ?? '',
    errors,
  })
  return (
    <BackOffice lang={lang} current={`${seasonsPath}/${season.code}/editions`}>
      <p>
        <a href={parent}>{name}</a>
      </p>
      <h1>{edition ? t.editionOf(name, edition.year) : t.newEdition(name)}</h1>
      {notice && (
        <Alert kind="error">
          <p>{notice}</p>
        </Alert>
      )}
      {from && (
        <Alert kind="info">
          <p>{t.fromNote(from)}</p>
        </Alert>
      )}
      <ErrorSummary lang={lang} errors={errors} />
      <form method="post" action={path} novalidate>
        {edition ? (
          <>
            <input type="hidden" name="version" value={typed.version ?? edition.version} />
            <input type="hidden" name="year" value={edition.year} />
          </>
        ) : (
          <TextField {...control('year')} type="number" />
        )}
        <div class="pair">
          <TextField {...control('beginsOn')} type="date" optional />
          <TextField {...control('endsOn')} type="date" optional />
        </div>
        <SelectField
          {...control('entryRule')}
          help={t.help.entryRule}
          options={rules.map((rule) => [rule, t.rules[rule]] as const)}
        />
        <TextField {...control('submitUntil')} type="date" optional />
        <TextArea {...control('territories')} help={t.help.territories} rows={4} optional />
        <p class="actions">
          <button class="btn" type="submit">
            {t.save}
          </button>
        </p>
      </form>
      {edition && edition.events === 0 && (
        <form method="post" action={`${path}/supprimer`}>
          <p>{t.removeHelp}</p>
          <button class="btn ghost" type="submit">
            {t.remove}
          </button>
        </form>
      )}
    </BackOffice>
  )
}
