import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { ChartPatterns } from '#ui/chart-view.tsx'
import { type View, viewPath } from '#ui/view.ts'
import { messages } from '../messages/index.ts'
import type { Tile } from '../model.ts'
import { ShownView, ViewLinks } from './shown-view.tsx'

/** A tile with what it shows: a null view is a sentence, or shows nothing any more. */
export type ShownTile = Tile & { view: View | null; said: string }

/** The tiles of a dashboard. Those that show nothing are left out. */
export function Tiles({
  lang,
  written,
  tiles,
  today,
  framed = false,
}: {
  lang: Lang
  /** The language of the sentences. */
  written: Lang
  tiles: ShownTile[]
  today: Date
  framed?: boolean
}) {
  const told = written === lang ? undefined : written
  const shown = tiles.filter(({ address, view }) => address === null || view !== null)
  if (shown.length === 0) return <p>{messages[lang].emptyRead}</p>
  const firstMap = shown.find(({ view }) => view?.drawing && 'map' in view.drawing)
  return (
    <div class="tiles">
      <ChartPatterns />
      {shown.map((tile) => (
        <Shown
          key={tile.id}
          lang={lang}
          told={told}
          tile={tile}
          today={today}
          framed={framed}
          hatched={tile === firstMap}
        />
      ))}
    </div>
  )
}

function Shown({
  lang,
  told,
  tile,
  today,
  framed,
  hatched,
}: {
  lang: Lang
  told: Lang | undefined
  tile: ShownTile
  today: Date
  framed: boolean
  hatched: boolean
}) {
  const { view, address, said, id, width } = tile
  if (!view)
    return (
      <p class={`tile words ${width}`} lang={told}>
        {said}
      </p>
    )
  return (
    <section class={`tile panel ${width}`} aria-labelledby={`vue-${id}`}>
      <h2 id={`vue-${id}`}>
        <a href={localPath(lang, view.href)} {...(framed ? { target: '_top', rel: 'noopener' } : {})}>
          {view.title}
        </a>
      </h2>
      {said && <p lang={told}>{said}</p>}
      <ShownView lang={lang} view={view} today={today} id={id} hatched={hatched} />
      <ViewLinks lang={lang} view={view} framed={framed} reuse={address && viewPath(address)} />
    </section>
  )
}
