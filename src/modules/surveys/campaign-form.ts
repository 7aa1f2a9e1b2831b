import type { FieldError } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { cleanWords, isDay } from './answer-model.ts'
import { type CampaignInput, campaignFields } from './form-model.ts'
import { emailIn, queryOf } from './frame.ts'
import { campaignMessages } from './messages/index.ts'
import type { Campaign } from './model.ts'
import { isStratum } from './quota-model.ts'

/** What a campaign is set to: what the form may change. */
export type CampaignSettings = Pick<
  Campaign,
  | 'titleFr'
  | 'titleEn'
  | 'introFr'
  | 'introEn'
  | 'methodFr'
  | 'methodEn'
  | 'frameQuery'
  | 'closesOn'
  | 'reminderDays'
  | 'quota'
  | 'stratumQuotas'
  | 'cutsLink'
  | 'threshold'
  | 'keptMonths'
  | 'contactEmail'
>

/** The form of a campaign as typed. */
export function readCampaign(body: Record<string, unknown>): CampaignInput {
  const text = (field: string) => (typeof body[field] === 'string' ? cleanWords(body[field]) : '')
  const targets = Object.keys(body)
    .filter((field) => field.startsWith(targetField('')))
    .map((field) => [field.slice(targetField('').length), text(field).slice(0, 12)] as const)
    .filter(([key, value]) => isStratum(key) && value !== '')
    .slice(0, 500)
  return {
    ...(Object.fromEntries(campaignFields.map((field) => [field, text(field)])) as CampaignInput),
    targets: JSON.stringify(Object.fromEntries(targets)),
  }
}

/** The field of a form that says how many answers are wanted of a stratum. */
export const targetField = (key: string): string => `cible.${key}`

/** What was typed for each stratum. */
export const targetsIn = (input: Pick<CampaignInput, 'targets'>): Record<string, string> =>
  JSON.parse(input.targets || '{}')

/** An empty form. */
export const newCampaign = (survey: string): CampaignInput => ({
  ...readCampaign({}),
  survey,
  reminderDays: '7, 14',
  cutsLink: 'oui',
  threshold: '11',
  keptMonths: '36',
})

/** A campaign as its form says it. */
export function campaignInput(campaign: Campaign): CampaignInput {
  return {
    survey: campaign.surveyId,
    titleFr: campaign.titleFr,
    titleEn: campaign.titleEn ?? '',
    introFr: campaign.introFr,
    introEn: campaign.introEn,
    methodFr: campaign.methodFr,
    methodEn: campaign.methodEn,
    frameQuery: campaign.frameQuery,
    closesOn: campaign.closesOn ?? '',
    reminderDays: campaign.reminderDays.join(', '),
    quota: campaign.quota === null ? '' : String(campaign.quota),
    targets: JSON.stringify(campaign.stratumQuotas),
    cutsLink: campaign.cutsLink ? 'oui' : '',
    threshold: String(campaign.threshold),
    keptMonths: String(campaign.keptMonths),
    contactEmail: campaign.contactEmail ?? '',
  }
}

/** Checks the settings of a campaign: what can be kept, or what to correct. `today` is a day. */
export function checkCampaign(
  lang: Lang,
  input: CampaignInput,
  today: string,
): { value: CampaignSettings } | { errors: FieldError[] } {
  const t = campaignMessages[lang].form.errors
  const errors: FieldError[] = []
  const wrong = (field: string, message: string) => void errors.push({ field, message })
  const numberIn = (field: string, text: string, from: number, to: number) => {
    const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
    if (!(value >= from && value <= to)) wrong(field, t.number(from, to))
    return value
  }
  const number = (field: keyof CampaignInput, from: number, to: number) =>
    numberIn(field, input[field], from, to)
  const long = (field: keyof CampaignInput, max: number) => {
    if (input[field].length > max) wrong(field, t.long(max))
    return input[field]
  }
  if (input.titleFr === '') wrong('titleFr', t.title)
  const query = queryOf(long('frameQuery', 2000))
  if (query === null) wrong('frameQuery', t.frame)
  const closesOn = input.closesOn || null
  if (closesOn !== null && !isDay(closesOn)) wrong('closesOn', t.day)
  else if (closesOn !== null && closesOn < today) wrong('closesOn', t.past)
  const days = input.reminderDays === '' ? [] : input.reminderDays.split(/[\s,;]+/).map(Number)
  const rising = days.every((day, at) => Number.isInteger(day) && day > (days[at - 1] ?? 0) && day <= 120)
  if (!rising || days.length > 5) wrong('reminderDays', t.reminders)
  const contactEmail = input.contactEmail === '' ? null : emailIn(input.contactEmail)
  if (input.contactEmail !== '' && !contactEmail) wrong('contactEmail', t.email)
  const quota = input.quota === '' ? null : number('quota', 1, 999_999)
  const stratumQuotas = Object.fromEntries(
    Object.entries(targetsIn(input)).map(([key, text]) => [
      key,
      numberIn(targetField(key), String(text), 1, 999_999),
    ]),
  )
  const wanted = Object.values(stratumQuotas).reduce((sum, each) => sum + each, 0)
  if (quota !== null && wanted > quota) wrong('quota', t.quota(wanted))
  const value: CampaignSettings = {
    titleFr: long('titleFr', 200).replaceAll(/\s+/g, ' '),
    titleEn: long('titleEn', 200).replaceAll(/\s+/g, ' ') || null,
    introFr: long('introFr', 4000),
    introEn: long('introEn', 4000),
    methodFr: long('methodFr', 6000),
    methodEn: long('methodEn', 6000),
    frameQuery: query ?? '',
    closesOn,
    reminderDays: days,
    quota,
    stratumQuotas,
    cutsLink: input.cutsLink !== '',
    threshold: number('threshold', 3, 100),
    keptMonths: number('keptMonths', 1, 120),
    contactEmail,
  }
  return errors.length > 0 ? { errors } : { value }
}
