import type { Lang } from '#platform/i18n/lang.ts'
import { formMessages, messages } from '../messages/index.ts'
import { dayInWords } from '../messages/tool-words.ts'
import type { CopyPeriod } from '../model.ts'
import type { ToolModule } from '../modules-model.ts'

export { dayInWords, label, text } from '../messages/tool-words.ts'

/** When a copy is taken and by what: « du 3 décembre 2026 au 9 décembre 2026 : en réparation (roue) ». */
export function periodInWords(lang: Lang, { from, to, kind, modules, note }: CopyPeriod): string {
  const said = formMessages[lang].copy.period(
    dayInWords(lang, from),
    dayInWords(lang, to),
    messages[lang].periods[kind],
  )
  const more = [modules && messages[lang].modules(modules), note].filter(Boolean).join(', ')
  return more ? `${said} (${more})` : said
}

/** Modules by their names, the parts of none under theirs: « Air, éléments sans module ». */
export const moduleNames = (lang: Lang, modules: ToolModule[], numbers: readonly number[]): string =>
  numbers
    .map((each) => modules.find(({ number }) => number === each)?.name ?? formMessages[lang].copy.outside)
    .join(', ')
