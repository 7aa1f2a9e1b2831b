import { studiesOf, studyPath } from '#modules/studies/index.ts'
import {
  type DataSource,
  getIndicators,
  getSources,
  getStudies,
  getSurroundings,
  getValues,
  type RegionManifest,
  type TerritoryKind,
  type TerritoryName,
  type TerritorySurroundings,
} from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { NotFound } from '#platform/errors.ts'
import { findActors, findNearest } from './find-actors.ts'
import {
  type Actors,
  type ComparedIndicator,
  compareIndicators,
  type NearestActor,
  readStudy,
  type StudyView,
} from './model.ts'

/** Everything a sheet shows. `columns` are the territory then its containers, as the tables compare them. */
export type Sheet = TerritorySurroundings & {
  columns: TerritoryName[]
  indicators: ComparedIndicator[]
  studies: StudyView[]
  actors: Actors
  nearest: NearestActor[]
  sources: Map<string, DataSource>
}

/** Gathers a sheet. @throws NotFound when the pack has no such territory */
export async function getSheet(
  db: Database,
  kind: TerritoryKind,
  code: string,
  manifest: RegionManifest,
): Promise<Sheet> {
  const [surroundings, studies, published, actors] = await Promise.all([
    getSurroundings(db, kind, code),
    getStudies(db, kind, code),
    studiesOf(db, `${kind}/${code}`),
    findActors(db, { kind, code }),
  ])
  if (!surroundings) throw new NotFound(`${kind}/${code}`)
  const comparison = await compareTerritory(db, surroundings)
  const { point } = surroundings.territory
  const near = kind === 'commune' || kind === 'epci'
  const used = comparison.indicators.flatMap((each) =>
    each.indicator.vintages.map((vintage) => vintage.sourceId),
  )
  const own = [
    manifest.territories.source,
    manifest.territories.areaSource,
    manifest.contours?.source,
  ].flatMap((id) => id ?? [])
  const [nearest, sources] = await Promise.all([
    point && near ? findNearest(db, point) : [],
    getSources(db, [...new Set([...used, ...own, ...studies.map((each) => each.sourceId)])]),
  ])
  return {
    ...surroundings,
    columns: comparison.columns,
    indicators: comparison.indicators,
    studies: studies.flatMap((each) => {
      const study = readStudy(each.facts)
      const source = sources.get(each.sourceId)
      const whole = published.find((one) => one.slug === each.study)
      return study && source ? [{ ...study, source, path: whole ? studyPath(whole.slug) : null }] : []
    }),
    actors,
    nearest,
    sources,
  }
}

/** The indicators of a territory beside those of what contains it; one container of each kind, the first by code. */
async function compareTerritory(
  db: Database,
  { territory, containers }: Pick<TerritorySurroundings, 'territory' | 'containers'>,
): Promise<{ columns: TerritoryName[]; indicators: ComparedIndicator[] }> {
  const oneOfEach = containers.filter(
    (each, index) => containers.findIndex((other) => other.kind === each.kind) === index,
  )
  const columns = [{ kind: territory.kind, code: territory.code, name: territory.name }, ...oneOfEach]
  const [indicators, values] = await Promise.all([getIndicators(db), getValues(db, columns)])
  return { columns, indicators: compareIndicators(indicators, values, columns) }
}
