import { type Lang, localPath } from '#platform/i18n/lang.ts'
import type { MapMessages } from '../messages/index.ts'
import { LiveMap, type LiveMapProps } from './live-map.tsx'
import { MapList, type MapListProps } from './map-list.tsx'

/** The map alone, for another site: no cookie, no header; a link back, and the list for those who cannot use a map. */
export function FramePage({
  lang,
  t,
  title,
  region,
  map,
  list,
  home,
}: {
  lang: Lang
  t: MapMessages
  title: string
  region: string
  map: LiveMapProps
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
          <summary>{t.frame.list(list.list.total)}</summary>
          <div id="resultats">
            <MapList {...list} />
          </div>
        </details>
      </div>
    </div>
  )
}
