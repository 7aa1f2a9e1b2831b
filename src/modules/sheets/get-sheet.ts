import { figuresOf, type Standing, standings } from '#modules/indicators/index.ts'
import { studyPath } from '#modules/studies/index.ts'
import {
  type DataSource,
  getSurroundings,
  type Present,
  type TerritoryKind,
  type TerritoryName,
  type TerritorySurroundings,
} from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { NotFound } from '#platform/errors.ts'
import { findActors } from './find-actors.ts'
import { type Actors, type ComparedIndicator, compareIndicators } from './model.ts'
import { type Ground, identitySources } from './region-ground.ts'
import { readStudy, type StudyView } from './study-model.ts'

/** What a sheet shows of a territory itself. `columns` are the territory then its containers, as the tables compare them. */
export type Sheet = TerritorySurroundings & {
  columns: TerritoryName[]
  indicators: ComparedIndicator[]
  /** How each indicator stands beside the region: what strengths and lacks are judged on. */
  standings: Standing[]
  studies: StudyView[]
  actors: Actors
  /** Of the figures and the studies it shows. */
  sources: ReadonlyMap<string, DataSource>
  /** Of its identity: geographic code, areas, contours. */
  identitySources: DataSource[]
}

/** Gathers a sheet: two queries after what every sheet shares, three for a commune. @throws NotFound when the pack has no such territory */
export async function getSheet(
  db: Database,
  { kind, code }: { kind: TerritoryKind; code: string },
  ground: Ground,
  { revision }: Present,
): Promise<Sheet> {
  const ref = `${kind}/${code}`
  const [surroundings, own, actors] = await Promise.all([
    getSurroundings(db, kind, code),
    kind === 'commune' ? figuresOf(db, { kind, code }) : (ground.figures.values.get(ref) ?? []),
    findActors(db, { kind, code }, revision),
  ])
  if (!surroundings) throw new NotFound(ref)
  const { sources } = ground
  return {
    ...surroundings,
    ...compareTerritory(surroundings, ground, own),
    studies: (ground.studies.get(ref) ?? []).flatMap((each) => {
      const study = readStudy(each.facts)
      const source = sources.get(each.sourceId)
      const whole = ground.published.get(ref)?.find((one) => one.slug === each.study)
      return study && source ? [{ ...study, source, path: whole ? studyPath(whole.slug) : null }] : []
    }),
    actors,
    sources,
    identitySources: identitySources(ground.manifest).flatMap((id) => sources.get(id) ?? []),
  }
}

/** The indicators of a territory beside those of what contains it; one container of each kind, the first by code. */
function compareTerritory(
  { territory, containers }: Pick<TerritorySurroundings, 'territory' | 'containers'>,
  { figures: { indicators, values } }: Ground,
  own: Awaited<ReturnType<typeof figuresOf>>,
): Pick<Sheet, 'columns' | 'indicators' | 'standings'> {
  const oneOfEach = containers.filter(
    (each, index) => containers.findIndex((other) => other.kind === each.kind) === index,
  )
  const columns = [{ kind: territory.kind, code: territory.code, name: territory.name }, ...oneOfEach]
  const all = [...own, ...oneOfEach.flatMap(({ kind, code }) => values.get(`${kind}/${code}`) ?? [])]
  const stands = standings(indicators, all, territory)
  return { columns, indicators: compareIndicators(indicators, all, columns, stands), standings: stands }
}
