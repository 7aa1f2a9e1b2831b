import type { FieldError } from '#platform/errors.ts'

/** Days for which the link of a mail opens. */
export const linkDays = 60
/** Days after the return when the question is repeated, once, and after which it is not any more. */
export const hostingReminder = { after: 7, until: 30 }

const countNames = ['public', 'pupils'] as const
const ageNames = ['children', 'teenagers', 'adults', 'seniors'] as const
type NumberName = (typeof countNames)[number] | (typeof ageNames)[number]

/** What a loan brought where it was. Null: not told. */
export type Hosting = Record<NumberName, number | null> & {
  daysOpen: number
  satisfaction: number | null
  worked: string | null
}

/** The form of it, as typed. */
export const emptyHosting = {
  daysOpen: '',
  public: '',
  pupils: '',
  children: '',
  teenagers: '',
  adults: '',
  seniors: '',
  satisfaction: '',
  worked: '',
}
export type HostingForm = typeof emptyHosting

type Mistakes = { daysOpen: string; number: string; ages: string; satisfaction: string; long: string }

/**
 * Reads what was typed: a number that is not typed was not told. Age bands are of the general public: their sum is not more than it.
 * @param longest days that the loan lasted: it cannot have been open longer
 */
export function readHosting(
  form: HostingForm,
  longest: number,
  t: Mistakes,
): { value: Hosting } | { errors: FieldError[] } {
  const errors: FieldError[] = []
  const number = (field: keyof HostingForm, most: number, message: string): number | null => {
    const text = form[field].replaceAll(/[\s\u00a0\u202f]/g, '')
    if (text === '') return null
    if (/^\d{1,7}$/.test(text) && Number(text) <= most) return Number(text)
    errors.push({ field, message })
    return null
  }
  const daysOpen = number('daysOpen', longest, t.daysOpen)
  if (form.daysOpen.trim() === '') errors.push({ field: 'daysOpen', message: t.daysOpen })
  const names = [...countNames, ...ageNames]
  const counts = Object.fromEntries(names.map((name) => [name, number(name, 1_000_000, t.number)])) as Record<
    NumberName,
    number | null
  >
  const satisfaction = number('satisfaction', 5, t.satisfaction)
  if (satisfaction === 0) errors.push({ field: 'satisfaction', message: t.satisfaction })
  const ages = ageNames.reduce((sum, name) => sum + (counts[name] ?? 0), 0)
  if (counts.public !== null && ages > counts.public) errors.push({ field: 'children', message: t.ages })
  if (form.worked.length > 2000) errors.push({ field: 'worked', message: t.long })
  if (errors.length > 0) return { errors }
  return { value: { ...counts, daysOpen: daysOpen ?? 0, satisfaction, worked: form.worked || null } }
}

/** What was told, as a form shows it. */
export const hostingTyped = (told: Hosting | null): HostingForm =>
  told
    ? (Object.fromEntries(
        Object.keys(emptyHosting).map((name) => [name, String(told[name as keyof Hosting] ?? '')]),
      ) as HostingForm)
    : emptyHosting
