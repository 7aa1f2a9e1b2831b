import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { ZoneMap, type ZoneMapProps } from '#ui/zone-map.tsx'
import { messages } from '../messages/index.ts'

export type FramePageProps = {
  lang: Lang
  /** The finding, in a sentence, and what is said under it. */
  finding: string
  notes: string[]
  /** What is drawn, in words, and the drawing; null when the pack has no contours. */
  caption: string
  map: ZoneMapProps | null
  /** New places in order: their commune and what each adds; none for the coverage of today. */
  lines: { name: string; adds: string }[]
  sources: string[]
  site: string
  /** The whole result on the site, without language. */
  whole: string
}

/** A result alone, for a frame on another site: its finding, its map, its sources, the way to the rest. */
export function FramePage(props: FramePageProps) {
  const { lang, finding, notes, caption, map, lines, sources, site, whole } = props
  const t = messages[lang]
  return (
    <div class="wrap result-frame">
      <h1>{finding}</h1>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {lines.length > 0 && (
        <ol>
          {lines.map(({ name, adds }) => (
            <li key={name}>
              {name} <span class="dim">({adds})</span>
            </li>
          ))}
        </ol>
      )}
      {map && (
        <figure>
          <ZoneMap {...map} />
          <figcaption class="src">{caption}</figcaption>
        </figure>
      )}
      <p>
        <a href={localPath(lang, whole)} target="_top" rel="noopener">
          {t.embed.whole(site)}
        </a>
      </p>
      <p class="src">
        {t.sources}
        {sources.join(' ; ')}.
      </p>
    </div>
  )
}
