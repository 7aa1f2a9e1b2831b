import { LRUCache } from 'lru-cache'
import type { OfTerritory } from '#modules/agenda/index.ts'
import { reachOfTerritory } from '#modules/coverage/index.ts'
import { receivedTools } from '#modules/loans/index.ts'
import { emptyQuery, listEntries, nearest, nearestOfEach, searchRevision } from '#modules/search/index.ts'
import { getSeasons, presentEdition } from '#modules/seasons/index.ts'
import type { LonLat, Territory } from '#modules/territories/index.ts'
import { freeSlugs, plusDays, today } from '#modules/tools/index.ts'
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
import type { Actors } from './model.ts'

const contactsShown = 4
const toolsShown = 4
const seasonsShown = 3
/** Tools are looked for among so many nearest ones. */
const toolsRead = 40
const yearOfDays = 365
/** A tool is free when it may be had for a week, in a fortnight. */
const [freeFrom, freeDays] = [14, 6]

/** What a sheet already knows of its territory. */
export type KnownOfTerritory = {
  territory: Territory
  actors: Actors
  events: OfTerritory
  regionEvents: OfTerritory
}

type Kept = LRUCache<string, Diagnosis>
const kept = new WeakMap<Database, Kept>()
// Loans do not move what is public: what was received is known to ten minutes.
const keptFor = 600_000

/** What stands out in a territory and what may be done. Kept as long as nothing public changes, ten minutes at most. */
export async function getDiagnosis(db: Database, known: KnownOfTerritory, now: Date): Promise<Diagnosis> {
  const { kind, code } = known.territory
  const answers: Kept = kept.get(db) ?? new LRUCache({ max: 600, ttl: keptFor })
  kept.set(db, answers)
  const key = `${kind}/${code} ${await searchRevision(db)} ${today(now)}`
  const before = answers.get(key)
  if (before) return before
  const made = await makeDiagnosis(db, known, now)
  answers.set(key, made)
  return made
}

async function makeDiagnosis(db: Database, known: KnownOfTerritory, now: Date): Promise<Diagnosis> {
  const { territory, actors, events, regionEvents } = known
  const { kind, code, point } = territory
  const ref = kind === 'region' ? null : `${kind}/${code}`
  const since = plusDays(today(now), -yearOfDays)
  const [{ people, reach: measured }, equipment, received, everywhere, all, similar] = await Promise.all([
    reachOfTerritory(db, ref, now),
    equipmentOf(db, ref),
    receivedTools(db, ref, since),
    receivedTools(db, null, since),
    listEntries(db, emptyQuery, { kinds: ['organisation'], limit: 1 }),
    findSimilar(db, territory, actors.groups),
  ])
  const present = new Set(actors.groups.map(({ type }) => type))
  const reach = measured.map((each) => ({
    ...each,
    sought: isSought(each.kind.code),
    unplaced: isUnplaced(each, present),
  }))
  const verdicts =
    ref === null
      ? []
      : judge(
          reach,
          {
            actors: { here: actors.total, region: all.total },
            events: eventCounts(events, regionEvents),
            tools: { here: received.loans, region: everywhere.loans },
          },
          people,
        )
  return {
    people,
    reach,
    equipment,
    received: {
      loans: received.loans,
      since,
      tools: received.tools.map(({ slug, titleFr, titleEn }) => ({
        slug,
        title: { fr: titleFr, en: titleEn ?? titleFr },
      })),
    },
    verdicts,
    similar,
    next: await nextSteps(db, point, verdicts, now),
  }
}

function eventCounts(here: OfTerritory, region: OfTerritory) {
  if (here.lastYear.more || region.lastYear.more) return null
  const count = ({ coming, lastYear }: OfTerritory) => coming.total + lastYear.count
  return { here: count(here), region: count(region) }
}

