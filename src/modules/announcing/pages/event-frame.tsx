import type { ComponentChildren } from 'preact'
import type { EditableEvent } from '#modules/agenda/index.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { SideFrame } from '#ui/back-office.tsx'
import { Alert } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'

/** What its own pages need of an event. */
export type FramedEvent = Pick<EditableEvent, 'slug' | 'state' | 'decidedReason'> & { title: string }

/** The frame of an event's pages for those who look after it: how it stands, and what can be done. */
export function EventFrame(props: {
  lang: Lang
  event: FramedEvent
  /** What follows the event's own address: `/modifier`, `/dates`… */
  current: string
  canEdit: boolean
  notice?: string | null
  children: ComponentChildren
}) {
  const { lang, event, current, canEdit, notice } = props
  const t = messages[lang]
  const path = `/agenda/${event.slug}`
  const isGone = event.state === 'removed'
  const links = [
    ...(canEdit && !isGone ? [{ label: t.nav.edit, href: `${path}/modifier` }] : []),
    ...(canEdit && event.state === 'published' ? [{ label: t.nav.dates, href: `${path}/dates` }] : []),
    ...(isGone ? [] : [{ label: t.nav.preview, href: `${path}/apercu` }]),
    ...(canEdit && !isGone ? [{ label: t.nav.repeat, href: `${path}/reconduire` }] : []),
    { label: t.nav.history, href: `${path}/historique` },
    ...(canEdit ? [{ label: isGone ? t.nav.restore : t.nav.withdraw, href: `${path}/retrait` }] : []),
    ...(event.state === 'published' ? [{ label: t.nav.see, href: path }] : []),
    { label: t.titles.list, href: '/compte/evenements' },
  ]
  return (
    <SideFrame lang={lang} label={t.nav.label} links={links} current={path + current}>
      {notice && (
        <Alert kind="success">
          <p>{notice}</p>
        </Alert>
      )}
      {event.state !== 'published' && (
        <Alert kind="info">
          <p>{t.stateNotes[event.state]}</p>
          {event.decidedReason && <blockquote>{event.decidedReason}</blockquote>}
        </Alert>
      )}
      {props.children}
    </SideFrame>
  )
}

/** An address of an event's pages in the person's language. */
export const eventPath = (lang: Lang, slug: string, rest: string): string =>
  localPath(lang, `/agenda/${slug}${rest}`)
