import { formatDistance, formatNumber } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import type { Actors, NearestActor } from '../model.ts'
import { messages } from './figures.tsx'
import type { SheetLinks } from './sheet-props.ts'

/** Who acts in the territory, by type, with the first names of each. */
export function ActorsSection({
  lang,
  actors,
  links,
  hasNearest,
}: {
  lang: Lang
  actors: Actors
  links: SheetLinks
  hasNearest: boolean
}) {
  const t = messages[lang]
  return (
    <section class="panel" aria-labelledby="acteurs">
      <h2 id="acteurs">{actors.total > 0 ? t.actorsHere(actors.total) : t.actors}</h2>
      {actors.total === 0 && (
        <p>
          {t.noActors} {hasNearest && t.noActorsHelp}
        </p>
      )}
      <ul
        class={actors.groups.some((each) => each.first.length > 0) ? 'plain groups' : 'plain groups counts'}
      >
        {actors.groups.map((group) => (
          <li key={group.type}>
            <strong>
              <a href={localPath(lang, links.directory(group.type))}>{group.label[lang]}</a>{' '}
              <span class="dim">({formatNumber(lang, group.count)})</span>
            </strong>
            {group.first.length > 0 && (
              <p>
                {group.first.map((each, index) => (
                  <span key={each.id}>
                    {index > 0 && ', '}
                    <a href={localPath(lang, each.path)}>{each.title}</a>
                  </span>
                ))}
                {group.count > group.first.length && <> {t.otherActors(group.count - group.first.length)}</>}
              </p>
            )}
          </li>
        ))}
      </ul>
      <p class="actions no-print">
        {actors.total > 0 && (
          <a class="btn" href={localPath(lang, links.directory())}>
            {t.allActors}
          </a>
        )}
        <a class="btn ghost" href={localPath(lang, links.map)}>
          {t.onMap}
        </a>
      </p>
    </section>
  )
}

// Closer than this in kilometres, the point is the centre itself: often all that is known of an address.
const atTheCentre = 0.1

/** The nearest actor of each type people look for. */
export function NearestPanel({ lang, nearest }: { lang: Lang; nearest: NearestActor[] }) {
  const t = messages[lang]
  return (
    <section class="panel next" aria-labelledby="proches">
      <h2 id="proches">{t.nearest}</h2>
      <dl class="nearest">
        {nearest.map(({ type, entry }) => (
          <div key={type}>
            <dt>{t.nearestTypes[type]}</dt>
            <dd>
              <a href={localPath(lang, entry.path)}>{entry.title}</a>
              <span class="meta">
                {' '}
                {entry.subtitle && `${entry.subtitle}, `}
                {entry.distance < atTheCentre ? t.onTheSpot : formatDistance(lang, entry.distance)}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      <p class="src">{t.nearestNote}</p>
    </section>
  )
}
