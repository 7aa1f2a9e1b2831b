import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { EntryCard } from '#ui/entry-card.tsx'
import type { FacetGroupOfValues } from '#ui/facets.tsx'
import { Icon } from '#ui/icon.tsx'
import type { Choice } from '#ui/list-toolbar.tsx'
import { Listing, type ListNote } from '#ui/listing.tsx'
import { shellMessages } from '#ui/messages/index.ts'
import { SearchBox } from '#ui/search-box.tsx'
import { messages } from '../messages/index.ts'
import type { EntryList, EntryQuery, ListedEntry, Sort } from '../model.ts'

export type SearchProps = {
  lang: Lang
  regionIn: string
  query: EntryQuery
  /** What was typed as a place and could not be told for sure. */
  where: string
  list: EntryList
  facets: FacetGroupOfValues[]
  active: Choice[]
  sorts: { sort: Sort; href: string }[]
  /** Conditions that the form keeps and does not show, as pairs of the URL. */
  hidden: [string, string][]
  pageHref: (page: number) => string
  notes: ListNote[]
  wider: Choice[]
  mapHref: string
  exports: { label: string; href: string }[]
}

/** `/recherche`: what and where, results of every kind, filters, and how to go on when there are none. */
export function SearchPage(props: SearchProps) {
  const { lang, list } = props
  const t = messages[lang]
  return (
    <Listing
      lang={lang}
      title={t.title}
      lead={t.lead(props.regionIn)}
      action="/recherche"
      hidden={props.hidden}
      fields={<Fields {...props} />}
      facets={props.facets}
      total={t.total(list.total)}
      active={props.active}
      sort={list.sort}
      sorts={list.total > 1 ? props.sorts : []}
      mapHref={props.mapHref}
      notes={props.notes}
      pages={{ page: list.page, pages: list.pages, href: props.pageHref }}
      after={
        props.exports.length > 0 && (
          <p class="no-print">
            {t.download}{' '}
            {props.exports.map((each) => (
              <a key={each.href} class="btn ghost small" href={localPath(lang, each.href)} download>
                <Icon name="download" size={18} /> {each.label}
              </a>
            ))}
          </p>
        )
      }
    >
      {list.total > 0 ? <Results lang={lang} entries={list.entries} /> : <Nothing {...props} />}
    </Listing>
  )
}

function Fields({ lang, query, where }: SearchProps) {
  const t = messages[lang]
  return (
    <div class="search-fields what-where" role="search">
      <p>
        <label for="q">{t.what}</label>
        <SearchBox lang={lang} id="q" placeholder={t.whatPlaceholder} value={query.q} />
      </p>
      <p>
        <label for="ou">{t.where}</label>
        <input
          id="ou"
          name="ou"
          type="text"
          value={where}
          placeholder={t.wherePlaceholder}
          maxLength={100}
          autocomplete="off"
        />
      </p>
      <p class="send">
        <button class="btn" type="submit">
          <Icon name="search" /> {t.search}
        </button>
      </p>
    </div>
  )
}

function Results({ lang, entries }: { lang: Lang; entries: ListedEntry[] }) {
  const t = messages[lang]
  return (
    <ol class="plain results">
      {entries.map((entry) => (
        <EntryCard
          key={`${entry.kind}/${entry.id}`}
          lang={lang}
          entry={entry}
          kind={entry.kind}
          type={(lang === 'en' ? entry.typeEn : entry.typeFr) ?? t.types[entry.type] ?? ''}
          more={entry.facets.includes('demo:1') ? shellMessages[lang].demonstration : undefined}
        />
      ))}
    </ol>
  )
}

/** Nothing answers: what to do next. */
function Nothing({ lang, wider }: SearchProps) {
  const t = messages[lang]
  return (
    <div class="panel next">
      <p>
        <strong>{t.empty}</strong> {t.checkSpelling}
      </p>
      <p>{t.emptyNext}</p>
      <ul>
        {[
          ...wider,
          { label: t.seeDirectory, href: '/annuaire' },
          { label: t.seeTerritories, href: '/territoires' },
        ].map((choice) => (
          <li key={choice.href}>
            <a href={localPath(lang, choice.href)}>{choice.label}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
