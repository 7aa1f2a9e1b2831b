import type { EntryList, EntryQuery, Sort } from '#modules/search/index.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { EntryCard } from '#ui/entry-card.tsx'
import type { FacetGroupOfValues } from '#ui/facets.tsx'
import type { Choice } from '#ui/list-toolbar.tsx'
import { Listing, type ListNote } from '#ui/listing.tsx'
import { PlaceSearch } from '#ui/place-search.tsx'
import { messages } from '../messages/index.ts'
import { Downloads, ListSources, type SourceLine } from './list-footer.tsx'

export type ListProps = {
  lang: Lang
  query: EntryQuery
  /** What stands in the field « near »: the name of the commune, coordinates, or what was typed. */
  near: string
  facets: FacetGroupOfValues[]
  regionIn: string
  list: EntryList
  types: Map<string, string>
  active: Choice[]
  sorts: { sort: Sort; href: string }[]
  /** The order asked, as the URL says it: the form keeps it. */
  sortValue: string | null
  pageHref: (page: number) => string
  notes: ListNote[]
  /** What to try when nothing answers. */
  wider: Choice[]
  mapHref: string
  exports: { csv: string; geojson: string }
  contact: string | null
  sources: SourceLine[]
}

/** `/annuaire`: what and where, filters with counts, results, exports, sources. Works without script. */
export function ListPage(props: ListProps) {
  const { lang, list } = props
  const t = messages[lang].list
  return (
    <Listing
      lang={lang}
      title={t.title}
      lead={t.lead(props.regionIn)}
      mainClass="directory"
      action="/annuaire"
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
      mapHref={props.mapHref}
      notes={props.notes}
      pages={{ page: list.page, pages: list.pages, href: props.pageHref }}
      after={list.total > 0 && <Downloads lang={lang} total={list.total} exports={props.exports} />}
      below={<ListSources lang={lang} sources={props.sources} />}
    >
      {list.total > 0 ? (
        <ol class="plain results">
          {list.entries.map((entry) => (
            <EntryCard
              key={entry.id}
              lang={lang}
              entry={entry}
              kind={entry.kind}
              type={props.types.get(entry.type) ?? ''}
              more={list.sort === 'updated' ? t.updated(entry.updatedAt) : undefined}
            />
          ))}
        </ol>
      ) : (
        <Nothing {...props} />
      )}
    </Listing>
  )
}

/** Nothing answers: what to do next. */
function Nothing({ lang, wider, contact }: ListProps) {
  const t = messages[lang].list
  return (
    <div class="panel next">
      <p>
        <strong>{t.empty}</strong>
      </p>
      <p>{t.emptyNext}</p>
      <ul>
        {wider.map((choice) => (
          <li key={choice.href}>
            <a href={localPath(lang, choice.href)}>{choice.label}</a>
          </li>
        ))}
        <li>
          <a href={localPath(lang, '/annuaire')}>{t.seeAll}</a>
        </li>
      </ul>
      {contact && (
        <p>
          <a href={`mailto:${contact}`}>{t.missing}</a>
        </p>
      )}
    </div>
  )
}
