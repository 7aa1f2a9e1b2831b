import type { restoreMemberships } from '#modules/accounts/index.ts'
import type { MovedCases } from '#modules/cases/index.ts'
import type { MovedTools } from './absorb-tools.ts'
import type { ProfileValues } from './editing-model.ts'
import type { OrganisationProfile } from './model.ts'

/** What a merge did to records. Rows are JSON of the table's row, put back as they were. */
export type AbsorbedRecords = {
  /** Those of the absorbed one, as they were: each goes back by its key. */
  moved: { source: string; record: string }[]
  /** What the absorbed one's own people had settled. */
  absorbedOwn: object | null
  keptOwn: {
    before: object | null
    /** Fingerprint after the merge: another one says that somebody edited since. */
    fingerprint: string | null
    /** What the merge settled. */
    values: ProfileValues
  }
}

/** What a merge moved of what refers to an organisation. */
export type MovedLinks = {
  parents: { id: string; before: string | null; after: string | null }[]
  networks: { id: string; network: string }[]
  photos: { id: string; position: number }[]
  invitations: string[]
  experts: string[]
  /** Absent of merges made before there were events. */
  events?: string[]
  eventFeeds?: string[]
  eventPlaces?: string[]
  eventPartners?: string[]
  eventNumbers?: string[]
  tools?: MovedTools
}

/** All that parting two organisations again needs: `organisation_merge.undo`. */
export type MergeTrace = {
  absorbed: { status: 'published' | 'proposed'; profile: OrganisationProfile }
  records: AbsorbedRecords
  links: MovedLinks
  memberships: Parameters<typeof restoreMemberships>[2]
  cases: MovedCases
}
