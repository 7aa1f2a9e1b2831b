import type { FieldError } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { Answers, Definition, Question } from './definition-model.ts'

export type { FieldError }

export const campaignStates = ['draft', 'open', 'closed', 'published'] as const
export type CampaignState = (typeof campaignStates)[number]

export const contactStates = [
  'waiting',
  'invited',
  'opened',
  'started',
  'completed',
  'refused',
  'unreachable',
] as const
export type ContactState = (typeof contactStates)[number]

export type Channel = 'mail' | 'partner' | 'open' | 'phone'

/** How the frame is made of strata: how many of each type, of each département, of each pair `type|departement`; '' where it is not known. */
export type Margins = {
  total: number
  type: Record<string, number>
  departement: Record<string, number>
  strata: Record<string, number>
}

/** A questionnaire, with its last version. `revision` grows with each edit. */
export type Survey = {
  id: string
  packCode: string | null
  sourceId: string | null
  versionId: string
  number: number
  revision: number
  frozenAt: Date | null
  updatedAt: Date
  definition: Definition
  undoable: boolean
}

/** A campaign as it is set, whatever its state. Days are `2026-12-31`. */
export type Campaign = {
  id: string
  slug: string
  surveyId: string
  versionId: string | null
  state: CampaignState
  titleFr: string
  titleEn: string | null
  introFr: string
  introEn: string
  methodFr: string
  methodEn: string
  frameQuery: string
  margins: Partial<Margins>
  closesOn: string | null
  reminderDays: number[]
  quota: number | null
  /** Answers wanted of each stratum, `type|departement`. */
  stratumQuotas: Record<string, number>
  cutsLink: boolean
  threshold: number
  keptMonths: number
  contactEmail: string | null
  completed: number
  leftOut: number
  demo: boolean
  createdAt: Date
  openedAt: Date | null
  reminderAskedAt: Date | null
  closedAt: Date | null
  publishedAt: Date | null
  linkCutAt: Date | null
  erasedAt: Date | null
  /** Its questionnaire, once frozen, asks for files. */
  asksFiles: boolean
}

/** Somebody who is asked. */
export type Contact = {
  id: string
  campaignId: string
  organisationId: string | null
  organisationSlug: string | null
  name: string
  email: string | null
  phone: string | null
  type: string | null
  departement: string | null
  lang: Lang
  origin: 'directory' | 'upload' | 'demo'
  state: ContactState
  channel: 'mail' | 'phone' | null
  invitedAt: Date | null
  reminders: number
  remindedAt: Date | null
  calledAt: Date | null
  callNote: string
}

/** A contact before it is kept. */
export type NewContact = Pick<
  Contact,
  'organisationId' | 'name' | 'email' | 'phone' | 'type' | 'departement' | 'lang'
> & {
  origin: 'directory' | 'upload'
}

/** What somebody answered so far. */
export type Response = {
  id: string
  campaignId: string
  channel: Channel
  lang: Lang
  state: 'started' | 'completed'
  answers: Answers
  step: number
  proposes: boolean
  completedOn: string | null
}

/** Why a line of a file of contacts is left out. */
export type LineFault =
  | 'name'
  | 'email'
  | 'phone'
  | 'reach'
  | 'page'
  | 'type'
  | 'departement'
  | 'lang'
  | 'twice'
  | 'known'
export type RefusedLine = { line: number; name: string; fault: LineFault }

/** What a file of contacts came to. `unreadable`: no column names somebody. */
export type Upload = { kept: number; refused: RefusedLine[] }

/** How far contacts have come. Each counts those who went at least so far, but `refused` and `unreachable`, which are ends. */
export type Progress = {
  contacts: number
  sent: number
  opened: number
  started: number
  completed: number
  refused: number
  unreachable: number
}

/** A question of a questionnaire, with the questionnaire it stands in. */
export type BankQuestion = { surveyId: string; title: string; question: Question }

/** An EPCI where organisations are asked, and how many of them answered. */
export type AskedEpci = { code: string; name: string; contacts: number; completed: number }

/** Months after the closing when names and addresses of those who were asked are erased. */
export const contactMonths = 3

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' })

/** The day it is in Paris: `2026-11-23`. */
export const dayIn = (moment: Date): string => day.format(moment)

/** Why a campaign takes no new answer; null when it does. */
export function shutBecause(
  campaign: Pick<Campaign, 'state' | 'closesOn' | 'quota' | 'completed'>,
  now: Date,
): 'draft' | 'closed' | 'full' | null {
  if (campaign.state === 'draft') return 'draft'
  if (campaign.state !== 'open') return 'closed'
  if (campaign.closesOn !== null && campaign.closesOn < dayIn(now)) return 'closed'
  return campaign.quota !== null && campaign.completed >= campaign.quota ? 'full' : null
}
