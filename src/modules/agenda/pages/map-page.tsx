import type { EntryQuery } from '#modules/search/index.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { type FacetGroupOfValues, Facets } from '#ui/facets.tsx'
import { Alert } from '#ui/form.tsx'
import { Icon } from '#ui/icon.tsx'
import { type Choice, Choices } from '#ui/list-toolbar.tsx'
import type { ListNote } from '#ui/listing.tsx'
import { LiveMap, type LiveMapProps } from '#ui/live-map.tsx'
import { MapList, type MapListProps } from '#ui/map-list.tsx'
import { listMessages } from '#ui/messages/index.ts'
import { messages } from '../messages/index.ts'
import { QuestionFields } from './question-fields.tsx'

export type MapPageProps = {
  lang: Lang
  regionIn: string
  query: EntryQuery
  near: string
  facets: FacetGroupOfValues[]
  active: Choice[]
  /** Conditions that the form keeps without showing them, as pairs of the URL. */
  hidden: [string, string][]
  moments: { label: string; href: string; current: boolean }[]
  notes: ListNote[]
  map: LiveMapProps
  list: MapListProps
  /** Language-free addresses: the same events as a list or by month, the map without any condition. */
  links: { list: string; month: string; clear: string }
}

/** `/agenda?vue=carte`: the fields of the list, the map, the list beside it. Everything works before the script. */
export function MapPage(props: MapPageProps) {
  const { lang, links } = props
  const t = messages[lang].map
  const words = listMessages[lang]
  return (
    <div class="map-page agenda">
      <h1>{t.title(props.regionIn)}</h1>
      <form class="no-print" action={localPath(lang, '/agenda')}>
        {props.hidden.map(([name, value]) => (
          <input key={`${name}${value}`} type="hidden" name={name} value={value} />
        ))}
        <QuestionFields {...props} month={links.month} />
        <div class="map-facets">
          <Facets lang={lang} groups={props.facets} />
        </div>
      </form>
      <div class="map-choices">
        <a class="btn ghost small no-print" href={localPath(lang, links.list)}>
          <Icon name="list" size={18} /> {t.asList}
        </a>
        {props.active.length > 0 && (
          <ul class="chips active" aria-label={words.active}>
            {props.active.map((filter) => (
              <li key={filter.href}>
                <a href={localPath(lang, filter.href)} aria-label={words.remove(filter.label)}>
                  {filter.label} <Icon name="close" size={14} />
                </a>
              </li>
            ))}
            <li class="no-print">
              <a class="clear" href={localPath(lang, links.clear)}>
                {words.clear}
              </a>
            </li>
          </ul>
        )}
      </div>
      {props.notes.map((note) => (
        <Alert key={note.text} kind="info">
          <p>{note.text}</p>
          <Choices lang={lang} choices={note.links} />
        </Alert>
      ))}
      <div class="map-body">
        <section class="map-view" aria-label={t.label}>
          <LiveMap {...props.map} />
        </section>
        <section class="map-side" aria-labelledby="titre-liste">
          <h2 id="titre-liste" class="sr">
            {t.list}
          </h2>
          <div id="resultats">
            <MapList {...props.list} />
          </div>
        </section>
      </div>
      <p class="map-foot no-print">
        <button type="button" class="live-only link" data-print>
          {t.print}
        </button>
      </p>
    </div>
  )
}
