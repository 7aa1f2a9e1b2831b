import type { EventAsWritten, EventInput, Said } from '#modules/agenda/index.ts'
import type { ConflictRule, KnownRecord } from './model.ts'

export type RecordDecision =
  | 'create'
  | 'write'
  | 'restore'
  | 'keep'
  | 'conflict'
  | 'unchanged'
  | 'past'
  | 'elsewhere'

/** What a record does to the site: a new event, a change, a question, or nothing. */
export function decideRecord(given: {
  fingerprint: string
  over: boolean
  takePast: boolean
  known: KnownRecord | undefined
  event: Pick<EventAsWritten, 'state' | 'version'> | undefined
  elsewhere: boolean
  rule: ConflictRule
}): RecordDecision {
  const { known, event, rule } = given
  if (!known || !event) {
    if (given.elsewhere) return 'elsewhere'
    return given.over && !given.takePast ? 'past' : 'create'
  }
  if (known.merged) return 'unchanged'
  if (known.withdrawnAt && event.state === 'removed') return 'restore'
  // What the team took away stays away.
  if (event.state !== 'published' || known.fingerprint === given.fingerprint) return 'unchanged'
  if (!isEdited(known, event)) return 'write'
  return rule === 'theirs' ? 'write' : rule === 'ours' ? 'keep' : 'conflict'
}

/** What the disappearance of a record does: nothing to what is over, unless the source says that it removed it. */
export function decideRemoval(given: {
  known: KnownRecord
  event: Pick<EventAsWritten, 'state' | 'version'> | undefined
  over: boolean
  said: boolean
  rule: ConflictRule
}): 'remove' | 'keep' | 'conflict' | 'nothing' {
  const { known, event, rule } = given
  if (!event || known.withdrawnAt || known.merged || event.state !== 'published') return 'nothing'
  if (given.over && !given.said) return 'nothing'
  if (!isEdited(known, event) || rule === 'theirs') return 'remove'
  return rule === 'ours' ? 'keep' : 'conflict'
}

/** Whether somebody edited the event here since its source last wrote it. */
export const isEdited = (
  known: Pick<KnownRecord, 'eventVersion'>,
  event: Pick<EventAsWritten, 'version'>,
): boolean => known.eventVersion !== event.version

export const isOver = (input: Pick<EventInput, 'sessions'>, now: Date) =>
  input.sessions.every(({ end }) => end <= now)

/**
 * The event as its source says it, with the sessions that are over and that the source no longer tells: what took place took place.
 * @param keepAll also those to come, as cancelled: people booked them
 */
export function withFormerSessions(
  input: EventInput,
  former: EventInput,
  now: Date,
  keepAll = false,
): EventInput {
  const told = new Set(input.sessions.map(({ begin, place }) => `${begin.getTime()} ${place ?? ''}`))
  const kept = former.sessions.filter(
    ({ begin, end, place }) =>
      (keepAll || end <= now) &&
      (place ?? 0) < Math.max(1, input.places.length) &&
      !told.has(`${begin.getTime()} ${place ?? ''}`),
  )
  const sessions = kept.map((session) =>
    session.end > now ? { ...session, status: 'cancelled' as const } : session,
  )
  return {
    ...input,
    places: withKnownOrganisations(input.places, former.places),
    sessions: [...sessions, ...input.sessions].sort((a, b) => a.begin.getTime() - b.begin.getTime()),
  }
}

/** Places as a source says them, still at the organisations of the directory that people recognised there. */
const withKnownOrganisations = (places: EventInput['places'], former: EventInput['places']) =>
  places.map((place, rank) => {
    const before = former[rank]
    const same = before && before.name === place.name && before.commune === place.commune
    return { ...place, organisationId: place.organisationId ?? (same ? before.organisationId : null) ?? null }
  })

/** An event whose sessions to come are cancelled. */
export const cancelledFrom = (input: EventInput, now: Date): EventInput => ({
  ...input,
  sessions: input.sessions.map((session) =>
    session.end > now ? { ...session, status: 'cancelled' } : session,
  ),
})

/** The fields in which two states of an event differ, as they would be written. */
export function changedFields(before: EventInput, after: EventInput): (keyof EventInput)[] {
  return fields.filter(
    (field) => JSON.stringify(plain(before, field)) !== JSON.stringify(plain(after, field)),
  )
}

const fields = [
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
  'languages',
  'keywords',
  'booking',
  'terms',
  'season',
  'organiserName',
  'sourceUrl',
  'places',
  'sessions',
] as const satisfies (keyof EventInput)[]

/** A field in one order of keys, whatever wrote it. */
function plain(input: EventInput, field: keyof EventInput): unknown {
  if (field === 'sessions')
    return input.sessions.map((one) => [
      new Date(one.begin).toISOString(),
      new Date(one.end).toISOString(),
      one.status ?? 'scheduled',
      one.formerBegin ? new Date(one.formerBegin).toISOString() : null,
      one.place ?? null,
    ])
  if (field === 'places')
    return input.places.map((place) => sorted({ ...place, organisationId: place.organisationId ?? null }))
  if (field === 'terms')
    return Object.entries(input.terms)
      .map(([name, codes]) => [name, [...codes].sort()])
      .sort()
  return sorted(input[field] ?? null)
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([key, each]) => [key, sorted(each)])
}

/** Why a record was not simply taken. */
export const reasons = {
  twice: {
    fr: 'Cet identifiant est déjà dans la source : le premier est gardé.',
    en: 'This identifier is in the source already: the first one is kept.',
  },
  unfit: {
    fr: 'La base de données refuse une valeur de cet événement.',
    en: 'The database refuses a value of this event.',
  },
  elsewhere: {
    fr: 'Une autre source donne déjà cet événement.',
    en: 'Another source gives this event already.',
  },
  back: { fr: 'Revenu dans sa source.', en: 'Back in its source.' },
  gone: { fr: 'Retiré de sa source.', en: 'Removed from its source.' },
  missing: {
    fr: 'La source ne le contient plus.',
    en: 'The source no longer holds it.',
  },
  overwritten: {
    fr: 'Il avait été modifié ici : la version de la source le remplace.',
    en: 'It had been edited here: the source’s version replaces it.',
  },
  keptOurs: {
    fr: 'Il a été modifié ici et dans sa source : la version du site est gardée.',
    en: 'It was edited here and in its source: the site’s version is kept.',
  },
  bothChanged: {
    fr: 'Il a été modifié ici et dans sa source : à vous de choisir.',
    en: 'It was edited here and in its source: it is for you to choose.',
  },
  booked: {
    fr: 'Des dates retirées ont des inscriptions : elles sont annulées et non effacées.',
    en: 'Some removed dates have bookings: they are cancelled, not deleted.',
  },
  tooMany: {
    fr: 'Plus de la moitié des événements à venir ont disparu de la source d’un coup : rien n’est retiré. Si c’est voulu, moissonnez vous-même.',
    en: 'More than half of the events to come left the source at once: nothing is removed. If this is meant, harvest by hand.',
  },
} satisfies Record<string, Said>
