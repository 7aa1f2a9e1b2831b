import type { Lang } from '#platform/i18n/lang.ts'
import type { SchoolHolidays } from '#platform/school-holidays.ts'

/** School holidays as people call them. */
export const holidayNames: Record<Lang, Record<SchoolHolidays['name'], string>> = {
  fr: {
    autumn: 'Vacances de la Toussaint',
    christmas: 'Vacances de Noël',
    winter: 'Vacances d’hiver',
    spring: 'Vacances de printemps',
    summer: 'Vacances d’été',
  },
  en: {
    autumn: 'Autumn holidays',
    christmas: 'Christmas holidays',
    winter: 'Winter holidays',
    spring: 'Spring holidays',
    summer: 'Summer holidays',
  },
}
