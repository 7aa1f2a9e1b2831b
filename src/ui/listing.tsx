import type { ComponentChildren } from 'preact'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { type FacetGroupOfValues, Facets } from './facets.tsx'
import { Alert } from './form.tsx'
import { type Choice, Choices, ListToolbar, type SortName } from './list-toolbar.tsx'
import { listMessages } from './messages/index.ts'
import { Pagination } from './pagination.tsx'

/** Sentences about a question (words corrected, filter unknown, commune to choose), each with its links. */
export type ListNote = { text: string; links: Choice[] }

/** What every list of things says of its answer, whatever the things are. Addresses are language-free. */
export type ListingProps = {
  lang: Lang
  title: string
  lead: string
  /** More classes of the page: `directory`. */
  mainClass?: string
  /** The list without any condition: where its form leads. */
  action: string
  /** Where « clear all » leads, when it is not there. */
  clear?: string
  /** Conditions the form keeps without showing them, as pairs of the URL. */
  hidden: [string, string][]
  /** The fields above the filters: what, where. */
  fields: ComponentChildren
  facets: FacetGroupOfValues[]
  /** « 12 structures » */
  total: string
  active: Choice[]
  sort: SortName
  sorts: { sort: SortName; href: string }[]
  mapHref: string | null
  notes: ListNote[]
  /** The results, or what to do next when there are none. */
  children: ComponentChildren
  pages: { page: number; pages: number; href: (page: number) => string }
  /** Under the results: downloads. */
  after?: ComponentChildren
  /** Under the whole form: sources. */
  below?: ComponentChildren
}

/** A list: fields, filters with counts, results, pages. Works without script. */
export function Listing(props: ListingProps) {
  const { lang } = props
  return (
    <div class={`wrap block listing ${props.mainClass ?? ''}`.trim()}>
      <h1>{props.title}</h1>
      <p class="lead">{props.lead}</p>
      <form action={localPath(lang, props.action)}>
        {props.hidden.map(([name, value]) => (
          <input key={`${name}${value}`} type="hidden" name={name} value={value} />
        ))}
        {props.fields}
        <div class="with-filters">
          <aside class="no-print" aria-label={listMessages[lang].filters}>
            <Facets lang={lang} groups={props.facets} />
          </aside>
          <section aria-labelledby="resultats">
            <ListToolbar
              lang={lang}
              total={props.total}
              active={props.active}
              clearHref={props.clear ?? props.action}
              sort={props.sort}
              sorts={props.sorts}
              mapHref={props.mapHref}
            />
            {props.notes.map((note) => (
              <Alert key={note.text} kind="info">
                <p>{note.text}</p>
                <Choices lang={lang} choices={note.links} />
              </Alert>
            ))}
            {props.children}
            <Pagination lang={lang} {...props.pages} />
            {props.after}
          </section>
        </div>
      </form>
      {props.below}
    </div>
  )
}
