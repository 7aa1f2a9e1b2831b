export const schoolHolidayNames = ['autumn', 'christmas', 'winter', 'spring', 'summer'] as const
/** Days without class, from the first to the last: `2026-12-19`. */
export type SchoolHolidays = { name: (typeof schoolHolidayNames)[number]; beginsOn: string; endsOn: string }
