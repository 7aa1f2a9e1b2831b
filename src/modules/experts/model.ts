import type { FieldError } from '#platform/errors.ts'

export type { FieldError } from '#platform/errors.ts'

import type { Lang } from '#platform/i18n/lang.ts'

/** Languages one may speak in: a part of BCP 47, their words are facet labels. */
export const languageCodes = [
  'fr',
  'en',
  'nl',
  'de',
  'es',
  'it',
  'pt',
  'pl',
  'uk',
  'ar',
  'zh',
  'pcd',
  'vls',
  'fsl',
] as const
export const fees = ['free', 'expenses', 'negotiable', 'paid'] as const
export type Fee = (typeof fees)[number]
export const expertVocabularies = ['theme', 'audience', 'format'] as const
export type ExpertVocabulary = (typeof expertVocabularies)[number]
export type ExpertState = 'draft' | 'published' | 'withdrawn'

/** A word of a vocabulary in both languages. */
export type Word = { code: string; labelFr: string; labelEn: string }

/** What a person says of what they offer, checked: what is published. `commune` is an INSEE code, weekdays are ISO (1 Monday). */
export type ExpertProfile = {
  name: string
  headlineFr: string
  headlineEn: string | null
  presentationFr: string | null
  presentationEn: string | null
  terms: Record<ExpertVocabulary, string[]>
  keywords: string[]
  languages: string[]
  commune: string
  travelKm: number | null
  availability: string | null
  months: number[]
  weekdays: number[]
  fee: Fee
  feeNote: string | null
  orcid: string | null
  organisationId: string | null
  affiliation: string | null
  yearlyLimit: number | null
}

/** The form as typed: kept whatever it holds, checked when it is published. */
export type ExpertInput = {
  name: string
  headlineFr: string
  headlineEn: string
  presentationFr: string
  presentationEn: string
  theme: string[]
  audience: string[]
  format: string[]
  keywords: string
  languages: string[]
  commune: string
  travelKm: string
  availability: string
  months: string[]
  weekdays: string[]
  fee: string
  feeNote: string
  orcid: string
  organisation: string
  affiliation: string
  yearlyLimit: string
}

/** What everybody may read of a published expert. Never an address: there is no field for one. */
export type ExpertSheet = {
  slug: string
  name: string
  headlineFr: string
  headlineEn: string | null
  presentationFr: string | null
  presentationEn: string | null
  themes: Word[]
  audiences: Word[]
  formats: Word[]
  keywords: string[]
  languages: Word[]
  commune: { code: string; name: string }
  point: { lon: number; lat: number } | null
  travelKm: number | null
  availability: string | null
  months: number[]
  weekdays: number[]
  fee: Fee
  feeNote: string | null
  orcid: string | null
  organisation: { slug: string; name: string } | null
  /** The organisation is one the person looks after here; false: they say so. */
  vouched: boolean
  affiliation: string | null
  yearlyLimit: number | null
  /** Requests sent this year and not declined. */
  asked: number
  demo: boolean
  updatedAt: Date
}

/** One's own sheet, whatever its state. */
export type OwnExpert = {
  state: ExpertState
  slug: string | null
  version: number
  input: ExpertInput
  hasDraft: boolean
  consentAt: Date | null
  hiddenReason: string | null
  updatedAt: Date
}

/** `unconfirmed`: the requester's address is not proven yet. */
export type RequestState = 'unconfirmed' | 'sent' | 'accepted' | 'declined' | 'done' | 'cancelled' | 'expired'

/** What somebody asks of an expert, checked. */
export type NewRequest = {
  name: string
  email: string
  organisation: string | null
  message: string
  audience: string | null
  format: string | null
  wishedDates: string | null
  commune: string | null
  lang: Lang
}

/** The form of a request as typed. */
export type RequestInput = Record<
  'name' | 'email' | 'organisation' | 'message' | 'audience' | 'format' | 'dates' | 'commune',
  string
>

/** A request as the two people concerned see it; what each may not see is null. */
export type RequestView = {
  id: string
  state: RequestState
  expert: { id: string; slug: string | null; name: string; published: boolean }
  requesterName: string | null
  requesterOrganisation: string | null
  /** Shown to the expert once they accepted. */
  requesterEmail: string | null
  message: string | null
  audience: Word | null
  format: Word | null
  wishedDates: string | null
  commune: { code: string; name: string } | null
  expertMessage: string | null
  requesterReply: string | null
  sharedContact: string | null
  sentAt: Date | null
  answeredAt: Date | null
  purged: boolean
}

/** What an expert answers. `talk` asks something back and decides nothing yet. */
export const answerKinds = ['accept', 'decline', 'talk'] as const
export type AnswerKind = (typeof answerKinds)[number]
export type Answer = { kind: AnswerKind; message: string | null; contact: string | null }

/** Another expert to ask, the least asked first. */
export type OtherExpert = {
  slug: string
  name: string
  headlineFr: string
  headlineEn: string | null
  commune: string
}

/** A form that cannot be published or sent as it is. */
export type Checked<T> = { value: T } | { errors: FieldError[] }

/** The first moment of the year in Paris, which is one hour ahead of UTC in winter. */
export function yearStart(now: Date): Date {
  const year = Number(
    new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: 'Europe/Paris' }).format(now),
  )
  return new Date(Date.UTC(year - 1, 11, 31, 23))
}

/** Whether one more request would pass what the expert accepts in a year. */
export const isFull = ({ asked, yearlyLimit }: { asked: number; yearlyLimit: number | null }) =>
  yearlyLimit !== null && asked >= yearlyLimit

/** How long a request waits: reminded once, then closed; its personal data go a year after. */
export const remindAfterDays = 21
export const expireAfterDays = 45
export const confirmHours = 48
export const keptMonths = 12
