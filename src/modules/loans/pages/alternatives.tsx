import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'
import type { Busy } from '../model.ts'

/** What can be had when a tool is not free. */
export function AlternativesAlert({ lang, busy }: { lang: Lang; busy: Busy }) {
  return (
    <Alert kind="error">
      <BusyWords lang={lang} busy={busy} />
    </Alert>
  )
}

/** The same, as words of whatever holds them. `asked`: the days, for who looks at tools alike. */
export function BusyWords({
  lang,
  busy,
  asked,
}: {
  lang: Lang
  busy: Busy
  asked?: { from: string; to: string }
}) {
  const t = messages[lang]
  const days = asked ? `?du=${asked.from}&au=${asked.to}#calendrier` : ''
  return (
    <>
      <p>
        <strong>{t.busy.title}</strong>
      </p>
      {busy.copies.length > 0 && <p>{t.busy.copies(busy.copies.join(', '))}</p>}
      {busy.modules.length > 0 && <p>{t.busy.modules(busy.modules.join(', '))}</p>}
      {busy.dates && <p>{t.busy.dates(t.days(busy.dates.from, busy.dates.to))}</p>}
      {busy.similar.length > 0 && (
        <>
          <p>{t.busy.similar}</p>
          <ul>
            {busy.similar.map((tool) => (
              <li key={tool.slug}>
                <a href={localPath(lang, `/outils/${tool.slug}${days}`)}>
                  {(lang === 'en' && tool.titleEn) || tool.titleFr}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
