import { fold } from '#platform/i18n/fold.ts'
import { type MergeChoices, type ProfileValues, sameValue } from './editing-model.ts'
import { mergeRecords } from './import-merge.ts'
import {
  type OrganisationProfile,
  type OrganisationRecord,
  organisationRecord,
  type ProfileField,
  profileFields,
} from './model.ts'

/** One of two organisations that become one: what it is, and what its own people settled of it. */
export type MergeSide = { id: string; profile: OrganisationProfile; own: OrganisationRecord | null }

/** Fields of which nothing is lost: what one of the two had settled adds up with what the other has. */
const addUp = ['aliases', 'links', 'identifiers'] as const satisfies readonly ProfileField[]

/**
 * What a merge settles, for the merged organisation to be what was chosen: only what the records do not say by themselves. Numbers, links and
 * names of both are kept unless a choice says otherwise; both present names stay known. A pure function.
 * @param records all the records the merged organisation has, the best first
 */
export function chosenValues(
  kept: MergeSide,
  absorbed: MergeSide,
  records: readonly OrganisationRecord[],
  choices: MergeChoices,
): ProfileValues {
  const merged = mergeRecords(records)
  const wanted: Partial<Record<ProfileField, unknown>> = {}
  for (const field of profileFields) {
    // A merge that says nothing of the name moves no address.
    const choice = choices[field] ?? (field === 'name' ? 'kept' : undefined)
    if (choice) wanted[field] = (choice === 'kept' ? kept : absorbed).profile[field]
  }
  for (const field of addUp)
    if (!choices[field] && [kept, absorbed].some((side) => side.own?.settled?.includes(field)))
      wanted[field] = union(field, kept.profile, absorbed.profile)
  const values = Object.fromEntries(
    Object.entries(wanted).filter(([field, value]) => {
      const name = field as ProfileField
      return !sameValue(name, value, merged[name])
    }),
  ) as ProfileValues
  if (choices.aliases) return values
  const profile = mergeRecords(withSettled(records, ownRecordWith(kept, values)))
  const names = [kept.profile.name, absorbed.profile.name].filter(
    (name) => ![profile.name, ...profile.aliases].some((known) => fold(known) === fold(name)),
  )
  return names.length > 0 ? { ...values, aliases: [...profile.aliases, ...names] } : values
}

const union = (field: (typeof addUp)[number], a: OrganisationProfile, b: OrganisationProfile) => {
  const key = (item: OrganisationProfile[typeof field][number]) =>
    typeof item === 'string' ? fold(item) : 'url' in item ? item.url : `${item.scheme} ${item.value}`
  return [...new Map([...b[field], ...a[field]].map((item) => [key(item), item])).values()]
}

/** What an organisation's own people say of it, with some more values settled. */
export function ownRecordWith({ id, profile, own }: MergeSide, values: ProfileValues): OrganisationRecord {
  const fields = Object.keys(values) as ProfileField[]
  return organisationRecord.parse({
    ...(own ?? { id, name: profile.name, type: profile.type }),
    ...values,
    settled: [...new Set([...(own?.settled ?? []), ...fields])],
  })
}

/** What the absorbed one's people said goes on being told among the sources, and settles nothing any more. */
export function asTold({ profile, own }: MergeSide): OrganisationRecord | null {
  if (!own) return null
  const { settled: _, ...told } = own
  return { ...told, name: profile.name, type: profile.type }
}

/** The records with this one in place of what settled before. */
function withSettled(records: readonly OrganisationRecord[], own: OrganisationRecord): OrganisationRecord[] {
  return [...records.filter((record) => !record.settled), own]
}

/**
 * What the kept one's people say once the merge is undone: what the merge settled is as it was before, unless it was edited since.
 * Null when nothing is left.
 */
export function withoutMerge(
  now: OrganisationRecord,
  before: OrganisationRecord | null,
  settledByMerge: ProfileValues,
): OrganisationRecord | null {
  const undone = (Object.keys(settledByMerge) as ProfileField[]).filter((field) =>
    sameValue(field, now[field], settledByMerge[field]),
  )
  const empty = organisationRecord.parse({ id: now.id, name: now.name, type: now.type })
  const values = Object.fromEntries(undone.map((field) => [field, (before ?? empty)[field]]))
  const settled = (now.settled ?? []).filter(
    (field) => !undone.includes(field) || before?.settled?.includes(field),
  )
  if (!before && settled.length === 0) return null
  return { ...now, ...values, settled }
}
