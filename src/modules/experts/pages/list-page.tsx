import type { EntryList, EntryQuery, Sort } from '#modules/search/index.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { EntryCard } from '#ui/entry-card.tsx'
import type { FacetGroupOfValues } from '#ui/facets.tsx'
import { Icon } from '#ui/icon.tsx'
import type { Choice } from '#ui/list-toolbar.tsx'
import { Listing, type ListNote } from '#ui/listing.tsx'
import { PlaceSearch } from '#ui/place-search.tsx'
import { messages } from '../messages/index.ts'

export type ListProps = {
  lang: Lang
  regionIn: string
  query: EntryQuery
  near: string
  list: EntryList
  facets: FacetGroupOfValues[]
  active: Choice[]
  sorts: { sort: Sort; href: string }[]
  sortValue: string | null
  pageHref: (page: number) => string
  notes: ListNote[]
  wider: Choice[]
  csv: string
}

/** `/experts`: people who can come and speak. */
export function ListPage(props: ListProps) {
  const { lang, list } = props
  const t = messages[lang].list
  return (
    <Listing
      lang={lang}
      title={t.title}
      lead={t.lead(props.regionIn)}
      mainClass="directory"
      action="/experts"
      hidden={props.sortValue ? [['tri', props.sortValue]] : []}
      fields={
        <PlaceSearch
          lang={lang}
          words={props.query.q}
          placeholder={t.whatPlaceholder}
          near={props.near}
          radius={props.query.radius}
        />
      }
      facets={props.facets}
      total={t.total(list.total)}
      active={props.active}
      sort={list.sort}
      sorts={list.total > 1 ? props.sorts : []}
      mapHref={null}
      notes={props.notes}
      pages={{ page: list.page, pages: list.pages, href: props.pageHref }}
      after={
        list.total > 0 && (
          <p class="downloads no-print">
            {t.downloadWhat}{' '}
            <a class="btn ghost small" href={localPath(lang, props.csv)} download>
              <Icon name="download" size={18} /> CSV
            </a>
          </p>
        )
      }
      below={
        <p>
          <a href={localPath(lang, '/compte/expertise')}>{t.offer}</a>
        </p>
      }
    >
      {list.total > 0 ? (
        <ol class="plain results">
          {list.entries.map((entry) => (
            <EntryCard
              key={entry.id}
              lang={lang}
              entry={entry}
              kind="expert"
              type={(lang === 'en' ? entry.typeEn : entry.typeFr) ?? ''}
              more={entry.facets.includes('demo:1') ? messages[lang].demo : undefined}
            />
          ))}
        </ol>
      ) : (
        <Nothing lang={lang} wider={props.wider} />
      )}
    </Listing>
  )
}

/** Nobody answers: what to do next. */
function Nothing({ lang, wider }: Pick<ListProps, 'lang' | 'wider'>) {
  const t = messages[lang].list
  const next = [...wider, { label: t.seeAll, href: '/experts' }, { label: t.seeDirectory, href: '/annuaire' }]
  return (
    <div class="panel next">
      <p>
        <strong>{t.empty}</strong>
      </p>
      <p>{t.emptyNext}</p>
      <ul>
        {next.map((choice) => (
          <li key={choice.href}>
            <a href={localPath(lang, choice.href)}>{choice.label}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
