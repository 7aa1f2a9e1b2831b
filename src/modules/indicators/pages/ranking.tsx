import { localPath } from '#platform/i18n/lang.ts'
import { Pagination } from '#ui/pagination.tsx'
import { messages } from '../messages/index.ts'
import { formatChange } from '../messages/values.ts'
import type { Sort } from '../view-model.ts'
import { Figure } from './figure.tsx'
import type { IndicatorProps } from './indicator-props.ts'
import { ReuseLinks } from './reuse-links.tsx'

/** Territories of a level in order, sortable by each column through links, a page at a time. */
export function RankingSection(props: IndicatorProps) {
  const { lang, view, query, page, hrefOf, territoryHref } = props
  const t = messages[lang]
  const { indicator, year, since } = view
  if (year === null || query.level === 'region') return null
  const compared = new Set(query.compared.map(({ kind, code }) => `${kind}/${code}`))
  return (
    <section class="section" aria-labelledby="classement">
      <h2 id="classement">{t.ranking}</h2>
      <div class="table-scroll" role="group" aria-labelledby="classement" tabindex={0}>
        <table class="ranking">
          <caption>{t.rankedCaption(indicator.label[lang], t.byLevel[query.level], year)}</caption>
          <thead>
            <tr>
              <th scope="col" class="n">
                {t.rank}
              </th>
              <SortHead {...props} sort="name" words={t.name} />
              <SortHead {...props} sort="value" words={t.value} />
              {since !== null && <SortHead {...props} sort="change" words={t.change(since)} />}
              <td class="no-print" />
            </tr>
          </thead>
          <tbody>
            {page.rows.map((row) => {
              const ref = { kind: query.level, code: row.code }
              return (
                <tr key={row.code}>
                  <td class="n">{row.rank ?? '–'}</td>
                  <th scope="row">
                    <a href={localPath(lang, territoryHref(ref))}>{row.name}</a>
                  </th>
                  <td class="n">
                    <Figure lang={lang} indicator={indicator} cell={row} />
                  </td>
                  {since !== null && (
                    <td class="n">{row.change === null ? '–' : formatChange(lang, indicator, row.change)}</td>
                  )}
                  <td class="no-print">
                    {!compared.has(`${ref.kind}/${ref.code}`) && query.compared.length < 4 && (
                      <a
                        href={`${localPath(lang, hrefOf({ compared: [...query.compared, ref], page: query.page }))}#evolution`}
                        aria-label={t.compareLabel(row.name)}
                      >
                        {t.compare}
                      </a>
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {view.ranked.some(({ value }) => value !== null) && (
        <ReuseLinks lang={lang} kinds={['classement']} subject={indicator.code} question={props.question} />
      )}
      <Pagination
        lang={lang}
        page={page.page}
        pages={page.pages}
        href={(to) => `${hrefOf({ page: to })}#classement`}
      />
    </section>
  )
}

function SortHead({ lang, query, hrefOf, sort, words }: IndicatorProps & { sort: Sort; words: string }) {
  const t = messages[lang]
  const chosen = query.sort === sort
  const rising = chosen ? !query.rising : sort === 'name'
  return (
    <th
      scope="col"
      class={sort === 'name' ? undefined : 'n'}
      aria-sort={chosen ? (query.rising ? 'ascending' : 'descending') : undefined}
    >
      <a href={`${localPath(lang, hrefOf({ sort, rising }))}#classement`} aria-label={t.sortBy(words)}>
        {words}
        {chosen && <span aria-hidden="true">{query.rising ? ' ↑' : ' ↓'}</span>}
      </a>
    </th>
  )
}
