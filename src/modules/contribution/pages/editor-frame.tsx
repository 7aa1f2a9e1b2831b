import type { ComponentChildren } from 'preact'
import type { EditableOrganisation } from '#modules/directory/index.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { SideFrame } from '#ui/back-office.tsx'
import { Alert } from '#ui/form.tsx'
import { editMessages } from '../messages/index.ts'

/** The frame of a record's pages for those who keep it: the sections on the side. */
export function EditorFrame({
  lang,
  organisation,
  current,
  canEdit,
  children,
}: {
  lang: Lang
  organisation: Pick<EditableOrganisation, 'slug' | 'status'>
  /** What follows the record's own address: `/modifier`, `/photos`… */
  current: string
  canEdit: boolean
  children: ComponentChildren
}) {
  const t = editMessages[lang]
  const path = `/annuaire/${organisation.slug}`
  const sections = Object.entries(t.sections).map(([name, label]) => ({
    label,
    href: `${path}/modifier/${name}`,
  }))
  const status = organisation.status
  return (
    <SideFrame
      lang={lang}
      label={t.nav}
      current={path + current}
      links={[
        ...(canEdit
          ? [
              { label: t.overview, href: `${path}/modifier` },
              ...sections,
              { label: t.photos, href: `${path}/photos` },
            ]
          : []),
        { label: t.history, href: `${path}/historique` },
        ...(canEdit ? [{ label: t.team, href: `${path}/equipe` }] : []),
        ...(status === 'published' ? [{ label: t.sheet, href: path }] : []),
      ]}
    >
      {(status === 'proposed' || status === 'archived' || status === 'refused') && (
        <Alert kind="info">
          <p>{t.statuses[status]}</p>
        </Alert>
      )}
      {children}
    </SideFrame>
  )
}

export const pathOf = (lang: Lang, slug: string, rest: string): string =>
  localPath(lang, `/annuaire/${slug}${rest}`)
