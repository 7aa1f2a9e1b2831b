import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type SchoolHolidays, schoolHolidayNames } from '#platform/school-holidays.ts'

/** Where the shipped calendar stands, from the root of the project. */
const calendarFile = 'data/school-holidays.json'

const calendar = z.object({
  sources: z.array(z.strictObject({ id: z.string(), title: z.string(), url: z.url() })),
  holidays: z.array(
    z.strictObject({
      name: z.enum(schoolHolidayNames),
      zones: z.array(z.enum(['A', 'B', 'C'])).min(1),
      beginsOn: z.iso.date(),
      endsOn: z.iso.date(),
      source: z.string(),
    }),
  ),
})

/** The school holidays of a zone in their order; none for a region without a zone. */
export async function readSchoolHolidays(
  zone: 'A' | 'B' | 'C' | null,
  file = calendarFile,
): Promise<SchoolHolidays[]> {
  if (zone === null) return []
  const { holidays } = calendar.parse(JSON.parse(await readFile(file, 'utf8')))
  return holidays
    .filter(({ zones }) => zones.includes(zone))
    .map(({ name, beginsOn, endsOn }) => ({ name, beginsOn, endsOn }))
    .sort((one, other) => one.beginsOn.localeCompare(other.beginsOn))
}

/** The holidays under way on a day, else the next ones that the calendar knows. */
export const presentHolidays = (
  holidays: readonly SchoolHolidays[],
  today: string,
): SchoolHolidays | undefined => holidays.find(({ endsOn }) => endsOn >= today)

/** The holidays that a day belongs to. */
export const holidaysOn = (holidays: readonly SchoolHolidays[], day: string): SchoolHolidays | undefined =>
  holidays.find(({ beginsOn, endsOn }) => beginsOn <= day && day <= endsOn)
