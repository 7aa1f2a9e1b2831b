import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import type { OrganisationLinkTo, OrganisationPage } from '../model.ts'

const firstShown = 12

/** The body it is part of, its parts, its networks and its members. */
export function OrganisationLinks({ lang, organisation }: { lang: Lang; organisation: OrganisationPage }) {
  const t = messages[lang].sheet
  const groups = [
    { title: t.parent, links: organisation.parent ? [organisation.parent] : [] },
    { title: t.parts, links: organisation.parts },
    { title: t.networks, links: organisation.networks },
    { title: t.members, links: organisation.members },
  ].filter((group) => group.links.length > 0)
  if (groups.length === 0) return null
  return (
    <section>
      <h2>{t.belongs}</h2>
      {groups.map((group) => (
        <div key={group.title}>
          <h3>{group.title}</h3>
          {group.links.length <= firstShown ? (
            <LinkList lang={lang} links={group.links} />
          ) : (
            <details>
              <summary>{t.more(group.links.length)}</summary>
              <LinkList lang={lang} links={group.links} />
            </details>
          )}
        </div>
      ))}
    </section>
  )
}

/** Links to other organisations. */
export function LinkList({ lang, links }: { lang: Lang; links: OrganisationLinkTo[] }) {
  return (
    <ul>
      {links.map((link) => (
        <li key={link.slug}>
          <a href={localPath(lang, `/annuaire/${link.slug}`)}>{link.name}</a>
        </li>
      ))}
    </ul>
  )
}
