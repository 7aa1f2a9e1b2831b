import { formatNumber, formatShortDate } from '#platform/i18n/format.ts'
import { inLang, type Lang, localPath } from '#platform/i18n/lang.ts'
import { Icon } from '#ui/icon.tsx'
import { agendaMessages, messages } from '../messages/index.ts'
import type { AgendaForms, DescribedSet, SourceCredit } from '../model.ts'
import { AgendaFormats } from './agenda-formats.tsx'

/** Each open data set: what it is, its files, its fields, where it comes from. */
export function DataPage(props: { lang: Lang; region: string; sets: DescribedSet[]; agenda: AgendaForms }) {
  const { lang, region, sets, agenda } = props
  const t = messages[lang]
  return (
    <div class="wrap block open-data">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead(region)}</p>
      <p>{t.licenceText}</p>
      <ul class="chips">
        {sets.map((set) => (
          <li key={set.id}>
            <a href={`#${set.id}`}>{t.sets[set.id].title}</a>
          </li>
        ))}
        <li>
          <a href="#agenda">{agendaMessages[lang].title}</a>
        </li>
      </ul>
      {sets.map((set) => (
        <SetSection key={set.id} lang={lang} set={set} />
      ))}
      <AgendaFormats lang={lang} {...agenda} />
      <section aria-labelledby="fichiers" class="narrow">
        <h2 id="fichiers">{t.formatsTitle}</h2>
        <p>{t.formats}</p>
        <p>
          {t.byParts} <a href={localPath(lang, '/annuaire')}>{t.directory}</a> ·{' '}
          <a href={localPath(lang, '/api')}>{t.api}</a>
        </p>
        <h2 id="machines">{t.metadata}</h2>
        <ul>
          <li>
            <a href="/donnees/catalogue.jsonld">{t.catalogue}</a>
          </li>
          <li>
            <a href={localPath(lang, '/api/v1/openapi.json')}>OpenAPI 3.1</a>
          </li>
          <li>
            <a href="/sitemap.xml">sitemap.xml</a>
          </li>
        </ul>
      </section>
    </div>
  )
}

function SetSection({ lang, set }: { lang: Lang; set: DescribedSet }) {
  const t = messages[lang]
  const words = t.sets[set.id]
  return (
    <section class="panel data-set" aria-labelledby={set.id}>
      <h2 id={set.id}>{words.title}</h2>
      <p>{words.description}</p>
      <p class="meta">
        {t.rows(set.rows)}
        {set.modified && <> · {t.updated(formatShortDate(lang, set.modified))}</>}
        {' · '}
        {t.licence}
      </p>
      <p>{words.about}</p>
      {set.schema && (
        <>
          <p>
            {t.schema} <a href={set.schema.url}>{t.schemaVersion(set.schema.name, set.schema.version)}</a>.{' '}
            {t.unknownPivot}
          </p>
          <p>{set.leftOut > 0 ? t.leftOut(set.leftOut) : t.noneLeftOut}</p>
        </>
      )}
      <h3>{t.downloads}</h3>
      <ul class="actions plain">
        {set.files.map((file) => (
          <li key={file.name}>
            <a class="btn ghost small" href={localPath(lang, `/donnees/${file.name}`)} download>
              <Icon name="download" size={18} /> {file.name}
            </a>
          </li>
        ))}
      </ul>
      <details>
        <summary>
          {t.fields} ({formatNumber(lang, set.columns.length)})
        </summary>
        <div class="table-scroll" role="region" tabindex={0} aria-label={`${t.fields}, ${words.title}`}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t.field}</th>
                <th scope="col">{t.type}</th>
                <th scope="col">{t.meaning}</th>
              </tr>
            </thead>
            <tbody>
              {set.columns.map((column) => (
                <tr key={column.name}>
                  <th scope="row">
                    <code>{column.name}</code>
                  </th>
                  <td>{t.fieldTypes[column.type]}</td>
                  <td>{column[lang]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
      {set.sources.length > 0 && (
        <details>
          <summary>
            {t.sources} ({formatNumber(lang, set.sources.length)})
          </summary>
          <ul>
            {set.sources.map((source) => (
              <Source key={source.id} lang={lang} source={source} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function Source({ lang, source }: { lang: Lang; source: SourceCredit }) {
  const t = messages[lang]
  const note = inLang({ note_fr: source.noteFr, note_en: source.noteEn }, 'note', lang)
  return (
    <li>
      {source.publisher}, {source.url ? <a href={source.url}>{source.title}</a> : source.title} (
      {source.vintage}), {source.licence}
      {!source.licenceConfirmed && <strong> ({t.toConfirm})</strong>}
      {note && <span class="dim">. {note}</span>}
    </li>
  )
}
