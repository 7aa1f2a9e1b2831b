import { formatNumber } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Icon } from '#ui/icon.tsx'
import { en } from '../messages/en.ts'
import { fr } from '../messages/fr.ts'

const messages = { fr, en }
export type DoorKey = keyof typeof fr.doors
export type DoorLink = { href: string; label: string; count: number | null }
export type DoorPerson = { who: string; need: string; soon: string; links: DoorLink[] }

export const doorIcons = { discover: 'compass', act: 'tools', understand: 'understand' } as const

/** A door: for each person who enters by it, what can be done today, then what comes. */
export function DoorPage({ lang, door, people }: { lang: Lang; door: DoorKey; people: DoorPerson[] }) {
  const t = messages[lang]
  const words = t.doors[door]
  return (
    <div class="wrap block door-page">
      <h1 class={`door-title ${door}`}>
        <Icon name={doorIcons[door]} size={44} /> {words.title}
      </h1>
      <p class="lead">{words.description}</p>
      <div class="people">
        {people.map((person) => (
          <section key={person.who} class="panel">
            <h2>{person.who}</h2>
            <p>{person.need}</p>
            <h3>{t.today}</h3>
            <LinkList lang={lang} links={person.links} />
            <p class="soon">
              <strong>{t.soon}</strong> {person.soon}
            </p>
          </section>
        ))}
      </div>
    </div>
  )
}

/** Links, each with the number of actors it leads to when it leads to some. */
export function LinkList({ lang, links }: { lang: Lang; links: DoorLink[] }) {
  return (
    <ul class="links">
      {links.map((link) => (
        <li key={link.href}>
          <a href={localPath(lang, link.href)}>{link.label}</a>
          {link.count !== null && <span class="dim tally"> ({formatNumber(lang, link.count)})</span>}
        </li>
      ))}
    </ul>
  )
}
