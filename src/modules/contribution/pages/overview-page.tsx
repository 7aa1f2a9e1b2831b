import type { EditableOrganisation, ProfileField, SectionName } from '#modules/directory/index.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { Alert } from '#ui/form.tsx'
import { Icon } from '#ui/icon.tsx'
import { editMessages } from '../messages/index.ts'
import { EditorFrame, pathOf } from './editor-frame.tsx'

export type SectionSummary = {
  section: SectionName
  fields: { field: ProfileField; lines: string[] }[]
  changed: { at: Date; person: string | null } | null
  draft: Date | null
}

export type OverviewProps = {
  lang: Lang
  organisation: Pick<EditableOrganisation, 'slug' | 'status'>
  name: string
  sections: SectionSummary[]
  photos: number
  /** What is missing, and out of how many points. */
  missing: { hint: keyof (typeof editMessages)['fr']['hints']; href: string }[]
  points: number
  notice: string | null
}

const mostLines = 6

/** `/annuaire/{slug}/modifier`: what each section says now, what is missing, what waits. */
export function OverviewPage({
  lang,
  organisation,
  name,
  sections,
  photos,
  missing,
  points,
  notice,
}: OverviewProps) {
  const t = editMessages[lang]
  const { slug } = organisation
  return (
    <EditorFrame lang={lang} organisation={organisation} current="/modifier" canEdit>
      <h1>{t.title(name)}</h1>
      {notice && (
        <Alert kind="success">
          <p>{notice}</p>
        </Alert>
      )}
      <p class="lead">{t.lead}</p>
      <section class="panel">
        <h2>{t.toComplete}</h2>
        <p>
          <progress value={points - missing.length} max={points} aria-label={t.toComplete} />{' '}
          {t.done(points - missing.length, points)}
        </p>
        {missing.length > 0 ? (
          <ul>
            {missing.map(({ hint, href }) => (
              <li key={hint}>
                <a href={pathOf(lang, slug, href)}>{t.hints[hint]}</a>
              </li>
            ))}
          </ul>
        ) : (
          <p>
            <Icon name="check" /> {t.complete}
          </p>
        )}
      </section>
      {sections.map((section) => (
        <SectionPart key={section.section} lang={lang} slug={slug} {...section} />
      ))}
      <section>
        <h2>{t.photos}</h2>
        <p>{photos > 0 ? t.photosCount(photos) : t.nothing}</p>
        <p>
          <a class="btn ghost small" href={pathOf(lang, slug, '/photos')}>
            {t.modify}
            <span class="sr"> {t.photos}</span>
          </a>
        </p>
      </section>
    </EditorFrame>
  )
}

function SectionPart({
  lang,
  slug,
  section,
  fields,
  changed,
  draft,
}: SectionSummary & { lang: Lang; slug: string }) {
  const t = editMessages[lang]
  return (
    <section>
      <h2>{t.sections[section]}</h2>
      <dl class="facts">
        {fields.map(({ field, lines }) => (
          <div key={field}>
            <dt>{t.fields[field]}</dt>
            <dd>
              {lines.length === 0 && <span class="dim">{t.nothing}</span>}
              {lines.slice(0, mostLines).map((line) => (
                <span key={line} class="line">
                  {line.length > 200 ? `${line.slice(0, 200)}…` : line}
                </span>
              ))}
              {lines.length > mostLines && <span class="line">…</span>}
            </dd>
          </div>
        ))}
      </dl>
      <p class="dim">{changed ? t.lastChange(changed.person, changed.at) : t.neverChanged}</p>
      {draft && (
        <p>
          <span class="state wait">{t.draftWaits}</span> {t.draftOf(draft)}
        </p>
      )}
      <p>
        <a class="btn ghost small" href={pathOf(lang, slug, `/modifier/${section}`)}>
          {draft ? t.resume : t.modify}
          <span class="sr"> {t.sections[section]}</span>
        </a>
      </p>
    </section>
  )
}
