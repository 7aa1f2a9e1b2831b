import type { ProfileField } from '#modules/directory/index.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { ValueWords } from '../case-file-model.ts'
import { fieldMessages } from '../messages/fields.ts'
import { valueLines } from './value-words.ts'

/** A value of a record, line by line. */
export function Value({
  lang,
  field,
  value,
  words,
}: {
  lang: Lang
  field: ProfileField
  value: unknown
  words: ValueWords
}) {
  const lines = valueLines(lang, field, value, words)
  if (lines.length === 0) return <span class="dim">{fieldMessages[lang].empty}</span>
  return (
    <>
      {lines.map((line, at) => (
        <>
          {at > 0 && <br />}
          {line}
        </>
      ))}
    </>
  )
}
