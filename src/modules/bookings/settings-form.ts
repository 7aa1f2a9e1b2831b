import { parisTime } from '#modules/agenda/index.ts'
import type { FieldError } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { emailIn, wholeNumber } from './booking-form.ts'
import { keepMessages } from './messages/index.ts'
import { type BookingSettings, noticeRhythms, type SettingsInput, settingsFields } from './model.ts'

type Words = (typeof keepMessages)['fr']['settingsForm']['errors']

/** The form of the settings as typed. */
export function readSettingsForm(body: Record<string, unknown>): SettingsInput {
  return Object.fromEntries(
    settingsFields.map((field) => {
      const value = body[field]
      const text = typeof value === 'string' ? value.toWellFormed() : ''
      return [
        field,
        text
          .replaceAll(/\r\n?/g, '\n')
          .replaceAll(/[^\P{Cc}\n\t]/gu, '')
          .trim(),
      ]
    }),
  ) as SettingsInput
}

const paris = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** Settings as their form says them. */
export function settingsInput(settings: BookingSettings): SettingsInput {
  const [opensOn = '', opensAt = ''] = settings.opensAt ? paris.format(settings.opensAt).split(' ') : []
  return {
    forPublic: settings.forPublic ? 'oui' : '',
    forGroups: settings.forGroups ? 'oui' : '',
    opensOn,
    opensAt,
    closesHours: String(settings.closesHours),
    capacity: settings.capacity === null ? '' : String(settings.capacity),
    groupReserve: settings.groupReserve === 0 ? '' : String(settings.groupReserve),
    mostSeats: String(settings.mostSeats),
    mostGroupSeats: String(settings.mostGroupSeats),
    contactEmail: settings.contactEmail ?? '',
    contactPhone: settings.contactPhone ?? '',
    note: settings.note,
    notices: settings.notices,
  }
}

/** Checks the settings: what can be kept, or what to correct. */
export function checkSettings(
  lang: Lang,
  input: SettingsInput,
): { value: BookingSettings } | { errors: FieldError[] } {
  const t = keepMessages[lang].settingsForm.errors
  const errors: FieldError[] = []
  const number = (field: keyof SettingsInput, from: number, to: number): number => {
    const value = wholeNumber(input[field])
    if (value !== null && value >= from && value <= to) return value
    errors.push({ field, message: t.number(from, to) })
    return from
  }
  const opensAt =
    input.opensOn === '' ? null : (parisTime(input.opensOn, input.opensAt || '00:00') ?? 'wrong')
  if (opensAt === 'wrong') errors.push({ field: 'opensOn', message: t.moment })
  const value = {
    forPublic: input.forPublic !== '',
    forGroups: input.forGroups !== '',
    opensAt: opensAt === 'wrong' ? null : opensAt,
    closesHours: number('closesHours', 0, 720),
    ...checkSeating(t, input, errors),
    mostSeats: number('mostSeats', 1, 100),
    mostGroupSeats: number('mostGroupSeats', 1, 1000),
    contactEmail: input.contactEmail === '' ? null : emailIn(input.contactEmail),
    contactPhone: input.contactPhone || null,
    note: input.note,
    notices: noticeRhythms.find((each) => each === input.notices) ?? 'daily',
  }
  if (input.contactEmail !== '' && !value.contactEmail)
    errors.push({ field: 'contactEmail', message: t.email })
  if (!/^[+\d\s().-]{0,40}$/.test(input.contactPhone))
    errors.push({ field: 'contactPhone', message: t.phone })
  if (input.note.length > 2000) errors.push({ field: 'note', message: t.note })
  return errors.length > 0 ? { errors } : { value }
}

/** Checks a capacity and the seats of it that are kept for groups; adds to `errors`. */
export function checkSeating(
  t: Words,
  input: { capacity: string; groupReserve: string },
  errors: FieldError[],
): Pick<BookingSettings, 'capacity' | 'groupReserve'> {
  const capacity = input.capacity === '' ? null : wholeNumber(input.capacity)
  if (input.capacity !== '' && (capacity === null || capacity < 1 || capacity > 100_000))
    errors.push({ field: 'capacity', message: t.number(1, 100_000) })
  const groupReserve = input.groupReserve === '' ? 0 : (wholeNumber(input.groupReserve) ?? -1)
  if (groupReserve < 0 || (groupReserve > 0 && groupReserve > (capacity ?? 0)))
    errors.push({ field: 'groupReserve', message: t.reserve })
  return { capacity, groupReserve }
}
