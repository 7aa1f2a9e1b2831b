import type { EventContent, SessionStatus } from '#modules/agenda/index.ts'
import { sessionStatuses } from '#modules/agenda/index.ts'

export type { FieldError } from '#platform/errors.ts'

/** A form as typed: what each field holds, rows as several values of one name. */
export type Typed = Record<string, string[]>

/** Fields that go by rows; the first one that is filled keeps its row. */
const rowFields = {
  session: [
    'sessionDate',
    'sessionBegin',
    'sessionEnd',
    'sessionPlace',
    'sessionId',
    'sessionStatus',
    'sessionFormer',
  ],
  place: ['placeOrganisation', 'placeName', 'placeAddress', 'placePostcode', 'placeCommune'],
  speaker: ['speakerName', 'speakerAffiliation'],
} as const
export type RowKind = keyof typeof rowFields

const single = [
  'organisation',
  'titleFr',
  'titleEn',
  'summaryFr',
  'summaryEn',
  'descriptionFr',
  'descriptionEn',
  'conditionsFr',
  'conditionsEn',
  'fee',
  'ageMin',
  'ageMax',
  'mode',
  'onlineLink',
  'keywords',
  'season',
  'sourceUrl',
  'partners',
  'publicLink',
  'publicPhone',
  'publicEmail',
  'schoolLink',
  'schoolPhone',
  'schoolEmail',
  'repeatUnit',
  'repeatEvery',
  'repeatFrom',
  'repeatUntil',
  'repeatBegin',
  'repeatEnd',
  'repeatExcept',
  'message',
] as const
const several = ['theme', 'audience', 'format', 'access', 'languages', 'repeatDays', 'charter'] as const
export type SingleField = (typeof single)[number]
export type SeveralField = (typeof several)[number]

const mostRows = 800
const longest = 12_000

/** What stands in a field. */
export const one = (typed: Typed, name: string): string => typed[name]?.[0] ?? ''

/** The version of the charter that was ticked for the season that is chosen; null when none was. */
export function acceptedCharter(typed: Typed): number | null {
  const [season] = one(typed, 'season').split('/')
  const ticked = (typed.charter ?? []).find((each) => each.startsWith(`${season}/`))
  return ticked ? Number(ticked.slice(ticked.indexOf('/') + 1)) || null : null
}

/** A row of a kind, with its fields. */
export type Row<Kind extends RowKind> = Record<(typeof rowFields)[Kind][number], string>
export type Rows = { [Kind in RowKind]: Row<Kind>[] }

/** Every row of a form. */
export const allRows = (typed: Typed): Rows => ({
  session: rowsOf(typed, 'session'),
  place: rowsOf(typed, 'place'),
  speaker: rowsOf(typed, 'speaker'),
})

/** The rows of a kind, each with its fields. Empty rows are left out. */
export function rowsOf<Kind extends RowKind>(typed: Typed, kind: Kind): Row<Kind>[] {
  const names = rowFields[kind] as readonly string[]
  const count = Math.max(...names.map((name) => typed[name]?.length ?? 0))
  return Array.from({ length: count }, (_, at) =>
    Object.fromEntries(names.map((name) => [name, typed[name]?.[at] ?? ''])),
  ).filter((row) => isFilled(kind, row)) as Row<Kind>[]
}

/** What a row says by itself: a place chosen for no date, or a status, is no row. */
const isFilled = (kind: RowKind, row: Record<string, string>): boolean =>
  (kind === 'session' ? ['sessionDate', 'sessionBegin', 'sessionId'] : rowFields[kind]).some(
    (name) => row[name],
  )

/** The form with these rows of a kind. */
export function withRows(typed: Typed, kind: RowKind, rows: Record<string, string>[]): Typed {
  const names = rowFields[kind]
  return { ...typed, ...Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name] ?? '')])) }
}

/** A text without what the database cannot hold and people do not see, one character at the end of a line. */
export const cleanLine = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replaceAll(/[^\P{C}\n\t]/gu, '')
    .trim()

