import { reachOfTerritory } from '#modules/coverage/index.ts'
import { type NearEntry, nearest, nearestOfEach } from '#modules/search/index.ts'
import type { LonLat, Present } from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import {
  type Diagnosis,
  isSought,
  isUnplaced,
  judge,
  type NextSteps,
  type Verdict,
} from './diagnosis-model.ts'
import { findSimilar } from './find-similar.ts'
import { type FittingFunding, fittingFunding } from './funding-model.ts'
import type { Sheet } from './get-sheet.ts'
import { type NearestActor, soughtTypes } from './model.ts'
import type { Ground } from './region-ground.ts'

const contactsShown = 4
const toolsShown = 4
/** Tools are looked for among so many nearest ones. */
const toolsRead = 40

/** What stands out in a territory and what may be done: two queries at most after what every sheet shares. */
export async function getDiagnosis(
  db: Database,
  sheet: Sheet,
  ground: Ground,
  present: Present,
): Promise<Diagnosis> {
  const { territory, actors, standings } = sheet
  const { kind, code, point } = territory
  const ref = `${kind}/${code}`
  const inRegion = kind === 'region'
  const [{ reach: measured }, similar] = await Promise.all([
    reachOfTerritory(db, inRegion ? null : ref, present.now, present.revision),
    findSimilar(db, territory, ground, present),
  ])
  const types = new Set(actors.groups.map(({ type }) => type))
  const reach = measured.map((each) => ({
    ...each,
    sought: isSought(each.kind.code),
    unplaced: isUnplaced(each, types),
  }))
  const verdicts = inRegion ? [] : judge(reach, standings)
  const lacking = verdicts.flatMap((each) =>
    each.rule === 'reach' && each.tone === 'lack' ? [each.reach.kind] : [],
  )
  const [near, tools] = await Promise.all([
    point ? nearestOf(db, point, lacking, present) : new Map<string, NearEntry>(),
    point ? freeTools(db, point, ground, present) : [],
  ])
  const received = ground.received.by.get(ref)
  return {
    reach,
    nearest: kind === 'commune' || kind === 'epci' ? nearestShown(near) : [],
    received: {
      loans: received?.loans ?? 0,
      since: ground.received.since,
      tools: (received?.tools ?? []).map(({ slug, titleFr, titleEn }) => ({
        slug,
        title: { fr: titleFr, en: titleEn ?? titleFr },
      })),
    },
    verdicts,
    similar,
    next: {
      contacts: contactsFor(near, lacking),
      tools,
      funding: fundingOf(sheet, ground, types, verdicts),
      seasons: ground.seasons,
      lacking: lacking[0]?.code ?? null,
    },
  }
}

type Kinds = readonly { code: string; labelFr: string; labelEn: string }[]
const typeOf = (code: string) => code.split(':')[1] ?? ''

/** The nearest actor of each type people look for first, and of each that lacks. */
function nearestOf(db: Database, point: LonLat, lacking: Kinds, { revision }: Present) {
  const types = lacking.filter(({ code }) => code.startsWith('organisation:')).map(({ code }) => typeOf(code))
  const facets = [...new Set([...soughtTypes, ...types])].map((type) => `type:${type}`)
  return nearestOfEach(db, point, { kind: 'organisation', facets, revision })
}

const nearestShown = (near: ReadonlyMap<string, NearEntry>): NearestActor[] =>
  soughtTypes
    .flatMap((type): NearestActor[] => {
      const entry = near.get(`type:${type}`)
      return entry ? [{ type, entry }] : []
    })
    .sort((a, b) => a.entry.distance - b.entry.distance)

/** For each kind that lacks, the nearest one there is: whom to ask to come, or how they did. */
const contactsFor = (near: ReadonlyMap<string, NearEntry>, lacking: Kinds): NextSteps['contacts'] =>
  lacking
    .filter(({ code }) => code.startsWith('organisation:'))
    .flatMap(({ code, labelFr, labelEn }) => {
      const entry = near.get(`type:${typeOf(code)}`)
      return entry ? [{ kind: { fr: labelFr, en: labelEn }, entry }] : []
    })
    .slice(0, contactsShown)

async function freeTools(
  db: Database,
  point: LonLat,
  { freeTools }: Ground,
  { revision }: Present,
): Promise<NextSteps['tools']> {
  if (freeTools.size === 0) return []
  const near = await nearest(db, point, { kind: 'tool', limit: toolsRead, revision })
  return near.filter(({ id }) => freeTools.has(id)).slice(0, toolsShown)
}

function fundingOf(
  { territory, containers }: Sheet,
  { funding, epci }: Ground,
  present: ReadonlySet<string>,
  verdicts: readonly Verdict[],
): FittingFunding[] {
  const lacking = verdicts.flatMap((each) =>
    each.rule === 'reach' && each.tone === 'lack' ? [typeOf(each.reach.kind.code)] : [],
  )
  const around = [territory, ...containers].map((each) => ({
    ...each,
    type: each.kind === 'epci' ? (epci.get(each.code)?.type ?? null) : null,
  }))
  return fittingFunding(funding, around, new Set([...present, ...lacking]))
}
