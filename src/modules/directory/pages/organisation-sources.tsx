import type { Lang } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import type { OrganisationPage } from '../model.ts'

/** Where each fact was read: what, who publishes it, its vintage and licence. */
export function OrganisationSources({ lang, organisation }: { lang: Lang; organisation: OrganisationPage }) {
  const t = messages[lang].sheet
  return (
    <section class="sources">
      <h2>{t.provenance}</h2>
      <ul>
        {organisation.sources.map((source) => (
          <li key={`${source.sourceId} ${source.recordId}`}>
            {source.url ? (
              <a href={source.url} rel="external">
                {source.title}
              </a>
            ) : (
              source.title
            )}
            , {source.publisher}, {source.vintage}
            <span class="src">
              {' '}
              ({[t.record(source.recordId), ...(source.dated ? [t.dated(source.dated)] : [])].join(', ')}).{' '}
              {t.licence(source.licence, source.licenceConfirmed)}.
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
