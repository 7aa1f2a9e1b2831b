import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { LiveMap, type LiveMapProps } from '#ui/live-map.tsx'
import { MapList, type MapListProps } from '#ui/map-list.tsx'
import type { MapMessages } from '../messages/index.ts'

/** The map alone, for another site: no cookie, no header; a link back, and the list for those who cannot use a map. */
export function FramePage({
  lang,
  t,
  title,
  region,
  map,
  total,
  list,
  home,
}: {
  lang: Lang
  t: MapMessages
  title: string
  region: string
  map: LiveMapProps
  total: number
  list: MapListProps
  home: string
}) {
  return (
    <div class="frame">
      <h1 class="sr">{title}</h1>
      <LiveMap {...map} />
      <div class="frame-foot">
        <a href={localPath(lang, home)} target="_blank" rel="noopener">
          {t.frame.open(region)}
        </a>
        <details>
          <summary>{t.frame.list(total)}</summary>
          <div id="resultats">
            <MapList {...list} />
          </div>
        </details>
      </div>
    </div>
  )
}
