import { Invalid } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { formMessages } from './messages/index.ts'

/** A reason that the other side will read. @throws Invalid when nothing is said */
export function saidWhy(reason: string, lang: Lang): string {
  const words = reason.trim().slice(0, 2000)
  if (!words) throw new Invalid([{ field: 'reason', message: formMessages[lang].reason }])
  return words
}
