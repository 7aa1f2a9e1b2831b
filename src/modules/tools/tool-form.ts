import { z } from 'zod'
import type { FieldError } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { readCents, toEuros } from '#platform/money.ts'
import { isDay, meet } from './days-model.ts'
import type { ToolForm } from './form-model.ts'
import { formMessages } from './messages/index.ts'
import {
  borrowerKinds,
  type Closure,
  mediations,
  type ToolInput,
  toolKinds,
  transports,
  vehicles,
} from './model.ts'

export type Checked<T> = { value: T } | { errors: FieldError[] }

/** What a form is checked against: the codes there are, the organisations named, the territories that may come first. */
export type FormContext = {
  codes: Record<'theme' | 'audience' | 'access' | 'language', ReadonlySet<string>>
  /** Folded as typed → id. */
  organisations: ReadonlyMap<string, string>
  territories: ReadonlySet<string>
}

/** The names of partners as typed, one a line. */
export const partnerNames = (text: string): string[] =>
  [...new Set(text.split('\n').map((line) => line.trim()))].filter(Boolean).slice(0, 30)

/**
 * Checks what was typed of a tool: an input to store, or what to correct, in the person's language.
 * @param complete a public one says what it is, about what and for whom; a draft only its name
 */
export function checkTool(
  lang: Lang,
  form: ToolForm,
  context: FormContext,
  complete: boolean,
): Checked<ToolInput> {
  const t = formMessages[lang].errors
  const errors: FieldError[] = []
  const refuse = (field: string, message: string): null => {
    if (!errors.some((each) => each.field === field)) errors.push({ field, message })
    return null
  }
  const text = (field: keyof ToolForm, max: number) => {
    const value = form[field] as string
    return value.length > max ? refuse(field, t.long(max)) : value || null
  }
  const number = (field: keyof ToolForm, least: number, most: number, digits = 0) => {
    const value = (form[field] as string).replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.')
    if (value === '') return null
    const shape = digits > 0 ? /^\d{1,9}(\.\d{1,3})?$/ : /^\d{1,9}$/
    if (!shape.test(value) || Number(value) < least || Number(value) > most)
      return refuse(field, t.number(least, most))
    return Number(value)
  }
  const euros = (field: 'price' | 'deposit' | 'replacementValue', most = 100_000_000) => {
    const cents = readCents(form[field], most)
    return cents === undefined ? refuse(field, t.amount) : toEuros(cents)
  }
  const oneOf = <T extends string>(field: keyof ToolForm, values: readonly T[], required = false) => {
    const found = values.find((value) => value === form[field])
    if (!found && (form[field] !== '' || required)) refuse(field, t.choose)
    return found ?? null
  }
  const boolean = (field: 'power' | 'internet' | 'insurance' | 'lendable' | 'modulesApart') => {
    const answer = oneOf(field, ['yes', 'no'])
    return answer === null ? null : answer === 'yes'
  }
  const codes = (field: 'theme' | 'audience' | 'access', required: boolean) => {
    const known = [...new Set(form[field])].filter((code) => context.codes[field].has(code))
    if (required && known.length === 0) refuse(field, t[field === 'theme' ? 'theme' : 'audience'])
    return known
  }

  const kind = oneOf('kind', toolKinds, true)
  if (form.titleFr === '') refuse('titleFr', t.title)
  if (complete && form.summaryFr === '') refuse('summaryFr', t.summary)
  const url = z
    .url({ protocol: /^https?$/ })
    .max(500)
    .safeParse(form.sourceUrl)
  if (form.sourceUrl && !url.success) refuse('sourceUrl', t.url)
  const ageMin = number('ageMin', 0, 120)
  const ageMax = number('ageMax', 0, 120)
  if (ageMin !== null && ageMax !== null && ageMax < ageMin) refuse('ageMax', t.ages)
  const minDays = number('minDays', 1, 730) ?? 1
  const maxDays = number('maxDays', 1, 730)
  if (maxDays !== null && maxDays < minDays) refuse('maxDays', t.maxDays)
  const firstDays = number('firstDays', 1, 730)
  if (form.first && !context.territories.has(form.first)) refuse('first', t.choose)
  if (form.first && firstDays === null && form.firstDays === '') refuse('firstDays', t.firstDays)
  const [firstKind, firstCode] = form.first.split('/')
  const parts = partsOf(form, t, refuse)
  const modulesApart = boolean('modulesApart') ?? false
  if (modulesApart && parts.every(({ module }) => module === null)) refuse('modulesApart', t.noModule)
  const partners = partnerNames(form.partners).flatMap((name) => {
    const id = context.organisations.get(name)
    return id ?? refuse('partners', t.partner(name)) ?? []
  })
  const value: ToolInput = {
    kind: kind ?? 'kit',
    titleFr: text('titleFr', 140) ?? '',
    titleEn: text('titleEn', 140),
    summaryFr: text('summaryFr', 200),
    summaryEn: text('summaryEn', 200),
    descriptionFr: text('descriptionFr', 10_000),
    descriptionEn: text('descriptionEn', 10_000),
    objectivesFr: text('objectivesFr', 4000),
    objectivesEn: text('objectivesEn', 4000),
    terms: {
      theme: codes('theme', complete),
      audience: codes('audience', complete),
      access: codes('access', false),
    },
    languages: [...new Set(form.languages)].filter((code) => context.codes.language.has(code)),
    ageMin,
    ageMax,
    durationMinutes: number('durationMinutes', 1, 10_080),
    groupSize: number('groupSize', 1, 2000),
    floor: number('floor', 0, 10_000, 1),
    wall: number('wall', 0, 1000, 1),
    height: number('height', 0, 50, 1),
    power: boolean('power'),
    internet: boolean('internet'),
    volume: number('volume', 0, 500, 2),
    weight: number('weight', 0, 50_000, 1),
    vehicle: oneOf('vehicle', vehicles),
    setupMinutes: number('setupMinutes', 0, 10_080),
    setupPeople: number('setupPeople', 1, 100),
    mediation: oneOf('mediation', mediations),
    credits: text('credits', 1000),
    createdYear: number('createdYear', 1900, 2200),
    expectedLoans: number('expectedLoans', 1, 10_000),
    replacementValue: euros('replacementValue', 1_000_000_000),
    modulesApart,
    lendable: boolean('lendable') ?? true,
    sourceUrl: form.sourceUrl || null,
    parts,
    partners,
    closures: closuresOf(form, t, refuse),
    borrowers: oneOf('borrowers', borrowerKinds) ?? 'everyone',
    first: firstKind && firstCode && firstDays ? { kind: firstKind, code: firstCode, days: firstDays } : null,
    price: euros('price'),
    priceNote: text('priceNote', 255),
    deposit: euros('deposit'),
    transport: oneOf('transport', transports),
    insurance: boolean('insurance'),
    conditionsFr: text('conditionsFr', 2000),
    conditionsEn: text('conditionsEn', 2000),
    minDays,
    maxDays,
    leadDays: number('leadDays', 0, 730) ?? 0,
    bufferBefore: number('bufferBefore', 0, 90) ?? 0,
    bufferAfter: number('bufferAfter', 0, 90) ?? 0,
  }
  return errors.length > 0 ? { errors } : { value }
}

