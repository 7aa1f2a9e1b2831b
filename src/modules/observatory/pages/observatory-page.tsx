import type { KeyFigure } from '#modules/indicators/index.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { en } from '../messages/en.ts'
import { fr } from '../messages/fr.ts'

const messages = { fr, en }

/** One way into the observatory; `count` says how much is there. */
export type Section = { href: string; title: string; text: string; count?: string }

/** What the observatory holds today: its main figures, each with the way to its source, then only what exists. */
export function ObservatoryPage({
  lang,
  inRegion,
  figures,
  sections,
}: {
  lang: Lang
  inRegion: string
  figures: KeyFigure[]
  sections: Section[]
}) {
  const t = messages[lang]
  return (
    <div class="wrap block">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead(inRegion)}</p>
      {figures.length > 0 && (
        <section aria-labelledby="key-figures">
          <h2 id="key-figures">{t.figures}</h2>
          <dl class="study-figures">
            {figures.map(({ href, label, value, year, since }) => (
              <div key={href}>
                <dt>
                  <a href={localPath(lang, href)}>{label}</a>, {year}
                  {since && <small>{since}</small>}
                </dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <ul class="plain ways">
        {sections.map((section) => (
          <li key={section.href} class="card territory">
            <h2>
              <a href={localPath(lang, section.href)}>{section.title}</a>
            </h2>
            {section.count && <p class="where">{section.count}</p>}
            <p>{section.text}</p>
          </li>
        ))}
      </ul>
    </div>
  )
}
