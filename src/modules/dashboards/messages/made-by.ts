import type { Lang } from '#platform/i18n/lang.ts'
import type { ListedDashboard } from '../model.ts'
import { messages } from './index.ts'

/** Whose a dashboard is, in words. */
export function madeBy(
  lang: Lang,
  { origin, organisation }: Pick<ListedDashboard, 'origin' | 'organisation'>,
): string {
  const t = messages[lang]
  if (origin === 'pack') return t.byPack
  return organisation ? t.by(organisation.name) : t.byTeam
}
