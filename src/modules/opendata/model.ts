import type { TerritoryKind } from '#modules/territories/index.ts'

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
