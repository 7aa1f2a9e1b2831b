import type { MappedLevel } from '../model/mapping.ts'
import type { Territory } from '../model.ts'
import { readNational } from './national-files.ts'

/** Says of each code whether it is the region’s, somewhere else in the country, or of nothing known. */
export type CodeBook = {
  place: (level: MappedLevel, code: string) => { commune?: string } | 'outside' | 'unknown'
}

/** The codes of the pack’s territories beside those of the whole country. `commune` is that of a municipal arrondissement. */
export function codeBook(territories: Pick<Territory, 'kind' | 'code'>[]): CodeBook {
  const national = readNational()
  const own = new Set(territories.map((each) => `${each.kind}/${each.code}`))
  const elsewhere = {
    commune: new Set(national.communes.map((each) => each.code)),
    epci: new Set(national.epci.map((each) => each.code)),
    departement: new Set(national.departements.map((each) => each.code)),
  }
  const parts = new Map(national.municipalArrondissements.map((each) => [each.code, each.commune ?? '']))
  return {
    place(level, code) {
      if (own.has(`${level.kind}/${code}`)) return {}
      const commune = level.kind === 'commune' ? parts.get(code) : undefined
      if (commune !== undefined)
        return level.arrondissements === 'sum' && own.has(`commune/${commune}`) ? { commune } : 'outside'
      return elsewhere[level.kind].has(code) ? 'outside' : 'unknown'
    },
  }
}
