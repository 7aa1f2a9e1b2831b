import type { ComponentChildren } from 'preact'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { shellMessages } from './messages/index.ts'

/** One link of the side navigation; `count` is what waits there. */
type SideLink = { label: string; href: string; count?: number }

/** Pages that belong together, behind one's own door: their list on the side, above the content on a phone. */
export function SideFrame({
  lang,
  label,
  links,
  current,
  children,
}: {
  lang: Lang
  label: string
  links: SideLink[]
  /** Language-free path of the page, or of the section it belongs to. */
  current: string
  children: ComponentChildren
}) {
  return (
    <div class="wrap block side-frame">
      <nav class="side no-print" aria-label={label}>
        <ul>
          {links.map((link) => (
            <li key={link.href}>
              <a href={localPath(lang, link.href)} aria-current={state(link.href, current, links)}>
                {link.label}
                {link.count ? <span class="count">{link.count}</span> : null}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="side-content">{children}</div>
    </div>
  )
}

/** Whether a link is this page, or the section it stands in: the longest path that fits. */
function state(href: string, current: string, links: SideLink[]): 'page' | 'true' | undefined {
  if (href === current) return 'page'
  const section = links
    .map((link) => link.href)
    .filter((path) => current.startsWith(`${path}/`))
    .sort((a, b) => b.length - a.length)[0]
  return href === section && !links.some((link) => link.href === current) ? 'true' : undefined
}

type FrameProps = { lang: Lang; current: string; children: ComponentChildren }

/** The frame of one's account. */
export function AccountFrame({ lang, current, children }: FrameProps) {
  const t = shellMessages[lang].account
  const links = (Object.keys(t.links) as (keyof typeof t.links)[]).map((href) => ({
    href,
    label: t.links[href],
  }))
  return (
    <SideFrame lang={lang} label={t.label} links={links} current={current}>
      {children}
    </SideFrame>
  )
}

/** The frame of the back office. */
export function BackOffice({ lang, current, children }: FrameProps) {
  const t = shellMessages[lang].backOffice
  const links = (Object.keys(t.links) as (keyof typeof t.links)[]).map((href) => ({
    href,
    label: t.links[href],
  }))
  return (
    <SideFrame lang={lang} label={t.label} links={links} current={current}>
      {children}
    </SideFrame>
  )
}
