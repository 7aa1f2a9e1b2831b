import {
  changedFields,
  type EditableOrganisation,
  getEditable,
  type ProfileField,
} from '#modules/directory/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import type { Database } from '#platform/db/connect.ts'
import { NotFound } from '#platform/errors.ts'
import { wordsOf } from './case-file-store.ts'
import { type Comparison, type Side, survivorOf } from './duplicate-model.ts'
import { caseOfPair, sideFacts } from './duplicate-store.ts'
import { canSeeModeration } from './policy.ts'

const earthKm = 6371

/**
 * Two organisations side by side, by their slugs.
 * @throws NotFound when one of them does not exist, or they are the same; AppError unauthenticated or forbidden
 */
export async function compare(db: Database, actor: Actor, slugs: [string, string]): Promise<Comparison> {
  authorise(canSeeModeration, actor, undefined)
  const [first, second] = [await getEditable(db, slugs[0]), await getEditable(db, slugs[1])]
  if (!first || !second || first.id === second.id) throw new NotFound()
  const facts = await sideFacts(db, [first.id, second.id])
  const side = (one: EditableOrganisation): Side => ({
    ...one,
    facts: facts.get(one.id) ?? { members: 0, sources: [], photos: 0, departement: null },
  })
  const [a, b] = [side(first), side(second)]
  const differing = changedFields(a.profile, b.profile)
  const told = (Object.keys(a.profile) as ProfileField[]).filter(
    (field) => !differing.includes(field) && !isEmpty(a.profile[field]),
  )
  const communes = [a, b].flatMap(({ profile }) => (profile.place ? [profile.place.commune] : []))
  return {
    a,
    b,
    differing,
    same: told,
    distanceKm: distance(a.profile.place?.point ?? null, b.profile.place?.point ?? null),
    case: (await caseOfPair(db, a.id, b.id)) ?? null,
    proposed: survivorOf(a, b),
    words: await wordsOf(db, communes),
  }
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true
  return typeof value === 'object' && Object.values(value).every((part) => isEmpty(part))
}

type At = { lon: number; lat: number } | null

/** Great-circle distance; null when one of them stands nowhere. */
function distance(a: At, b: At): number | null {
  if (!a || !b) return null
  const rad = (degrees: number) => (degrees * Math.PI) / 180
  const [dLat, dLon] = [rad(b.lat - a.lat), rad(b.lon - a.lon)]
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.sin(dLon / 2) ** 2
  return 2 * earthKm * Math.asin(Math.sqrt(h))
}
