import type { exchangeFormats, feedFormats } from '#modules/agenda/index.ts'
import type { TerritoryKind } from '#modules/territories/index.ts'
import type { FieldType } from '#platform/csv.ts'

/** A territory as files and API give it. */
export type TerritoryRecord = {
  kind: TerritoryKind
  code: string
  name: string
  type: string | null
  population: number | null
  populationYear: number | null
  /** km², computed on the contours */
  area: number | null
  seat: string | null
  sourceId: string
  point: { lon: number; lat: number } | null
  containers: { kind: TerritoryKind; code: string; name: string }[]
}

/** One figure of one territory; `value` is null exactly when the status is `secret` or `unavailable`. */
export type IndicatorFigure = {
  kind: TerritoryKind
  code: string
  territory: string
  indicator: string
  labelFr: string
  labelEn: string
  unit: string
  year: number
  value: number | null
  status: 'published' | 'approximated' | 'secret' | 'unavailable'
  series: string
  noteFr: string | null
  noteEn: string | null
  sourceId: string
  source: string
  publisher: string
  vintage: string
}

export type SourceCredit = {
  id: string
  title: string
  publisher: string
  url: string | null
  licence: string
  licenceConfirmed: boolean
  vintage: string
  noteFr: string | null
  noteEn: string | null
}

export type Term = {
  vocabulary: string
  code: string
  labelFr: string
  labelEn: string
  definitionFr: string | null
  definitionEn: string | null
}

export type DatasetId =
  | 'organisations'
  | 'lieux-mediation-numerique'
  | 'territoires'
  | 'indicateurs'
  | 'etudes'
  | 'enquetes'
  | 'vocabulaires'
export type FileFormat = 'CSV' | 'GeoJSON' | 'NDJSON'

/** A data set as its page and the catalogue show it, with what the database says of it today. */
export type DescribedSet = {
  id: DatasetId
  columns: readonly { name: string; type: FieldType; fr: string; en: string }[]
  /** Public schema that the set follows. */
  schema?: { name: string; version: string; url: string }
  files: readonly { name: string; format: FileFormat }[]
  rows: number
  /** Records left out because the schema requires something that is not known. */
  leftOut: number
  modified: Date | null
  sources: SourceCredit[]
}

/** In what forms the agenda is given: the end of each address, its path; and its account in the fediverse. */
export type AgendaForms = {
  forms: { extension: (typeof feedFormats | typeof exchangeFormats)[number]['extension']; path: string }[]
  account: string
}

/** One operation of the API, as a reader needs it. `example` is a path and query that answer. */
export type Operation = {
  id: string
  path: string
  summary: string
  description: string
  parameters: { name: string; description: string; example: string; required: boolean }[]
  answers: { status: string; description: string }[]
  fields: { name: string; description: string }[]
  example: string
}

/** An operation that needs a token. `body` are the fields it takes, `required` those it cannot do without. */
export type TokenOperation = {
  id: string
  method: string
  path: string
  summary: string
  description: string
  body: string[]
  required: string[]
  answers: { status: string; description: string }[]
}

/** Things that exist here, so that the examples of the API's description answer. */
export type Examples = {
  slug: string
  expert: string
  event: string
  tool: string
  study: string
  studyTable: string
  /** A kind of place of coverage. */
  placeKind: string
  indicator: string
  epci: string
  commune: string
  departement: string
  point: { lon: number; lat: number }
}

/** Examples of the right form, for a database that holds nothing yet. */
export const madeUpExamples: Examples = {
  slug: 'musee',
  expert: 'camille-exemple',
  event: 'atelier',
  tool: 'malle',
  study: 'enquete',
  studyTable: 'types',
  placeKind: 'organisation:museum',
  indicator: 'population',
  epci: '000000000',
  commune: '00000',
  departement: '00',
  point: { lon: 2.3, lat: 46.6 },
}
