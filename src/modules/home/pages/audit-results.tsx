import type { Lang } from '#platform/i18n/lang.ts'
import { en } from '../messages/en.ts'
import { fr } from '../messages/fr.ts'
import type { Audit, CriterionResult } from '../model/audit.ts'

const messages = { fr, en }

/** A criterion with what the last audit says of it; `pages` are the paths concerned. */
export type CriterionRow = { criterion: string; wording: string; result: CriterionResult; pages: string[] }

const order: CriterionResult[] = ['failed', 'review', 'passed', 'empty', 'untested']

/** How many criteria got each result, then all of them on request. */
export function AuditResults({
  lang,
  referential,
  rows,
}: {
  lang: Lang
  referential: string
  rows: CriterionRow[]
}) {
  const t = messages[lang].audit
  return (
    <>
      <table class="counts">
        <caption>{t.summary}</caption>
        <tbody>
          {order.map((result) => (
            <tr key={result}>
              <th scope="row">{t[result]}</th>
              <td class="n">{rows.filter((row) => row.result === result).length}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <details>
        <summary>{t.seeAll}</summary>
        {lang !== 'fr' && <p class="src">{t.criteriaInFrench}</p>}
        <div class="table-scroll" tabindex={0} role="region" aria-label={t.tableCaption(referential)}>
          <table>
            <caption>{t.tableCaption(referential)}</caption>
            <thead>
              <tr>
                <th scope="col">{t.criterion}</th>
                <th scope="col">{t.result}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.criterion}>
                  <th scope="row">
                    {row.criterion} <span lang="fr">{row.wording}</span>
                  </th>
                  <td>{t[row.result]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  )
}

/** The criteria that failed or that a person must look at, with the pages concerned. */
export function AuditFailures({ lang, rows }: { lang: Lang; rows: CriterionRow[] }) {
  const t = messages[lang].audit
  const told = rows.filter((row) => row.result === 'failed' || row.result === 'review')
  if (told.length === 0) return <p>{t.noFailure}</p>
  return (
    <ul>
      {told.map((row) => (
        <li key={row.criterion}>
          <strong>{t[row.result]}</strong> – {row.criterion} <span lang="fr">{row.wording}</span> {t.pages}{' '}
          {row.pages.map((path, index) => (
            <>
              {index > 0 && ', '}
              <code>{path}</code>
            </>
          ))}
        </li>
      ))}
    </ul>
  )
}

/** The sample: names given by the tests, in French, and paths on the reference site. */
export function AuditPages({ pages }: { pages: Audit['pages'] }) {
  return (
    <ul class="sample">
      {pages.map((page) => (
        <li key={page.path}>
          <span lang="fr">{page.title}</span> <code class="dim">{page.path}</code>
        </li>
      ))}
    </ul>
  )
}
