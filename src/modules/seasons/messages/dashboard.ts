import type { Lang } from '#platform/i18n/lang.ts'
import { en } from './dashboard-en.ts'
import { type DashboardMessages, fr } from './dashboard-fr.ts'

/** The words of the dashboard, by language. */
export const dashboardMessages: Record<Lang, DashboardMessages> = { fr, en }