type Errors = (typeof formMessages)['fr']['errors']
type Refuse = (field: string, message: string) => null

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The rows of contents that say something. */
function partsOf(form: ToolForm, t: Errors, refuse: Refuse): ToolInput['parts'] {
  const whole = (text: string) => (/^\d{1,6}$/.test(text) ? Number(text) : null)
  return form.partName.flatMap((name, at) => {
    const [quantity = '', value = '', module = ''] = [
      form.partQuantity[at],
      form.partValue[at],
      form.partModule[at],
    ]
    if (![name, quantity, value, module].some(Boolean)) return []
    const count = quantity === '' ? 1 : whole(quantity)
    const cents = readCents(value, 100_000_000)
    const wrong = !name || name.length > 200 || !count || module.length > 100
    if (wrong || cents === undefined) refuse('parts', t.part(at + 1))
    const id = form.partId[at] ?? ''
    const known = uuid.test(id) && form.partId.indexOf(id) === at
    return [
      {
        ...(known && { id }),
        name,
        quantity: count ?? 1,
        value: toEuros(cents ?? null),
        module: module || null,
      },
    ]
  })
}

/** The rows of closed days that say something, in order. */
function closuresOf(form: ToolForm, t: Errors, refuse: Refuse): Closure[] {
  const closures = form.closureFrom.flatMap((from, at) => {
    const [to = '', note = ''] = [form.closureTo[at], form.closureNote[at]]
    if (!from && !to && !note) return []
    if (!isDay(from) || !isDay(to) || to < from || note.length > 200) refuse('closures', t.closure(at + 1))
    return [{ from, to, note: note || null }]
  })
  const sorted = closures.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  if (sorted.some((closure, at) => at > 0 && meet(closure, sorted[at - 1] as Closure)))
    refuse('closures', t.closuresMeet)
  return sorted
}
