import type { CaseState } from '#modules/cases/index.ts'
import type { EditableOrganisation, Likeness, MergeChoices, ProfileField } from '#modules/directory/index.ts'
import type { ValueWords } from './case-file-model.ts'

export type PairCase = { id: string; state: CaseState; payload: Partial<Likeness> }
export type PastMerge = {
  id: string
  at: Date
  undoneAt: Date | null
  by: string | null
  kept: { slug: string; name: string }
  absorbed: { slug: string; name: string }
}
export type SideFacts = { members: number; sources: string[]; photos: number; departement: string | null }
export type Side = EditableOrganisation & { facts: SideFacts }

/** Two organisations side by side. */
export type Comparison = {
  a: Side
  b: Side
  /** Fields in which they differ, and those in which they say the same. */
  differing: ProfileField[]
  same: ProfileField[]
  distanceKm: number | null
  case: PairCase | null
  /** Which one survives unless the moderator says otherwise. */
  proposed: 'a' | 'b'
  words: ValueWords
}

/** How many fields of a record say something. */
const fullness = ({ profile }: Side): number =>
  Object.values(profile).filter((value) =>
    Array.isArray(value)
      ? value.length > 0
      : value !== null && (typeof value !== 'object' || Object.keys(value).length > 0),
  ).length

/** Which one should survive: the one people look after, then the fuller, then the first. */
export function survivorOf(a: Side, b: Side): 'a' | 'b' {
  const byMembers = Number(b.facts.members > 0) - Number(a.facts.members > 0)
  if (byMembers !== 0) return byMembers > 0 ? 'b' : 'a'
  return fullness(b) > fullness(a) ? 'b' : 'a'
}

/** What was chosen of each field, said of the one kept and the one absorbed; « both » is left to the records. */
export function choicesFor(
  kept: 'a' | 'b',
  fields: readonly ProfileField[],
  chosen: (field: ProfileField) => unknown,
): MergeChoices {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = chosen(field)
      if (value !== 'a' && value !== 'b') return []
      return [[field, value === kept ? 'kept' : 'absorbed'] as const]
    }),
  )
}
