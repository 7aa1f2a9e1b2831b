import type { Context } from 'hono'
import {
  type EditableOrganisation,
  type ProfileField,
  type SectionName,
  sections,
} from '#modules/directory/index.ts'
import { personId } from '#platform/access/actor.ts'
import type { Env } from '#platform/http/env.ts'
import { renderPage } from '#ui/page.tsx'
import { missingPoints, points } from '../completeness-model.ts'
import { lastChanges, listDrafts, listTerms, namesOf } from '../edit-store.ts'
import { editMessages } from '../messages/index.ts'
import { OverviewPage } from '../pages/overview-page.tsx'
import { countPhotos } from '../photo-store.ts'
import { valueInWords } from '../value-words.ts'
import { editorOptions, openEditor } from './open-editor.ts'

/** `GET /annuaire/{slug}/modifier`: every section, what it says, what is missing, what waits. */
export async function editOverview(c: Context<Env>): Promise<Response> {
  const organisation = await openEditor(c)
  const { db } = c.get('services')
  const lang = c.get('lang')
  const t = editMessages[lang]
  const { profile } = organisation
  const [terms, changes, drafts, photos] = await Promise.all([
    listTerms(db),
    lastChanges(db, organisation.id),
    listDrafts(db, organisation.id, personId(c.get('actor')) ?? ''),
    countPhotos(db, organisation.id),
  ])
  const names = await namesOf(db, terms, [profile])
  const notices: Record<string, string> = { publie: t.save.published, inchange: t.save.unchanged }
  return renderPage(
    c,
    { ...editorOptions(c, organisation, t.navTitle), title: t.title(profile.name) },
    <OverviewPage
      lang={lang}
      organisation={organisation}
      name={profile.name}
      photos={photos}
      missing={missingPoints(profile, photos)}
      points={points}
      notice={notices[c.req.query('fait') ?? ''] ?? null}
      sections={(Object.keys(sections) as SectionName[]).map((section) => ({
        section,
        fields: fieldsShown(organisation, section).map((field) => ({
          field,
          lines: valueInWords(lang, names, field, profile),
        })),
        changed: latest(changes, section, t.byImport),
        draft: drafts.find((draft) => draft.section === section)?.updatedAt ?? null,
      }))}
    />,
  )
}

/** The territory served is only shown to those who have one. */
const fieldsShown = ({ profile }: EditableOrganisation, section: SectionName): ProfileField[] =>
  (sections[section] as readonly ProfileField[]).filter((field) => field !== 'area' || profile.area !== null)

function latest(changes: Awaited<ReturnType<typeof lastChanges>>, section: SectionName, byImport: string) {
  const own = changes
    .filter((change) => (sections[section] as readonly string[]).includes(change.field))
    .sort((a, b) => b.at.getTime() - a.at.getTime())[0]
  return own ? { at: own.at, person: own.person ?? (own.origin === 'import' ? byImport : null) } : null
}
