import type { CopyState, Mediation, PeriodKind, ToolKind, ToolPart, Vehicle } from './model.ts'

/** When a copy is taken: days from today, both included. */
export type SketchedPeriod = [kind: Exclude<PeriodKind, 'loan'>, from: number, to: number]

/** An invented tool in a few words; what it does not say is null or empty. */
export type ToolSketch = {
  kind: ToolKind
  title: string
  summary: string
  en: [title: string, summary: string]
  objectives: string
  holder: string
  /** The kind of organisation it is. */
  holderType: string
  theme: string[]
  audience: string[]
  access?: string[]
  ages: [min: number | null, max: number | null]
  minutes?: number
  group?: number
  floor: number
  wall?: number
  power: boolean
  volume: number
  weight: number
  vehicle: Vehicle
  setup: [minutes: number, people: number]
  mediation: Mediation
  price: number
  deposit?: number
  loan: [min: number, max: number, lead: number]
  value: number
  year: number
  /** Its modules are lent one without the other. */
  apart?: true
  parts: [name: string, quantity: number, value: number | null, module?: string][]
  copies: { state: CopyState; taken: SketchedPeriod[] }[]
}

export const partOf = ([name, quantity, value, module]: ToolSketch['parts'][number]): ToolPart => ({
  name,
  quantity,
  value,
  module: module ?? null,
})
