import type { EditableOrganisation } from '#modules/directory/index.ts'
import { formatList, formatMoment } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert } from '#ui/form.tsx'
import { Pagination } from '#ui/pagination.tsx'
import type { VersionLine } from '../edit-model.ts'
import { editMessages } from '../messages/index.ts'
import { EditorFrame } from './editor-frame.tsx'

export type HistoryProps = {
  lang: Lang
  organisation: Pick<EditableOrganisation, 'slug' | 'status'>
  name: string
  versions: VersionLine[]
  current: number
  canEdit: boolean
  page: number
  pages: number
  notice: string | null
}

/** `/annuaire/{slug}/historique`: who changed what and when; two versions to compare. */
export function HistoryPage(props: HistoryProps) {
  const { lang, organisation, name, versions, current, canEdit, page, pages, notice } = props
  const t = editMessages[lang].past
  const path = localPath(lang, `/annuaire/${organisation.slug}/historique`)
  const compare = (from: number, to: number) => `${path}/comparer?de=${from}&a=${to}`
  return (
    <EditorFrame lang={lang} organisation={organisation} current="/historique" canEdit={canEdit}>
      <h1>{t.title(name)}</h1>
      {notice && (
        <Alert kind="success">
          <p>{notice}</p>
        </Alert>
      )}
      <p class="lead">{t.lead}</p>
      {versions.length === 0 && <p>{t.none}</p>}
      {versions.length > 1 && (
        <form class="inline-form" action={`${path}/comparer`}>
          <Choose id="de" label={t.from} versions={versions} chosen={versions[1]?.number} lang={lang} />
          <Choose id="a" label={t.to} versions={versions} chosen={versions[0]?.number} lang={lang} />
          <button class="btn ghost small" type="submit">
            {t.compare}
          </button>
        </form>
      )}
      <ol class="rows" reversed>
        {versions.map((version) => (
          <li key={version.number}>
            <div>
              <p>
                <strong>{t.version(version.number)}</strong>
                {version.number === current && <span class="state good"> {t.current}</span>}
                {', '}
                <time dateTime={version.at.toISOString()}>{formatMoment(lang, version.at)}</time>
              </p>
              <p>
                {version.fields.length > 0 ? (
                  <>
                    {version.person?.name || t.someone} {t.changed(fieldList(lang, version.fields))} (
                    {t.origins[version.origin]})
                  </>
                ) : (
                  t.first
                )}
                {version.restoredFrom !== null && `, ${t.restoredFrom(version.restoredFrom)}`}
              </p>
            </div>
            <p class="actions">
              {version.number > 1 && version.fields.length > 0 && (
                <a href={compare(version.number - 1, version.number)}>
                  {t.compare}
                  <span class="sr"> {t.see(version.number)}</span>
                </a>
              )}
              {canEdit && version.number !== current && (
                <a href={`${compare(version.number, current)}&retablir=1`}>{t.restore(version.number)}</a>
              )}
            </p>
          </li>
        ))}
      </ol>
      <Pagination
        lang={lang}
        page={page}
        pages={pages}
        href={(number) => `/annuaire/${organisation.slug}/historique?page=${number}`}
      />
    </EditorFrame>
  )
}

const fieldList = (lang: Lang, fields: VersionLine['fields']) =>
  formatList(
    lang,
    fields.map((field) => editMessages[lang].fields[field].toLowerCase()),
  )

function Choose(props: { id: string; label: string; versions: VersionLine[]; chosen?: number; lang: Lang }) {
  return (
    <p class="field">
      <label for={props.id}>{props.label}</label>
      <select id={props.id} name={props.id}>
        {props.versions.map(({ number, at }) => (
          <option key={number} value={number} selected={number === props.chosen}>
            {number} · {formatMoment(props.lang, at)}
          </option>
        ))}
      </select>
    </p>
  )
}
