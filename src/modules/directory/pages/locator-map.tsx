import type { DrawnMap as Drawing } from '#modules/territories/index.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { DrawnMap } from '#ui/drawn-map.tsx'
import { Icon } from '#ui/icon.tsx'
import { messages } from '../messages/index.ts'
import type { OrganisationPlace } from '../model.ts'

/** A drawing of where a place is, its words beside it, and the way to the map. */
export function LocatorMap({
  lang,
  drawing,
  place,
}: {
  lang: Lang
  drawing: Drawing
  place: OrganisationPlace
}) {
  const t = messages[lang].sheet
  const at = place.point && drawing.at(place.point)
  const near = place.point && `/carte?pres=${place.point.lat},${place.point.lon}`
  return (
    <figure class="locator">
      <DrawnMap
        width={drawing.width}
        height={drawing.height}
        shapes={drawing.shapes.map(({ kind, code, path }) => ({ key: `${kind}/${code}`, path }))}
        outline={drawing.outline}
        points={at ? [at] : []}
      />
      <figcaption>
        {[place.communeName, place.epci?.name, place.departement?.name].filter(Boolean).join(', ')}
        {near && (
          <span class="no-print">
            {' · '}
            <a href={localPath(lang, near)}>
              <Icon name="map" size={16} /> {t.seeOnMap}
            </a>
          </span>
        )}
      </figcaption>
    </figure>
  )
}
