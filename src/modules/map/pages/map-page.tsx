import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { type FacetGroupOfValues, Facets } from '#ui/facets.tsx'
import { Icon } from '#ui/icon.tsx'
import { LiveMap, type LiveMapProps } from '#ui/live-map.tsx'
import { MapList, type MapListProps } from '#ui/map-list.tsx'
import type { MapMessages } from '../messages/index.ts'

export type MapPageProps = {
  lang: Lang
  t: MapMessages
  regionIn: string
  q: string
  groups: FacetGroupOfValues[]
  /** Filters in force: what they say, and the address without each. */
  chosen: { label: string; href: string }[]
  /** Other parameters the form must keep. */
  kept: [string, string][]
  map: LiveMapProps
  list: MapListProps
  /** Language-free addresses. */
  links: { directory: string; embed: string; ign: string }
}

/** `/carte`: filters, map, list. Everything works before the script. */
export function MapPage(props: MapPageProps) {
  const { lang, t, map, list, links } = props
  return (
    <div class="map-page">
      <header class="map-head">
        <h1>{t.pageTitle(props.regionIn)}</h1>
        <Filters {...props} />
      </header>
      <div class="map-body">
        <section class="map-view" aria-label={t.title}>
          <LiveMap {...map} />
          <Legend t={t} />
        </section>
        <section class="map-side" aria-labelledby="titre-resultats">
          <h2 id="titre-resultats" class="sr">
            {t.results}
          </h2>
          <div id="resultats">
            <MapList {...list} />
          </div>
        </section>
      </div>
      <footer class="map-foot no-print">
        <a href={localPath(lang, links.directory)}>{t.asList}</a>
        <a href={localPath(lang, links.embed)}>{t.embed}</a>
        <button type="button" class="live-only link" data-print>
          {t.print}
        </button>
        <details class="live-only">
          <summary>{t.ign.summary}</summary>
          <p>{t.ign.words}</p>
          <a class="btn ghost small" href={localPath(lang, links.ign)} data-keep-view>
            {map.base === 'ign' ? t.ign.off : t.ign.on}
          </a>
        </details>
      </footer>
    </div>
  )
}

function Legend({ t }: { t: MapMessages }) {
  return (
    <ul class="map-legend" aria-label={t.legend}>
      {(['culture', 'knowledge', 'relay'] as const).map((family) => (
        <li key={family}>
          <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
            <circle class={`dot ${family}`} cx="7" cy="7" r="6" />
          </svg>{' '}
          {t.legendFamilies[family]}
        </li>
      ))}
    </ul>
  )
}

function Filters({ lang, t, q, groups, chosen, kept }: MapPageProps) {
  return (
    <form class="map-filters no-print" role="search" action={localPath(lang, '/carte')}>
      {kept.map(([name, value]) => (
        <input key={`${name}${value}`} type="hidden" name={name} value={value} />
      ))}
      <p class="map-words">
        <label class="sr" for="q-carte">
          {t.search}
        </label>
        <input
          id="q-carte"
          type="search"
          name="q"
          value={q}
          placeholder={t.searchPlaceholder}
          maxLength={200}
        />
        <button class="btn small" type="submit">
          <Icon name="search" /> {t.show}
        </button>
      </p>
      <div class="map-facets">
        <Facets lang={lang} groups={groups} />
      </div>
      {chosen.length > 0 && (
        <ul class="chips" aria-label={t.active}>
          {chosen.map((filter) => (
            <li key={filter.href}>
              <a href={localPath(lang, filter.href)}>
                <span class="sr">{t.remove(filter.label)}</span>
                <span aria-hidden="true">
                  {filter.label} <Icon name="close" size={14} />
                </span>
              </a>
            </li>
          ))}
          <li>
            <a href={localPath(lang, '/carte')}>{t.clear}</a>
          </li>
        </ul>
      )}
    </form>
  )
}