/** Reads a form, whatever was sent: fields of ours only, without what a text cannot hold. */
export function readForm(form: FormData): Typed {
  const known: ReadonlySet<string> = new Set([...single, ...several, ...Object.values(rowFields).flat()])
  const typed: Typed = {}
  for (const [name, value] of form) {
    if (typeof value !== 'string' || !known.has(name)) continue
    const values = typed[name] ?? []
    typed[name] = values
    if (values.length >= mostRows) continue
    values.push(cleanLine(value).slice(0, longest))
  }
  return typed
}

const paris = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'short',
})
/** A moment as clocks in Paris show it: day, time. */
export const onTheClock = (moment: Date): [date: string, time: string] =>
  paris.format(moment).split(' ') as [string, string]

/** An event as its form says it. `names` are those of organisations, by id. */
export function formOf(content: EventContent, names: ReadonlyMap<string, string>): Typed {
  const text = (value: string | number | null | undefined) => [
    value === null || value === undefined ? '' : String(value),
  ]
  const way = (whom: 'public' | 'school', type: 'link' | 'phone' | 'email') =>
    text(content.booking.find((each) => each.for === whom && each.type === type)?.value)
  const base: Typed = {
    organisation: text(content.organiserId),
    titleFr: text(content.titleFr),
    titleEn: text(content.titleEn),
    summaryFr: text(content.summaryFr),
    summaryEn: text(content.summaryEn),
    descriptionFr: text(content.descriptionFr),
    descriptionEn: text(content.descriptionEn),
    conditionsFr: text(content.conditionsFr),
    conditionsEn: text(content.conditionsEn),
    fee: text(content.fee),
    ageMin: text(content.ageMin),
    ageMax: text(content.ageMax),
    mode: text(content.mode),
    onlineLink: text(content.onlineLink),
    keywords: [content.keywords.join(', ')],
    season: [content.season ? `${content.season.code}/${content.season.year}` : ''],
    sourceUrl: text(content.sourceUrl),
    partners: [
      content.partners
        .map((id) => names.get(id) ?? '')
        .filter(Boolean)
        .join('\n'),
    ],
    publicLink: way('public', 'link'),
    publicPhone: way('public', 'phone'),
    publicEmail: way('public', 'email'),
    schoolLink: way('school', 'link'),
    schoolPhone: way('school', 'phone'),
    schoolEmail: way('school', 'email'),
    theme: content.terms.theme,
    audience: content.terms.audience,
    format: content.terms.format,
    access: content.terms.access,
    languages: content.languages,
  }
  const speakers = content.speakers.map((each) => ({
    speakerName: each.name,
    speakerAffiliation: each.affiliation ?? '',
  }))
  const places = content.places.map((place) => ({
    placeOrganisation: names.get(place.organisationId ?? '') ?? '',
    placeName: place.name ?? '',
    placeAddress: place.address ?? '',
    placePostcode: place.postcode ?? '',
    placeCommune: place.commune ? `(${place.commune})` : (place.locality ?? ''),
  }))
  return withRows(
    withRows(withRows(base, 'speaker', speakers), 'place', places),
    'session',
    sessionRows(content.sessions),
  )
}

/** Sessions as rows of the form. */
function sessionRows(sessions: EventContent['sessions']): Record<string, string>[] {
  return sessions.map((session) => {
    const [date, begin] = onTheClock(session.begin)
    const [, end] = onTheClock(session.end)
    return {
      sessionDate: date,
      sessionBegin: begin,
      sessionEnd: end,
      sessionPlace: session.place === null || session.place === undefined ? '' : String(session.place),
      sessionId: session.id ?? '',
      sessionStatus: session.status ?? 'scheduled',
      sessionFormer: session.formerBegin?.toISOString() ?? '',
    }
  })
}

export const isStatus = (text: string): text is SessionStatus =>
  (sessionStatuses as readonly string[]).includes(text)
