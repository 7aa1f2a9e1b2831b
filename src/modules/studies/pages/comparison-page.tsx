import type { DataSource } from '#modules/territories/index.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import type { Study } from '../model.ts'

const rows = ['frame', 'asked', 'answered', 'rate', 'period', 'mode'] as const

/** `/observatoire/etudes/comparer`: surveys side by side by how they were made; their results are not, for they asked others other things. */
export function ComparisonPage({
  lang,
  inRegion,
  studies,
  sources,
  path,
}: {
  lang: Lang
  inRegion: string
  /** Surveys in the order of their years. */
  studies: Study[]
  sources: Map<string, DataSource>
  /** The address of a study, or of one of its tables, without language. */
  path: (study: string, table?: string) => string
}) {
  const t = messages[lang]
  const colon = lang === 'fr' ? '\u00a0: ' : ': '
  return (
    <div class="wrap block study-page">
      <h1>{t.compare}</h1>
      <p class="lead">{t.compareLead(inRegion)}</p>
      <p class="panel">
        <strong>{t.compareWarning}</strong>
      </p>
      <div class="table-scroll section" role="region" aria-label={t.compareTable} tabindex={0}>
        <table>
          <caption>{t.compareTable}</caption>
          <thead>
            <tr>
              <td />
              {studies.map((study) => (
                <th key={study.slug} scope="col">
                  <a href={localPath(lang, path(study.slug))}>{study.year}</a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row}>
                <th scope="row">{t.compareRows[row]}</th>
                {studies.map(({ slug, survey }) => (
                  <td key={slug}>{survey?.[row]?.[lang] ?? <span class="none">{t.unpublished}</span>}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="note">{t.notCompared}</p>
      <section class="section" aria-labelledby="reserves">
        <h2 id="reserves">{t.cautions}</h2>
        <dl>
          {studies.map((study) => (
            <div key={study.slug}>
              <dt>
                <a href={localPath(lang, path(study.slug))}>
                  {study.title[lang]}, {study.year}
                </a>
              </dt>
              <dd>
                {study.survey?.caution[lang]}
                <ul class="src">
                  {(study.survey?.tables ?? []).flatMap((id) => {
                    const table = study.tables.find((each) => each.id === id)
                    const source = sources.get(table?.source ?? study.source)
                    return table && source
                      ? [
                          <li key={id}>
                            {t.source}
                            {colon}
                            {source.publisher}, <cite lang="fr">{source.title}</cite>, {source.vintage}{' '}
                            <a href={localPath(lang, path(study.slug, id))}>
                              {t.seeTable}
                              <span class="sr">
                                {colon}
                                {table.title[lang]}, {study.year}
                              </span>
                            </a>
                          </li>,
                        ]
                      : []
                  })}
                </ul>
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  )
}
