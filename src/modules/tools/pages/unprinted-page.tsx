import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { printingMessages } from '../messages/printing.ts'

export type UnprintedProps = {
  lang: Lang
  why: keyof (typeof printingMessages)['fr']['refused']
  /** How many there may be at most, where that is why. */
  most: number
  /** Ways on, the nearest first. */
  choices: { label: string; href: string }[]
}

/** Why there is nothing to print, and what may be printed instead. */
export function UnprintedPage({ lang, why, most, choices }: UnprintedProps) {
  const t = printingMessages[lang].refused[why]
  return (
    <div class="wrap block narrow">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead(most)}</p>
      <ul>
        {choices.map(({ label, href }) => (
          <li key={href}>
            <a href={localPath(lang, href)}>{label}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
