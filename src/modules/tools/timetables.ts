import { LRUCache } from 'lru-cache'
import { changedEntries, type Found, searchRevision } from '#modules/search/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { dayAt, numberOf } from './days-model.ts'
import { lendingOf } from './lending-store.ts'
import type { Day, Span, ToolPhoto } from './model.ts'
import { cardPhotos } from './photo-store.ts'
import { firstFree, isFree, type Timetable, timetableOf } from './timetable-model.ts'

const batch = 500

/** A published tool and the photo that lists show; `free` is its first free day seen from a day, once it was asked. */
type Kept = {
  slug: string
  timetable: Timetable
  photo: ToolPhoto | null
  free?: { present: number; day: number | null }
}

/** When every published tool is free, and its photo, in memory, in step with the database by the revision of search: every write of a tool moves it. */
class Timetables {
  revision = -1
  /** The revision at which one of them last changed. */
  written = -1
  /** The day of the first reading: what was over long before is not held. */
  since: Day
  readonly tools = new Map<number, Kept>()
  readonly slugs = new Map<string, Kept>()
  readonly answers = new LRUCache<string, Found>({ max: 200 })

  constructor(since: Day) {
    this.since = since
  }

  put(ordinal: number, kept: Kept): void {
    this.remove(ordinal)
    this.tools.set(ordinal, kept)
    this.slugs.set(kept.slug, kept)
  }

  remove(ordinal: number): void {
    const gone = this.tools.get(ordinal)
    if (!gone) return
    this.tools.delete(ordinal)
    if (this.slugs.get(gone.slug) === gone) this.slugs.delete(gone.slug)
  }
}

const held = new WeakMap<Database, { timetables: Timetables; loading: Promise<void> | null }>()

/** The timetables in step with the database: at its revision when the caller has just read it, else one small query when nothing changed. */
async function currentTimetables(db: Database, present: Day, revision?: number): Promise<Timetables> {
  let holder = held.get(db)
  if (!holder || present < holder.timetables.since) {
    holder = { timetables: new Timetables(present), loading: null }
    held.set(db, holder)
  }
  const mine = holder
  const target = revision ?? (await searchRevision(db))
  while (mine.timetables.revision < target) {
    mine.loading ??= catchUp(db, mine.timetables).finally(() => {
      mine.loading = null
    })
    await mine.loading
  }
  return mine.timetables
}

async function catchUp(db: Database, timetables: Timetables): Promise<void> {
  const { revision, written, removed } = await changedEntries(db, 'tool', timetables.revision)
  for (let at = 0; at < written.length; at += batch) {
    const some = written.slice(at, at + batch)
    const slugs = some.map(({ id }) => id)
    const [lendings, photos] = await Promise.all([
      lendingOf(db, slugs, timetables.since),
      cardPhotos(db, slugs),
    ])
    for (const { id, ordinal } of some) {
      const lending = lendings.get(id)
      if (lending)
        timetables.put(ordinal, { slug: id, timetable: timetableOf(lending), photo: photos.get(id) ?? null })
    }
  }
  for (const ordinal of removed) timetables.remove(ordinal)
  if (written.length > 0 || removed.length > 0) {
    timetables.answers.clear()
    timetables.written = revision
  }
  timetables.revision = revision
}

/** The published tools that can be had over some days, seen from a day: what `availableSlugs` finds in the database. */
export async function freeSlugs(
  db: Database,
  { from, to }: Span,
  present: Day,
  revision?: number,
): Promise<Found> {
  const timetables = await currentTimetables(db, present, revision)
  const key = `${from} ${to} ${present}`
  const known = timetables.answers.get(key)
  if (known) return known
  const [first, last, today] = [numberOf(from), numberOf(to), numberOf(present)]
  const ids: string[] = []
  for (const { slug, timetable } of timetables.tools.values())
    if (isFree(timetable, first, last, today)) ids.push(slug)
  const found = { ids, version: `${timetables.written} ${key}` }
  timetables.answers.set(key, found)
  return found
}

/** What a list tells of published tools: the first day each may be had for its shortest loan, by slug (null: none within two years), and its photo. */
export async function toolCards(db: Database, present: Day, revision?: number): Promise<ToolCards> {
  const { slugs } = await currentTimetables(db, present, revision)
  const today = numberOf(present)
  const ofTool = (slug: string): number | null => {
    const kept = slugs.get(slug)
    if (!kept) return null
    if (kept.free?.present !== today)
      kept.free = {
        present: today,
        day: firstFree(kept.timetable, today, kept.timetable.minDays, today),
      }
    return kept.free.day
  }
  return {
    rank: (slug) => ofTool(slug) ?? Number.POSITIVE_INFINITY,
    day: (slug) => {
      const day = ofTool(slug)
      return day === null ? null : dayAt(day)
    },
    photo: (slug) => slugs.get(slug)?.photo ?? null,
  }
}

/** By slug: `day` it is next free, `rank` a number that grows with it, infinite for never; `photo` shown in lists. */
export type ToolCards = {
  rank: (slug: string) => number
  day: (slug: string) => Day | null
  photo: (slug: string) => ToolPhoto | null
}

/** Reads what the first question would wait for: to be called when the server starts. */
export async function prepareTimetables(db: Database, present: Day): Promise<void> {
  await currentTimetables(db, present)
}
