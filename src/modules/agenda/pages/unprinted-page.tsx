import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { printingMessages } from '../messages/printing.ts'

export type UnprintedProps = {
  lang: Lang
  why: 'nothing' | 'too long'
  most: number
  /** Ways on, the nearest first. */
  choices: { label: string; href: string }[]
}

/** Why there is no programme to print, and what may be printed instead. */
export function UnprintedPage({ lang, why, most, choices }: UnprintedProps) {
  const t = printingMessages[lang]
  return (
    <div class="wrap block narrow">
      <h1>{why === 'nothing' ? t.nothing.title : t.tooLong.title}</h1>
      <p class="lead">{why === 'nothing' ? t.nothing.lead : t.tooLong.lead(most)}</p>
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
