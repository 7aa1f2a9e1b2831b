import type { Figure, MappedIndicator, MappedLevel, VintageMapping } from '../model/mapping.ts'
import type { IndicatorDefinition, Membership } from '../model/pack.ts'
import type { Territory } from '../model.ts'
import { enough } from './aggregate.ts'
import { cellKey, type Figures, type ReadVintage, total } from './read-vintage.ts'

/** The values of one indicator, one year and one level, by code of territory. A territory that is not there keeps what its file says. */
export type VintageColumn = {
  kind: MappedLevel['kind']
  name: string
  /** Whether an empty cell of this indicator says that the value is withheld. */
  secret: boolean
  computed: boolean
  cells: Map<string, { figure: Figure; approximated: boolean }>
}

type Pack = { territories: Territory[]; memberships: Membership[]; definitions: IndicatorDefinition[] }
type Refuse = (line: number, reason: string) => void

const decimals = { inhabitants: 0, percent: 2, euros: 0 }

/** Makes the columns: as the file gives them, then those of larger territories whose parts it gives. */
export function vintageColumns(
  mapping: VintageMapping,
  read: ReadVintage,
  pack: Pack,
  refuse: Refuse,
): VintageColumn[] {
  // A level that the table names and the file does not have is left as it is.
  const given = new Set(
    mapping.territories
      .map((each) => each.kind)
      .filter((kind) => read.figures.keys().some((ref) => ref.startsWith(`${kind}/`))),
  )
  const computed = given.has('commune')
    ? (mapping.computed ?? (['epci', 'departement'] as const)).filter((kind) => !given.has(kind))
    : []
  return mapping.indicators.flatMap((mapped) => {
    const definition = pack.definitions.find((each) => each.code === mapped.code)
    if (!definition) return []
    const column = { name: `${mapped.code}_${mapped.year}`, secret: definition.secret }
    const finish = (figure: Figure, ref: string) =>
      checked(round(figure, definition), definition, (reason) =>
        refuse(read.lineOf.get(ref) ?? 0, `${ref.split('/')[1]} : ${column.name} ${reason}`),
      )
    const asGiven = [...given].map(
      (kind): VintageColumn => ({
        ...column,
        kind,
        computed: false,
        cells: new Map(
          pack.territories
            .filter((each) => each.kind === kind)
            .map(({ code }) => {
              const ref = `${kind}/${code}`
              const figure = finish(ratioOf(mapped, read.figures.get(ref) ?? new Map()), ref)
              return [code, { figure, approximated: false }] as const
            }),
        ),
      }),
    )
    if (!addsUp(mapped, definition)) return asGiven
    return [
      ...asGiven,
      ...computed.map(
        (kind): VintageColumn => ({
          ...column,
          kind,
          computed: true,
          cells: new Map(
            wholes(kind, pack).map(([code, communes]) => {
              const { figure, approximated } = combined(mapped, communes, read.figures)
              return [code, { figure: finish(figure, `${kind}/${code}`), approximated }] as const
            }),
          ),
        }),
      ),
    ]
  })
}

/** Whether the parts of a territory give its value: a ratio of sums, or a number of people. A rate alone does not. */
export const addsUp = (mapped: MappedIndicator, definition: Pick<IndicatorDefinition, 'aggregate'>) =>
  mapped.value.over.length > 0 || definition.aggregate === 'sum'

function partsOf({ value }: MappedIndicator, figures: Figures): { top: Figure; bottom: Figure } {
  const sum = (cells: MappedIndicator['value']['sum']) =>
    total(cells.map((each) => figures.get(cellKey(each)) ?? 'absent'))
  return { top: sum(value.sum), bottom: value.over.length > 0 ? sum(value.over) : 1 }
}

function divided({ value }: MappedIndicator, top: Figure, bottom: Figure): Figure {
  if (top === 'secret' || bottom === 'secret') return 'secret'
  if (top === 'absent' || bottom === 'absent' || bottom === 0) return 'absent'
  return (top / bottom) * value.times
}

function ratioOf(mapped: MappedIndicator, figures: Figures): Figure {
  const { top, bottom } = partsOf(mapped, figures)
  return divided(mapped, top, bottom)
}

/** Sums need every commune; a ratio those of 95 % of the population, and is approximated when one is missing. */
function combined(
  mapped: MappedIndicator,
  communes: Territory[],
  figures: ReadVintage['figures'],
): { figure: Figure; approximated: boolean } {
  const parts = communes.map((each) => ({
    people: each.population ?? 1,
    ...partsOf(mapped, figures.get(`commune/${each.code}`) ?? new Map()),
  }))
  const known = parts.filter((each) => typeof each.top === 'number' && typeof each.bottom === 'number')
  const people = (some: typeof parts) => some.reduce((sum, each) => sum + each.people, 0)
  const whole = known.length === parts.length
  const needed = mapped.value.over.length > 0 ? enough * people(parts) : Number.POSITIVE_INFINITY
  if (known.length === 0 || (!whole && people(known) < needed)) {
    const withheld = parts.some((each) => each.top === 'secret' || each.bottom === 'secret')
    return { figure: withheld ? 'secret' : 'absent', approximated: false }
  }
  const bottom = mapped.value.over.length > 0 ? total(known.map((each) => each.bottom)) : 1
  return { figure: divided(mapped, total(known.map((each) => each.top)), bottom), approximated: !whole }
}

/** The territories of a level with their communes; those partly outside the region are left alone: their parts are not all here. */
function wholes(kind: 'epci' | 'departement', pack: Pack): [string, Territory[]][] {
  const communes = new Map(
    pack.territories.filter((each) => each.kind === 'commune').map((each) => [each.code, each]),
  )
  const partial = new Set(
    pack.territories.filter((each) => each.facts.departementsOutside).map((each) => each.code),
  )
  const members = Map.groupBy(
    pack.memberships.filter((each) => each.memberKind === 'commune' && each.kind === kind),
    (each) => each.code,
  )
  return [...members]
    .filter(([code]) => !partial.has(code))
    .map(([code, of]) => [code, of.flatMap((each) => communes.get(each.memberCode) ?? [])])
}

function round(figure: Figure, { unit }: IndicatorDefinition): Figure {
  return typeof figure === 'number' ? Number(figure.toFixed(decimals[unit])) : figure
}

function checked(figure: Figure, { unit }: IndicatorDefinition, refuse: (reason: string) => void): Figure {
  if (unit !== 'percent' || typeof figure !== 'number' || figure <= 100) return figure
  refuse(`donne ${String(figure).replace('.', ',')} %, plus de 100 %`)
  return 'absent'
}
