import type { Booking, EventContent, EventInput, PlaceInput, SpeakerInput } from '#modules/agenda/index.ts'
import { onTheClock } from './form-model.ts'

/**
 * What a form does not show of an event stays as it was, where the fields around it were left alone: the point of a place, the sheet of somebody
 * who speaks, a second way to book, the exact moment of a session in the hour that the autumn night has twice.
 */
export function keepUntouched(input: EventInput, former: EventContent): EventInput {
  return {
    ...input,
    organiserName: former.organiserName,
    places: input.places.map((place, rank) => keptPlace(place, former.places[rank])),
    speakers: input.speakers?.map((speaker) => keptSpeaker(speaker, former.speakers)),
    booking: keptWays(input.booking, former.booking),
    sessions: input.sessions.map((session) => {
      const before = session.id && former.sessions.find(({ id }) => id === session.id)
      const same = before && sameClock(before.begin, session.begin) && sameClock(before.end, session.end)
      return same ? { ...session, begin: before.begin, end: before.end } : session
    }),
  }
}

function keptPlace(place: PlaceInput, before: PlaceInput | undefined): PlaceInput {
  const same =
    before &&
    before.name === place.name &&
    before.address === place.address &&
    before.commune === place.commune &&
    before.locality === place.locality
  return same ? { ...place, point: before.point ?? place.point } : place
}

const keptSpeaker = (speaker: SpeakerInput, before: SpeakerInput[]): SpeakerInput => ({
  ...speaker,
  expert: before.find(({ name }) => name === speaker.name)?.expert ?? null,
})

/** The form shows the first way of each kind: those after it stay as long as it does, all in their order. */
function keptWays(shown: Booking[], before: Booking[]): Booking[] {
  const kind = (one: Booking) => `${one.for} ${one.type}`
  const left = new Map(shown.map((one) => [kind(one), one]))
  const kinds = new Set<string>()
  const kept = before.flatMap((one) => {
    const isFirst = !kinds.has(kind(one))
    kinds.add(kind(one))
    return isFirst ? (left.get(kind(one)) ?? []) : left.has(kind(one)) ? one : []
  })
  return [...kept, ...shown.filter((one) => !kinds.has(kind(one)))]
}

const sameClock = (one: Date, other: Date): boolean => onTheClock(one).join() === onTheClock(other).join()
