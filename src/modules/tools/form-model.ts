/** The form of a tool as typed: texts of one field, and lists (words ticked, rows). */
export const emptyToolForm = {
  kind: '',
  titleFr: '',
  titleEn: '',
  summaryFr: '',
  summaryEn: '',
  descriptionFr: '',
  descriptionEn: '',
  objectivesFr: '',
  objectivesEn: '',
  theme: [] as string[],
  audience: [] as string[],
  access: [] as string[],
  languages: [] as string[],
  ageMin: '',
  ageMax: '',
  durationMinutes: '',
  groupSize: '',
  floor: '',
  wall: '',
  height: '',
  power: '',
  internet: '',
  volume: '',
  weight: '',
  vehicle: '',
  setupMinutes: '',
  setupPeople: '',
  mediation: '',
  credits: '',
  createdYear: '',
  expectedLoans: '',
  replacementValue: '',
  partners: '',
  partId: [] as string[],
  partName: [] as string[],
  partQuantity: [] as string[],
  partValue: [] as string[],
  partModule: [] as string[],
  modulesApart: 'no',
  lendable: 'yes',
  sourceUrl: '',
  borrowers: 'everyone',
  first: '',
  firstDays: '',
  price: '',
  priceNote: '',
  deposit: '',
  transport: '',
  insurance: '',
  conditionsFr: '',
  conditionsEn: '',
  minDays: '1',
  maxDays: '',
  leadDays: '7',
  bufferBefore: '1',
  bufferAfter: '2',
  closureFrom: [] as string[],
  closureTo: [] as string[],
  closureNote: [] as string[],
}
export type ToolForm = typeof emptyToolForm
export type TextName = { [Key in keyof ToolForm]: ToolForm[Key] extends string ? Key : never }[keyof ToolForm]
export type ListName = Exclude<keyof ToolForm, TextName>

/** The form of a copy as typed. */
export const emptyCopyForm = {
  code: '',
  state: 'good',
  organisation: '',
  commune: '',
  purchasedOn: '',
  purchaseValue: '',
  insuranceValue: '',
  note: '',
}
export type CopyForm = typeof emptyCopyForm

/** The form of a closure or a repair as typed. */
export const emptyPeriodForm = {
  periodKind: 'closure',
  periodModule: '',
  periodFrom: '',
  periodTo: '',
  periodNote: '',
}
export type PeriodForm = typeof emptyPeriodForm

const longest = 12_000
const mostRows = 200

// Neither a control character nor half a character belongs in a text; PostgreSQL refuses NUL.
export const cleanText = (value: unknown): string =>
  typeof value === 'string'
    ? value
        .replaceAll('\r\n', '\n')
        .replaceAll(/[^\P{C}\n\t]/gu, '')
        .trim()
        .slice(0, longest)
    : ''

/** Reads a form, whatever was sent; what is no field of ours is dropped. Rows keep their places. */
export function readForm<Form extends Record<string, string | string[]>>(form: FormData, empty: Form): Form {
  const read = Object.entries(empty).map(([field, value]) => [
    field,
    Array.isArray(value)
      ? form
          .getAll(field)
          .slice(0, mostRows)
          .map((each) => cleanText(each).slice(0, 300))
      : form.has(field)
        ? cleanText(form.getAll(field).at(-1))
        : '',
  ])
  return Object.fromEntries(read) as Form
}
