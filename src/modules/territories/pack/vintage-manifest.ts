import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { MappedIndicator, VintageMapping } from '../model/mapping.ts'
import {
  type IndicatorDefinition,
  indicatorDefinition,
  PackError,
  type RegionManifest,
} from '../model/pack.ts'

/** `region.json` with the source in it, in its place when it is known already; as it was when nothing changes. */
export function manifestWith(text: string, source: VintageMapping['source'], indicators: string): string {
  const manifest = JSON.parse(text) as RegionManifest
  const at = manifest.sources.findIndex((each) => each.id === source.id)
  if (manifest.indicators === indicators && isDeepStrictEqual(manifest.sources[at], source)) return text
  manifest.sources.splice(at < 0 ? manifest.sources.length : at, at < 0 ? 0 : 1, source)
  return written(text, { ...manifest, indicators })
}

/**
 * The file of definitions with the years of the mapping in it, each in its place in time.
 * @throws PackError when an indicator has no definition, a year comes twice, or a break of series has no note
 */
export function definitionsWith(
  text: string,
  mapping: VintageMapping,
): { text: string; definitions: IndicatorDefinition[] } {
  const before: IndicatorDefinition[] = JSON.parse(text)
  const definitions = structuredClone(before)
  const seen = new Set<string>()
  for (const mapped of mapping.indicators) {
    const { code, year, series, note } = mapped
    if (seen.has(`${code}_${year}`))
      throw new PackError(`La table de correspondance donne deux fois ${code} ${year}.`)
    seen.add(`${code}_${year}`)
    const definition = definitions.find((each) => each.code === code) ?? added(definitions, mapped)
    definition.vintages = [
      ...definition.vintages.filter((each) => each.year !== year),
      { year, series, source: mapping.source.id, note },
    ].sort((one, other) => one.year - other.year)
    const earlier = definition.vintages.filter((each) => each.year < year).at(-1)
    if (earlier && earlier.series !== series && !note)
      throw new PackError(
        `Indicateur ${code} ${year} : la série « ${series} » n’est pas celle de ${earlier.year} (« ${earlier.series} »). Une rupture se dit : ajoutez une « note » en français et en anglais, ou reprenez la même série.`,
      )
  }
  const checked = z.array(indicatorDefinition).parse(definitions)
  return {
    text: isDeepStrictEqual(before, definitions) ? text : written(text, definitions),
    definitions: checked,
  }
}

function added(
  definitions: IndicatorDefinition[],
  { code, definition }: MappedIndicator,
): IndicatorDefinition {
  if (!definition)
    throw new PackError(
      `Le paquet n’a pas d’indicateur « ${code} » : corrigez son code, ou donnez sa « definition » dans la table de correspondance. Indicateurs du paquet : ${definitions.map((each) => each.code).join(', ') || 'aucun'}.`,
    )
  const made = { code, ...definition, vintages: [] }
  definitions.push(made)
  return made
}

/** JSON indented as the file was. */
function written(before: string, content: unknown): string {
  const indent = before.match(/^\s*[[{]\s*\n( +)/)?.[1]?.length ?? 1
  return `${JSON.stringify(content, null, indent)}\n`
}
