import type { EntryList, Sort } from '#modules/search/index.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { EntryCard } from '#ui/entry-card.tsx'
import { type FacetGroupOfValues, Facets } from '#ui/facets.tsx'
import { Alert } from '#ui/form.tsx'
import { type Choice, Choices, ListToolbar } from '#ui/list-toolbar.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { messages } from '../messages/index.ts'
import { type FilterProps, SearchFields } from './list-filters.tsx'
import { Downloads, ListSources, type SourceLine } from './list-footer.tsx'

export type ListProps = FilterProps & {
  facets: FacetGroupOfValues[]
  regionIn: string
  list: EntryList
  types: Map<string, string>
  active: Choice[]
  sorts: { sort: Sort; href: string }[]
  /** The order asked, as the URL says it: the form keeps it. */
  sortValue: string | null
  pageHref: (page: number) => string
  /** Sentences about the question: words corrected, filter unknown, commune to choose; each with its links. */
  notes: { text: string; links: Choice[] }[]
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
    <div class="wrap block listing directory">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead(props.regionIn)}</p>
      <form action={localPath(lang, '/annuaire')}>
        {props.sortValue && <input type="hidden" name="tri" value={props.sortValue} />}
        <SearchFields {...props} />
        <div class="with-filters">
          <aside class="no-print" aria-label={t.filters}>
            <Facets lang={lang} groups={props.facets} />
          </aside>
          <section aria-labelledby="resultats">
            <ListToolbar
              lang={lang}
              total={t.total(list.total)}
              active={props.active}
              clearHref="/annuaire"
              sort={list.sort}
              sorts={list.total > 1 ? props.sorts : []}
              mapHref={props.mapHref}
            />
            {props.notes.map((note) => (
              <Alert key={note.text} kind="info">
                <p>{note.text}</p>
                <Choices lang={lang} choices={note.links} />
              </Alert>
            ))}
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
            <Pagination lang={lang} page={list.page} pages={list.pages} href={props.pageHref} />
            {list.total > 0 && <Downloads lang={lang} total={list.total} exports={props.exports} />}
          </section>
        </div>
      </form>
      <ListSources lang={lang} sources={props.sources} />
    </div>
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
