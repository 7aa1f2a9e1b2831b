import type { Point } from '#modules/search/index.ts'

/** What a tool is, in the order of lists. */
export const toolKinds = ['kit', 'exhibition', 'workshop', 'game', 'planetarium', 'digital', 'show'] as const
export type ToolKind = (typeof toolKinds)[number]

export const toolStates = ['draft', 'published', 'removed'] as const
export type ToolState = (typeof toolStates)[number]

export const copyStates = ['good', 'worn', 'repair', 'retired'] as const
export type CopyState = (typeof copyStates)[number]

export const vehicles = ['hands', 'car', 'van', 'truck'] as const
export type Vehicle = (typeof vehicles)[number]

/** Used without anybody, after a training, or with somebody who comes along. */
export const mediations = ['alone', 'training', 'mediator'] as const
export type Mediation = (typeof mediations)[number]

export const borrowerKinds = ['everyone', 'network', 'schools'] as const
export type Borrowers = (typeof borrowerKinds)[number]

export const transports = ['borrower', 'holder', 'either'] as const
export type Transport = (typeof transports)[number]

export const toolVocabularies = ['theme', 'audience', 'access'] as const
export type ToolVocabulary = (typeof toolVocabularies)[number]

/** A word of a vocabulary. */
export type Word = { code: string; labelFr: string; labelEn: string }

/** A day of the calendar, `2026-11-27`. */
export type Day = string

/** A stretch of days, both included. */
export type Span = { from: Day; to: Day }

/** One of the parts of a copy: `value` in euros each, to the cent; `module` names parts that may travel apart. */
export type ToolPart = { name: string; quantity: number; value: number | null; module: string | null }

/** A part of a tool that is kept: its photo shows it to whoever counts it; `moduleNumber` is that of its module. */
export type KeptPart = ToolPart & { id: string; moduleNumber: number | null; photo: ToolPhoto | null }

export type Closure = Span & { note: string | null }

/** A photo as pages show it. */
export type ToolPhoto = {
  id: string
  altFr: string
  altEn: string | null
  credit: string
  width: number
  height: number
  widths: number[]
}

/** A document of a tool, a PDF. */
export type ToolDocument = { id: string; title: string; bytes: number }

/** What somebody writes of a tool: measures in metres, kilograms and minutes, money in euros, to the cent. Null: not said. */
export type ToolInput = {
  kind: ToolKind
  titleFr: string
  titleEn: string | null
  summaryFr: string | null
  summaryEn: string | null
  descriptionFr: string | null
  descriptionEn: string | null
  objectivesFr: string | null
  objectivesEn: string | null
  terms: Record<ToolVocabulary, string[]>
  ageMin: number | null
  ageMax: number | null
  languages: string[]
  durationMinutes: number | null
  groupSize: number | null
  floor: number | null
  wall: number | null
  height: number | null
  power: boolean | null
  internet: boolean | null
  volume: number | null
  weight: number | null
  vehicle: Vehicle | null
  setupMinutes: number | null
  setupPeople: number | null
  mediation: Mediation | null
  credits: string | null
  createdYear: number | null
  expectedLoans: number | null
  replacementValue: number | null
  /** Whether modules are lent one without the other. */
  modulesApart: boolean
  lendable: boolean
  sourceUrl: string | null
  /** `id` of those it has already: they keep their photo. */
  parts: (ToolPart & { id?: string })[]
  /** Ids of organisations. */
  partners: string[]
  closures: Closure[]
} & Conditions

/** On what terms a tool is lent. `first`: a territory served before others, until so many days before the loan. */
export type Conditions = {
  borrowers: Borrowers
  first: { kind: string; code: string; days: number } | null
  price: number | null
  priceNote: string | null
  deposit: number | null
  transport: Transport | null
  insurance: boolean | null
  conditionsFr: string | null
  conditionsEn: string | null
  minDays: number
  maxDays: number | null
  leadDays: number
  bufferBefore: number
  bufferAfter: number
}

/** A tool as pages, feeds and the API give it. */
export type ToolSheet = Omit<ToolInput, 'terms' | 'partners' | 'first' | 'parts'> & {
  id: string
  slug: string
  themes: Word[]
  audiences: Word[]
  access: Word[]
  partners: { id: string; slug: string; name: string }[]
  first: { kind: string; code: string; days: number; name: string } | null
  /** `id` null: as a source wrote it; `slug` null: no public sheet. */
  holder: { id: string | null; slug: string | null; name: string } | null
  source: { id: string; title: string; licence: string } | null
  parts: KeptPart[]
  /** Of the tool as a whole. */
  photos: ToolPhoto[]
  documents: ToolDocument[]
  state: ToolState
  demo: boolean
  version: number
  createdAt: Date
  updatedAt: Date
  /** Where its copies live, the first one first; its holder's when it has none. */
  places: { commune: string; name: string; point: Point | null }[]
  copies: { total: number; lent: number }
}

/** A copy, as the people of its holder see it; money in euros. */
export type ToolCopy = {
  id: string
  code: string
  state: CopyState
  organisation: { id: string; slug: string; name: string } | null
  commune: { code: string; name: string } | null
  purchasedOn: Day | null
  purchaseValue: number | null
  insuranceValue: number | null
  note: string | null
  /** Modules that are not lent until they are mended. */
  brokenModules: number[]
  version: number
  periods: CopyPeriod[]
}

export type PeriodKind = 'closure' | 'repair' | 'loan'

/** When a copy is taken, and by what; `modules`: the names of those that are, null for all of it. */
export type CopyPeriod = Span & {
  id: string
  kind: PeriodKind
  modules: string | null
  note: string | null
}

/** A tool of which nothing is said yet. */
export const emptyTool: ToolInput = {
  kind: 'kit',
  titleFr: '',
  titleEn: null,
  summaryFr: null,
  summaryEn: null,
  descriptionFr: null,
  descriptionEn: null,
  objectivesFr: null,
  objectivesEn: null,
  terms: { theme: [], audience: [], access: [] },
  ageMin: null,
  ageMax: null,
  languages: [],
  durationMinutes: null,
  groupSize: null,
  floor: null,
  wall: null,
  height: null,
  power: null,
  internet: null,
  volume: null,
  weight: null,
  vehicle: null,
  setupMinutes: null,
  setupPeople: null,
  mediation: null,
  credits: null,
  createdYear: null,
  expectedLoans: null,
  replacementValue: null,
  modulesApart: false,
  lendable: true,
  sourceUrl: null,
  parts: [],
  partners: [],
  closures: [],
  borrowers: 'everyone',
  first: null,
  price: null,
  priceNote: null,
  deposit: null,
  transport: null,
  insurance: null,
  conditionsFr: null,
  conditionsEn: null,
  minDays: 1,
  maxDays: null,
  leadDays: 0,
  bufferBefore: 0,
  bufferAfter: 0,
}
