import type { Context } from 'hono'
import { csvLine, spreadsheet } from '#platform/csv.ts'
import type { FieldError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { streamFile } from '#platform/http/stream.ts'
import { formatMoment } from '#platform/i18n/format.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { eachBooking } from '../list-store.ts'
import { keepMessages, messages } from '../messages/index.ts'
import { type Booking, type SettingsInput, usualSettings } from '../model.ts'
import { ReservationsPage } from '../pages/reservations-page.tsx'
import { SettingsPage } from '../pages/settings-page.tsx'
import { saveSettings, TooMany } from '../save-settings.ts'
import { checkSettings, readSettingsForm, settingsInput } from '../settings-form.ts'
import { listSessions } from '../store.ts'
import { inWords, type Kept, keptPage, openKept } from './open-kept.ts'

/** `GET /agenda/{slug}/reservations` */
export async function reservations(c: Context<Env>): Promise<Response> {
  const kept = await openKept(c)
  const lang = c.get('lang')
  const { event, sheet, title } = kept
  const sessions = await listSessions(c.get('services').db, event.id)
  return renderPage(
    c,
    keptPage(c, kept, { title: keepMessages[lang].title(title) }),
    <ReservationsPage
      lang={lang}
      event={{ slug: event.slug, title }}
      settings={event.settings}
      sessions={sessions.map((session) => inWords(c, sheet, session))}
      notice={c.req.query('fait') === 'reglages' ? keepMessages[lang].saved : null}
    />,
  )
}

/** `GET /agenda/{slug}/reservations/reglages` */
export async function settingsForm(c: Context<Env>): Promise<Response> {
  const kept = await openKept(c)
  return showSettings(c, kept, settingsInput(kept.event.settings ?? usualSettings), [])
}

/** `POST /agenda/{slug}/reservations/reglages` */
export async function changeSettings(c: Context<Env>): Promise<Response> {
  const kept = await openKept(c)
  const { db, jobs, now } = c.get('services')
  const lang = c.get('lang')
  const { slug } = kept.event
  const input = readSettingsForm(await c.req.parseBody())
  const checked = checkSettings(lang, input)
  if ('errors' in checked) return showSettings(c, kept, input, checked.errors)
  try {
    const given = { slug, settings: checked.value, origin: c.get('origin') }
    await saveSettings(db, c.get('actor'), given, now())
  } catch (error) {
    if (error instanceof TooMany) return showSettings(c, kept, input, tooMany(c, kept, error))
    throw error
  }
  jobs.wake('mail')
  return c.redirect(localPath(lang, `/agenda/${slug}/reservations?fait=reglages`), 303)
}

/** What to correct when more is booked than a capacity allows. */
export function tooMany(c: Context<Env>, { sheet }: Kept, error: TooMany): FieldError[] {
  const t = keepMessages[c.get('lang')].settingsForm.errors
  const [session] = error.sessions
  if (!session) return []
  const { when } = inWords(c, sheet, session)
  return [{ field: 'capacity', message: t.tooMany(when, session.seats.taken) }]
}

function showSettings(c: Context<Env>, kept: Kept, input: SettingsInput, errors: FieldError[]) {
  const lang = c.get('lang')
  const status = errors.length > 0 ? 422 : 200
  return renderPage(
    c,
    keptPage(c, kept, { title: keepMessages[lang].settings, status }),
    <SettingsPage
      lang={lang}
      event={{ slug: kept.event.slug, title: kept.title }}
      input={input}
      errors={errors}
    />,
  )
}

/** `GET /agenda/{slug}/reservations/liste.csv?seance=`: every booking, for a spreadsheet. */
export async function bookingsCsv(c: Context<Env>): Promise<Response> {
  const kept = await openKept(c)
  const { db, now } = c.get('services')
  const seance = c.req.query('seance') ?? ''
  const only = /^\d{1,18}$/.test(seance) ? { sessionId: seance } : {}
  const moment = now()
  c.header('Cache-Control', 'no-store')
  return streamFile(c, {
    pieces: () => lines(c, kept, eachBooking(db, kept.event.id, only)),
    type: 'text/csv; charset=utf-8',
    filename: `reservations-${kept.event.slug}.csv`,
    version: `${kept.event.id}-${moment.getTime()}`,
  })
}

async function* lines(
  c: Context<Env>,
  { sheet }: Kept,
  batches: AsyncIterable<Booking[]>,
): AsyncGenerator<string> {
  const lang = c.get('lang')
  const t = messages[lang]
  const whens = new Map(sheet.sessions.map((session) => [session.id, formatMoment(lang, session.begin)]))
  // The mark tells spreadsheets that the file is in UTF-8.
  yield `\ufeff${csvLine(Object.values(keepMessages[lang].csvColumns), spreadsheet)}`
  for await (const bookings of batches)
    yield bookings
      .map((one) =>
        csvLine(
          [
            whens.get(one.sessionId) ?? '',
            t.states[one.state],
            t.kinds[one.kind],
            one.seats,
            one.name,
            one.email,
            one.phone,
            one.structure,
            one.level && t.levels[one.level],
            one.levelNote,
            one.pupils,
            one.adults,
            one.accessNeeds,
            one.message,
            formatMoment(lang, one.createdAt),
            one.present,
          ],
          spreadsheet,
        ),
      )
      .join('')
}