/** What actors of a territory can lend or open: rooms, workshops, resources. */
async function equipmentOf(db: Database, ref: string | null): Promise<Diagnosis['equipment']> {
  const query = { ...emptyQuery, facets: ref ? { territory: [ref] } : {} }
  const { facets } = await listEntries(db, query, {
    kinds: ['organisation'],
    facetGroups: ['equipment'],
    limit: 1,
  })
  return (facets.equipment ?? [])
    .filter(({ count }) => count > 0)
    .map(({ value, labelFr, labelEn, count }) => ({
      code: value,
      label: { fr: labelFr, en: labelEn },
      count,
    }))
    .sort((a, b) => b.count - a.count)
}

async function nextSteps(
  db: Database,
  point: LonLat | null,
  verdicts: readonly Verdict[],
  now: Date,
): Promise<NextSteps> {
  const lacking = verdicts.flatMap((each) =>
    each.rule === 'reach' && each.tone === 'lack' ? [each.reach.kind] : [],
  )
  const sought = lacking.filter(({ code }) => code.startsWith('organisation:'))
  const [contacts, tools, seasons] = await Promise.all([
    point ? contactsFor(db, point, sought) : [],
    point ? freeTools(db, point, now) : [],
    seasonsToCome(db, now),
  ])
  return { contacts, tools, seasons, lacking: lacking[0]?.code ?? null }
}

/** For each kind that lacks, the nearest one there is: whom to ask to come, or how they did. */
async function contactsFor(
  db: Database,
  point: LonLat,
  kinds: readonly { code: string; labelFr: string; labelEn: string }[],
): Promise<NextSteps['contacts']> {
  const facet = (code: string) => `type:${code.split(':')[1]}`
  const found = await nearestOfEach(db, point, {
    kind: 'organisation',
    facets: kinds.map(({ code }) => facet(code)),
  })
  return kinds
    .flatMap(({ code, labelFr, labelEn }) => {
      const entry = found.get(facet(code))
      return entry ? [{ kind: { fr: labelFr, en: labelEn }, entry }] : []
    })
    .slice(0, contactsShown)
}

async function freeTools(db: Database, point: LonLat, now: Date): Promise<NextSteps['tools']> {
  const present = today(now)
  const from = plusDays(present, freeFrom)
  const [near, free] = await Promise.all([
    nearest(db, point, { kind: 'tool', limit: toolsRead }),
    freeSlugs(db, { from, to: plusDays(from, freeDays) }, present),
  ])
  const slugs = new Set(free.ids)
  return near.filter(({ id }) => slugs.has(id)).slice(0, toolsShown)
}

async function seasonsToCome(db: Database, now: Date): Promise<NextSteps['seasons']> {
  const present = today(now)
  return (await getSeasons(db))
    .filter(({ archived }) => !archived)
    .flatMap(({ code, nameFr, nameEn, editions }): NextSteps['seasons'] => {
      const edition = presentEdition(editions, present)
      if (!edition) return []
      const { year, beginsOn, endsOn, submitUntil } = edition
      const named = { code, name: { fr: nameFr, en: nameEn } }
      if ((endsOn ?? `${year}-12-31`) >= present)
        return [{ ...named, year, beginsOn, endsOn, submitUntil, before: null }]
      // It comes back each year: when it was tells when it will be.
      const thisYear = Number(present.slice(0, 4))
      const over = `${thisYear}${(endsOn ?? beginsOn ?? '').slice(4)}` < present
      const next = {
        year: Math.max(year + 1, over ? thisYear + 1 : thisYear),
        beginsOn: null,
        endsOn: null,
      }
      return beginsOn ? [{ ...named, ...next, submitUntil: null, before: { beginsOn, endsOn } }] : []
    })
    .sort((a, b) => whenOf(a).localeCompare(whenOf(b)))
    .slice(0, seasonsShown)
}

const whenOf = ({ year, beginsOn, before }: NextSteps['seasons'][number]) =>
  beginsOn ?? `${year}${before?.beginsOn.slice(4) ?? '-12-31'}`
