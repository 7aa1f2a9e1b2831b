import { type Figures, figuresOfLevels, profilesOf } from '#modules/indicators/index.ts'
import { type ReceivedTools, receivedTools } from '#modules/loans/index.ts'
import { getSeasons } from '#modules/seasons/index.ts'
import { studiesByTerritory } from '#modules/studies/index.ts'
import {
  type DataSource,
  getSources,
  getStudies,
  type Present,
  type RegionManifest,
  regionManifest,
} from '#modules/territories/index.ts'
import { type Day, freeSlugs, plusDays, today } from '#modules/tools/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { NextSteps } from './diagnosis-model.ts'
import type { FundingDevice } from './funding-model.ts'
import type { Profile } from './likeness-model.ts'
import { readFunding } from './read-funding.ts'
import { seasonsToCome } from './seasons-to-come.ts'
import { type NamedEpci, readEpci } from './store.ts'

/** A tool is free when it may be had for a week, in a fortnight. */
const [freeFrom, freeDays] = [14, 6]
const yearOfDays = 365

/** What every sheet reads of the region, whatever the territory. */
export type Ground = {
  manifest: RegionManifest
  figures: Figures
  sources: ReadonlyMap<string, DataSource>
  studies: Awaited<ReturnType<typeof getStudies>>
  published: Awaited<ReturnType<typeof studiesByTerritory>>
  /** Tools that came since a day, by territory. */
  received: { since: Day; by: ReadonlyMap<string, ReceivedTools> }
  freeTools: ReadonlySet<string>
  seasons: NextSteps['seasons']
  funding: FundingDevice[]
  epci: ReadonlyMap<string, NamedEpci>
  /** EPCI as they are compared: their latest figures, and the logarithm of how many live there. */
  profiles: Profile[]
}

const kept = new WeakMap<Database, { key: string; ground: Promise<Ground> }>()

/** Reads it once for all sheets, again when what is public or a figure changes, every ten minutes at most. */
export function groundOf(db: Database, pack: string, present: Present): Promise<Ground> {
  const key = `${pack} ${present.key}`
  const before = kept.get(db)
  if (before?.key === key) return before.ground
  const ground = readGround(db, pack, present)
  kept.set(db, { key, ground })
  ground.catch(() => kept.delete(db))
  return ground
}

async function readGround(db: Database, pack: string, { now, revision }: Present): Promise<Ground> {
  const manifest = await regionManifest(pack)
  const day = today(now)
  const since = plusDays(day, -yearOfDays)
  const from = plusDays(day, freeFrom)
  const [figures, studies, published, received, free, seasons, funding, epci, profiles] = await Promise.all([
    figuresOfLevels(db),
    getStudies(db),
    studiesByTerritory(db),
    receivedTools(db, since),
    freeSlugs(db, { from, to: plusDays(from, freeDays) }, day, revision),
    getSeasons(db),
    readFunding(pack, manifest),
    readEpci(db),
    profilesOf(db, 'epci'),
  ])
  const named = [
    ...figures.indicators.flatMap(({ vintages }) => vintages.map(({ sourceId }) => sourceId)),
    ...[...studies.values()].flat().map(({ sourceId }) => sourceId),
    ...funding.map(({ source }) => source),
    ...identitySources(manifest),
  ]
  return {
    manifest,
    figures,
    sources: await getSources(db, [...new Set(named)]),
    studies,
    published,
    received: { since, by: received },
    freeTools: new Set(free.ids),
    seasons: seasonsToCome(seasons, day),
    funding,
    epci: new Map(epci.map((each) => [each.code, each])),
    profiles: profilesWith(epci, profiles, figures),
  }
}

/** The sources of a sheet's identity: geographic code, areas, contours. */
export const identitySources = ({ territories, contours }: RegionManifest): string[] =>
  [territories.source, territories.areaSource, contours?.source].flatMap((id) => id ?? [])

/** Numbers of people and of things follow the size of a territory: its logarithm stands for them. */
function profilesWith(
  epci: readonly NamedEpci[],
  profiles: ReadonlyMap<string, ReadonlyMap<string, number>>,
  { indicators }: Figures,
): Profile[] {
  const compared = new Set(
    indicators.flatMap(({ code, unit, origin }) =>
      // Likeness is of people and places, not of what is done for them: that is what one looks for in those alike.
      unit !== 'inhabitants' && unit !== 'count' && (origin === 'pack' || origin === 'hand') ? [code] : [],
    ),
  )
  return epci.map(({ code, population }) => ({
    code,
    values: new Map([
      ...[...(profiles.get(code) ?? [])].filter(([indicator]) => compared.has(indicator)),
      ...(population ? [['size', Math.log10(population)] as const] : []),
    ]),
  }))
}
