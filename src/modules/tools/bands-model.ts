import { type ToolSheet, type Vehicle, vehicles } from './model.ts'

/** Age bands of lists: the same words as the agenda's. */
const ageBandLimits = {
  '0-5': [0, 5],
  '6-10': [6, 10],
  '11-14': [11, 14],
  '15-17': [15, 17],
  adult: [18, 120],
} as const

/** The bands a tool is for; none when it says no age. */
export function ageBands({ ageMin, ageMax }: Pick<ToolSheet, 'ageMin' | 'ageMax'>): string[] {
  if (ageMin === null && ageMax === null) return []
  return Object.entries(ageBandLimits)
    .filter(([, [least, most]]) => (ageMin ?? 0) <= most && (ageMax ?? 120) >= least)
    .map(([band]) => band)
}

/** Rooms people have, in m²: a tool is in each band that it fits in. */
export const floorBands = [5, 10, 20, 50, 100, 200] as const

/** Lengths of wall people have, in m. */
export const wallBands = [5, 10, 15, 20, 30, 50] as const
/** Heights of ceilings people have, in cm: an address holds no decimal mark. */
export const heightBands = [200, 250, 300, 400, 600] as const

/** The bands that hold a measure; none when it is not said. */
export const bandsThatHold = (measure: number | null, bands: readonly number[]): number[] =>
  measure === null ? [] : bands.filter((band) => measure <= band)

/** The vehicles a tool travels in: a larger one carries what a smaller one does; none when it is not said. */
export const vehiclesThatCarry = (vehicle: Vehicle | null): Vehicle[] =>
  vehicle === null ? [] : vehicles.slice(vehicles.indexOf(vehicle))

/** What it takes to set a tool up, as lists filter it. */
export function setupOf(tool: Pick<ToolSheet, 'power' | 'internet' | 'mediation' | 'lendable'>): string[] {
  return [
    ...(tool.power === false ? ['no-power'] : []),
    ...(tool.internet === false ? ['no-internet'] : []),
    ...(tool.mediation ? [tool.mediation] : []),
    ...(tool.lendable ? ['lendable'] : []),
  ]
}
export const setups = ['lendable', 'no-power', 'no-internet', 'alone', 'training', 'mediator'] as const
