import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import type { UndoCounts } from '../model.ts'

export type KeptRecord = {
  recordId: string
  undo: 'changed' | 'later' | 'gone' | 'kept'
  organisation: { slug: string; name: string } | null
}

/** What an undo did, and what it left alone. */
export function UndoneSection({
  lang,
  counts,
  kept,
}: {
  lang: Lang
  counts: UndoCounts
  kept: KeptRecord[]
}) {
  const t = messages[lang].undo
  const outcomes = (Object.keys(t.labels) as (keyof typeof t.labels)[]).filter((outcome) => counts[outcome])
  const left = (counts.kept ?? 0) + (counts.later ?? 0) + (counts.changed ?? 0) + (counts.gone ?? 0)
  return (
    <section>
      <h2>{t.title}</h2>
      <ul>
        {outcomes.map((outcome) => (
          <li key={outcome}>{messages[lang].run.counted(t.labels[outcome], counts[outcome] ?? 0)}</li>
        ))}
      </ul>
      {kept.length > 0 && (
        <>
          <h3>{t.keptTitle}</h3>
          <ul>
            {kept.map(({ recordId, undo, organisation }) => (
              <li key={recordId}>
                {organisation ? (
                  <a href={localPath(lang, `/annuaire/${organisation.slug}`)}>{organisation.name}</a>
                ) : (
                  recordId
                )}{' '}
                <span class="dim">({t.labels[undo]})</span>
              </li>
            ))}
          </ul>
          {left > kept.length && <p>{t.more(left - kept.length)}</p>}
        </>
      )}
    </section>
  )
}
