import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Icon } from '#ui/icon.tsx'
import { messages } from '../messages/index.ts'

export type SourceLine = {
  id: string
  title: string
  publisher: string
  url: string | null
  licence: string
  confirmed: boolean
  vintage: string
}

/** The results as files. */
export function Downloads({
  lang,
  total,
  exports,
}: {
  lang: Lang
  total: number
  exports: { csv: string; geojson: string }
}) {
  const t = messages[lang].list
  return (
    <section class="downloads no-print" aria-labelledby="telecharger">
      <h2 id="telecharger">{t.download}</h2>
      <p>
        {t.downloadWhat(total)} <a href={localPath(lang, '/donnees')}>{t.columns}</a>
      </p>
      <p class="actions">
        <a class="btn ghost small" href={localPath(lang, exports.csv)} download>
          <Icon name="download" size={18} /> CSV
        </a>
        <a class="btn ghost small" href={localPath(lang, exports.geojson)} download>
          <Icon name="download" size={18} /> GeoJSON
        </a>
      </p>
    </section>
  )
}

/** Where the organisations of the list were read. */
export function ListSources({ lang, sources }: { lang: Lang; sources: SourceLine[] }) {
  const t = messages[lang].list
  if (sources.length === 0) return null
  return (
    <div class="src sources">
      <p>{t.sources}</p>
      <ul>
        {sources.map((source) => (
          <li key={source.id} lang={lang === 'fr' ? undefined : 'fr'}>
            {source.url ? (
              <a href={source.url} rel="external">
                {source.title}
              </a>
            ) : (
              source.title
            )}
            , {source.publisher}, {source.vintage} ({t.licence(source.licence, source.confirmed)})
          </li>
        ))}
      </ul>
    </div>
  )
}
