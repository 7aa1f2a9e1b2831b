import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { Alert, ErrorSummary, TextArea, TextField } from '#ui/form.tsx'
import { editMessages } from '../messages/edit.ts'
import type { Edition } from '../model.ts'
import { LogoForm, RemoveForms } from './season-acts.tsx'
import { seasonsPath } from './season-admin-list.tsx'
import { whenOf } from './season-words.ts'

/** The season that a form is about. */
export type OpenSeason = {
  code: string
  nameFr: string
  nameEn: string
  version: number
  archived: boolean
  events: number
  logo: { id: string; alt: string } | null
  editions: (Edition & { events: number })[]
}

export type SeasonFormProps = {
  lang: Lang
  /** Null for a new one. */
  season: OpenSeason | null
  typed: Record<string, string>
  errors: { field: string; message: string }[]
  notice: { kind: 'success' | 'error'; text: string } | null
  mayEdit: boolean
}

/** `/administration/temps-forts/{season}`: its form, its logo, its editions, what may be done with it. */
export function SeasonFormPage(props: SeasonFormProps) {
  const { lang, season, notice, mayEdit } = props
  const t = editMessages[lang]
  const path = localPath(lang, season ? `${seasonsPath}/${season.code}` : `${seasonsPath}/nouveau`)
  return (
    <BackOffice lang={lang} current={season ? `${seasonsPath}/${season.code}` : seasonsPath}>
      <p>
        <a href={localPath(lang, seasonsPath)}>{t.back}</a>
      </p>
      <h1>{season ? (lang === 'en' ? season.nameEn : season.nameFr) : t.addTitle}</h1>
      {season?.archived && <p class="dim">{t.archivedTag}</p>}
      {notice && (
        <Alert kind={notice.kind}>
          <p>{notice.text}</p>
        </Alert>
      )}
      {season && (
        <ul class="chips">
          <li>
            <a href={localPath(lang, `/agenda/${season.code}`)}>{t.seePublic}</a>
          </li>
          <li>
            <a href={localPath(lang, `/administration/journal?objet=season/${season.code}`)}>{t.history}</a>
          </li>
        </ul>
      )}
      {season && <Editions lang={lang} season={season} path={path} mayEdit={mayEdit} />}
      {mayEdit ? <SeasonForm {...props} path={path} /> : <p class="dim">{t.readOnly}</p>}
      {season && mayEdit && (
        <>
          <LogoForm
            lang={lang}
            path={path}
            logo={season.logo}
            alt={props.typed.alt ?? ''}
            errors={props.errors}
          />
          <RemoveForms lang={lang} path={path} season={season} />
        </>
      )}
    </BackOffice>
  )
}

function SeasonForm({ lang, season, typed, errors, path }: SeasonFormProps & { path: string }) {
  const t = editMessages[lang]
  const control = (field: string) => ({
    lang,
    id: field,
    label: t.fields[field as keyof typeof t.fields],
    value: typed[field] ?? '',
    errors,
  })
  return (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <form method="post" action={path} novalidate>
        <input type="hidden" name="version" value={typed.version ?? season?.version ?? 0} />
        <h2>{t.parts.identity}</h2>
        <div class="pair">
          <TextField {...control('nameFr')} maxLength={120} />
          <TextField {...control('nameEn')} maxLength={120} />
        </div>
        <TextArea {...control('summaryFr')} rows={2} maxLength={500} />
        <TextArea {...control('summaryEn')} rows={2} maxLength={500} />
        <TextField {...control('website')} type="url" maxLength={1000} optional />
        <h2>{t.parts.label}</h2>
        <p class="help">{t.help.label}</p>
        <div class="pair">
          <TextField {...control('labelFr')} maxLength={120} optional />
          <TextField {...control('labelEn')} help={t.help.english} maxLength={120} optional />
        </div>
        <TextArea {...control('labelUseFr')} rows={3} maxLength={1000} optional />
        <TextArea {...control('labelUseEn')} rows={3} maxLength={1000} optional />
        <h2>{t.parts.rules}</h2>
        <p class="help">{t.help.rules}</p>
        <TextArea {...control('rulesFr')} rows={6} maxLength={4000} optional />
        <TextArea {...control('rulesEn')} rows={6} maxLength={4000} optional />
        <h2>{t.parts.charter}</h2>
        <p class="help">{t.help.charter}</p>
        <TextArea {...control('charterFr')} rows={12} maxLength={30_000} optional />
        <TextArea {...control('charterEn')} rows={12} maxLength={30_000} optional />
        <p class="actions">
          <button class="btn" type="submit">
            {t.save}
          </button>
        </p>
      </form>
    </>
  )
}

function Editions(props: { lang: Lang; season: OpenSeason; path: string; mayEdit: boolean }) {
  const { lang, season, path, mayEdit } = props
  const t = editMessages[lang]
  const last = season.editions[0]
  return (
    <section>
      <h2>{t.editions}</h2>
      {season.editions.length === 0 && <p>{t.noEditions}</p>}
      <ul class="rows">
        {season.editions.map((edition) => (
          <li key={edition.year}>
            <p>
              <a href={`${path}/${edition.year}`}>
                {t.dashboard} {edition.year}
              </a>
              <br />
              <span class="dim">
                {whenOf(lang, edition)} · {t.count(edition.events)}
                {edition.entryRule !== 'trusted' && ` · ${t.rules[edition.entryRule]}`}
              </span>
            </p>
            {mayEdit && (
              <a class="btn ghost small" href={`${path}/editions/${edition.year}`}>
                {t.edit}
                <span class="sr"> {edition.year}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
      {mayEdit && (
        <p class="actions">
          {last && (
            <a class="btn ghost" href={`${path}/editions/nouvelle?de=${last.year}`}>
              {t.addFrom(last.year, last.year + 1)}
            </a>
          )}
          <a class="btn ghost" href={`${path}/editions/nouvelle`}>
            {t.addEdition}
          </a>
        </p>
      )}
    </section>
  )
}
