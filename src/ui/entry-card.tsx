import type { ComponentChildren } from 'preact'
import { formatDistance } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Icon, type IconName } from './icon.tsx'
import { listMessages } from './messages/index.ts'
import type { ShownPhoto } from './photos.tsx'

/** What a card shows; title and excerpt may hold private-use marks around the words found (see the search module). */
export type CardEntry = {
  path: string
  title: string
  subtitle: string
  excerpt: string
  distance: number | null
}

type Props = {
  lang: Lang
  entry: CardEntry
  kind: 'organisation' | 'territory' | 'expert' | 'event' | 'tool' | 'study' | 'indicator' | 'dashboard'
  /** The word of its type: « Musée ». */
  type: string
  /** One more fact after the place. */
  more?: string
  /** When it happens: « samedi 28 novembre, 14 h ». */
  when?: string
  /** What can be done with it, under everything. */
  action?: ComponentChildren
  /** A photo of it, beside the rest, and where photos of its kind are served. */
  picture?: (ShownPhoto & { folder: string }) | null
}

const icons: Record<Props['kind'], IconName> = {
  organisation: 'building',
  territory: 'territory',
  expert: 'speaker',
  event: 'calendar',
  tool: 'tools',
  study: 'understand',
  indicator: 'understand',
  dashboard: 'understand',
}

/** One result: what it is (a drawing and a word), its name, where it stands, in a few words. An item of a list. */
export function EntryCard({ lang, entry, kind, type, more, when, action, picture }: Props) {
  const t = listMessages[lang]
  const distance = entry.distance === null ? '' : t.at(formatDistance(lang, entry.distance))
  const facts = [entry.subtitle, distance, more].filter(Boolean)
  return (
    <li class={`card ${kind}`}>
      <p class="tag">
        <Icon name={icons[kind]} size={18} /> {type}
      </p>
      <h3>
        <a href={localPath(lang, entry.path)}>
          <Marked text={entry.title} />
        </a>
      </h3>
      {when && <p class="when">{when}</p>}
      {facts.length > 0 && (
        <p class="where">
          {entry.subtitle && <Icon name="pin" size={16} />} {facts.join(' · ')}
        </p>
      )}
      {entry.excerpt && (
        <p lang={lang === 'fr' ? undefined : 'fr'}>
          <Marked text={entry.excerpt} />
        </p>
      )}
      {picture && (
        <img
          class="picture"
          src={`${picture.folder}/${picture.id}/${picture.widths[0]}.webp`}
          width={picture.width}
          height={picture.height}
          alt={(lang === 'en' ? picture.altEn : null) ?? picture.altFr}
          lang={lang === 'en' && !picture.altEn ? 'fr' : undefined}
          loading="lazy"
          decoding="async"
        />
      )}
      {action && <div class="actions">{action}</div>}
    </li>
  )
}

const found = /\ue000([^\ue001]*)\ue001/

/** A text with the words found marked; everything else is plain text. */
function Marked({ text }: { text: string }) {
  return (
    <>
      {text
        .split(found)
        .map((part, position) =>
          position % 2 === 1 ? <mark key={`${position}${part}`}>{part}</mark> : part,
        )}
    </>
  )
}
