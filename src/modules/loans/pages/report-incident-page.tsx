import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { ErrorSummary, SelectField, TextArea, TextField } from '#ui/form.tsx'
import { fieldMessages, messages } from '../messages/index.ts'

/** What somebody tells of a copy, as typed: the parts in their order. */
export type TypedIncident = {
  key: string
  words: string
  blocks: string
  counts: { missing: string; damaged: string }[]
}

type Props = {
  lang: Lang
  copy: { id: string; code: string; titleFr: string; titleEn: string | null }
  parts: { name: string; quantity: number }[]
  typed: TypedIncident
  errors: { field: string; message: string }[]
  isHolders: boolean
}

/** `/e/{id}/incident`: what is missing or damaged of a copy, part by part. */
export function ReportIncidentPage({ lang, copy, parts, typed, errors, isHolders }: Props) {
  const t = fieldMessages[lang].incidents
  return (
    <div class="wrap block narrow spaced">
      <h1>{t.reportTitle(copy.code)}</h1>
      <p class="lead">{(lang === 'en' && copy.titleEn) || copy.titleFr}</p>
      <p>{t.reportLead}</p>
      <ErrorSummary lang={lang} errors={errors} />
      <form method="post" action={localPath(lang, `/e/${copy.id}/incident`)} novalidate>
        <input type="hidden" name="key" value={typed.key} />
        <TextArea
          lang={lang}
          id="words"
          label={t.words}
          value={typed.words}
          errors={errors}
          optional={parts.length > 0}
          rows={4}
          maxLength={2000}
        />
        <div id="parts">
          {parts.map((part, place) => (
            <fieldset class="panel" key={part.name}>
              <legend>
                {part.name} ({messages[lang].loan.partCount(part.quantity)})
              </legend>
              <div class="pair">
                <TextField
                  lang={lang}
                  id={`missing${place}`}
                  label={t.missing}
                  type="number"
                  value={typed.counts[place]?.missing ?? ''}
                  errors={errors}
                  optional
                />
                <TextField
                  lang={lang}
                  id={`damaged${place}`}
                  label={t.damaged}
                  type="number"
                  value={typed.counts[place]?.damaged ?? ''}
                  errors={errors}
                  optional
                />
              </div>
            </fieldset>
          ))}
        </div>
        {isHolders && (
          <SelectField
            lang={lang}
            id="blocks"
            label={t.blocks}
            value={typed.blocks}
            options={Object.entries(t.blockings)}
          />
        )}
        <button class="btn" type="submit">
          {t.report}
        </button>
      </form>
    </div>
  )
}
