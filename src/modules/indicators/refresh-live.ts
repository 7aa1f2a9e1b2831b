import { everybody, getCoverage, shareWithin } from '#modules/coverage/index.ts'
import { type RecordedValue, recordValues } from '#modules/territories/index.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import type { Ground } from './counted-model.ts'
import { type LiveIndicator, liveIndicators } from './live-indicators.ts'
import { reached, siteSource } from './live-model.ts'
import { countByPlace, freezeBefore, isCounted, showsDemonstration, writeSiteSource } from './live-store.ts'
import { messages } from './messages/index.ts'
import { codesByLevel, type Level } from './model.ts'
import { regionCode } from './store.ts'
import { readGround, writeVintages } from './write-store.ts'

/**
 * Counts what the site holds and writes the values of the year; in January those of the year before too, for figures that are told late. Then the
 * years that are over are frozen. One short transaction an indicator.
 */
export async function refreshLive(db: Database, now: Date, signal?: AbortSignal): Promise<void> {
  const [thisYear, month] = parisMonth(now)
  const ground = await readGround(db)
  const codes = codesByLevel(ground.around)
  for (const it of liveIndicators) {
    if (signal?.aborted) return
    const years = it.late && month === 1 ? [thisYear - 1, thisYear] : [thisYear]
    const { counting } = it
    const shares = counting === 'reach' ? await sharesWithin(db, now) : null
    const counts =
      counting === 'reach'
        ? []
        : await Promise.all(
            years.map(async (year) => ({ year, counts: await countByPlace(db, counting, year, now) })),
          )
    await inTransaction(db, async (tx) => {
      await writeSiteSource(tx, siteSource, now)
      const note = (await showsDemonstration(tx, counting)) ? leftOut : null
      const vintages = years.map((year) => ({ year, series: 'site', sourceId: siteSource, note }))
      await writeVintages(tx, it.code, 'live', vintages)
      for (const kind of it.levels ?? []) {
        const own = codes.get(kind) ?? []
        const values = shares
          ? own.flatMap((code) => shareValue(it.code, thisYear, code, shares.get(`${kind}/${code}`)))
          : counts.flatMap(({ year, counts: each }) =>
              liveValues(it, { kind, codes: own, year }, each, ground),
            )
        await recordValues(
          tx,
          { origin: 'live', kind, codes: own, indicators: [it.code], years },
          values,
          now,
        )
      }
      await freezeBefore(tx, [it.code], it.late && month === 1 ? thisYear - 1 : thisYear, now)
    })
  }
}

/** What to say of a figure while the site shows demonstration data of that kind. */
const leftOut = { fr: messages.fr.leftOut, en: messages.en.leftOut }

/** Counts once in a year, so that a site that begins does not wait for the night. @returns whether it did */
export async function countLiveOnce(db: Database, now: Date): Promise<boolean> {
  if (await isCounted(db, parisMonth(now)[0])) return false
  await refreshLive(db, now)
  return true
}

/**
 * The values of one indicator for the territories of a level. None of a thing is zero; but where nobody told how many came, nothing is known.
 */
function liveValues(
  { code: indicator, counting, perPopulation }: Pick<LiveIndicator, 'code' | 'counting' | 'perPopulation'>,
  { kind, codes, year }: { kind: Level; codes: readonly string[]; year: number },
  counts: ReadonlyMap<string, number>,
  { around, population }: Ground,
): RecordedValue[] {
  const sums = new Map<string, number>()
  for (const [place, count] of counts) {
    const refs = place.includes('/') ? [place] : (around.get(place) ?? [])
    for (const ref of refs) sums.set(ref, (sums.get(ref) ?? 0) + count)
  }
  return codes.flatMap((code): RecordedValue[] => {
    const ref = `${kind}/${code}`
    const sum = sums.get(ref)
    if (sum === undefined && counting === 'visits')
      return [{ code, indicator, year, value: null, status: 'unavailable' }]
    const people = population.get(ref)
    if (perPopulation !== null && !people) return []
    const value = perPopulation === null ? (sum ?? 0) : (perPopulation * (sum ?? 0)) / (people ?? 1)
    return [{ code, indicator, year, value: Math.round(value * 10_000) / 10_000, status: 'published' }]
  })
}

/** The share of inhabitants who have a museum near them, by `kind/code` of each département, each EPCI and the region. */
async function sharesWithin(db: Database, now: Date): Promise<Map<string, number | null>> {
  const query = { ...reached, counted: everybody, measure: 'reach' } as const
  const { territories, region } = await getCoverage(db, query, now)
  const code = await regionCode(db)
  return new Map([
    ...[...territories].map(([ref, tally]) => [ref, shareWithin(tally)] as const),
    ...(code === null ? [] : [[`region/${code}`, shareWithin(region)] as const]),
  ])
}

function shareValue(
  indicator: string,
  year: number,
  code: string,
  share: number | null | undefined,
): RecordedValue[] {
  if (share === null || share === undefined) return []
  return [{ code, indicator, year, value: Math.round(share * 100) / 100, status: 'published' }]
}

/** The year and the month of Paris. */
function parisMonth(now: Date): [number, number] {
  const text = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Paris',
    year: 'numeric',
    month: '2-digit',
  }).format(now)
  const [year, month] = text.split('-').map(Number)
  return [year as number, month as number]
}
