import type { Said } from '#modules/agenda/index.ts'

/** What a source of events is read with. */
export const feedKinds = [
  'openagenda-api',
  'ical-url',
  'ical-file',
  'csv',
  'openagenda-file',
  'fds-2023',
  'fds-2017',
] as const
export type FeedKind = (typeof feedKinds)[number]

export const schedules = ['hourly', 'daily', 'weekly', 'manual'] as const
export type Schedule = (typeof schedules)[number]

/** Who wins when a record changed in its source and its event was edited here. */
export const conflictRules = ['ask', 'theirs', 'ours'] as const
export type ConflictRule = (typeof conflictRules)[number]

/** Largest answer or file read, in bytes. */
export const largestSource = 20 * 1024 * 1024

/** Kinds that need an address, and those that take none; the others have one or a file. */
export const needsAddress = (kind: FeedKind) => kind === 'openagenda-api' || kind === 'ical-url'
export const takesFile = (kind: FeedKind) => !needsAddress(kind)

export type Feed = {
  id: string
  name: string
  kind: FeedKind
  url: string | null
  /** Whether a key is kept; the key itself never leaves the store. */
  hasSecret: boolean
  file: { id: string; name: string } | null
  /** Whether events that are over are taken too. */
  past: boolean
  organiser: { id: string; slug: string; name: string } | null
  source: { id: string; title: string; publisher: string; licence: string; url: string | null }
  schedule: Schedule
  conflictRule: ConflictRule
  state: 'active' | 'paused'
  cursor: string | null
  etag: string | null
  lastModified: string | null
  failures: number
  nextRunAt: Date | null
  createdAt: Date
}

export type RunState = 'waiting' | 'running' | 'done' | 'failed' | 'undoing' | 'undone'
export const busyStates: readonly RunState[] = ['waiting', 'running', 'undoing']

const counted = ['created', 'changed', 'removed', 'conflict', 'kept', 'refused', 'unchanged', 'past'] as const
export type Counts = Partial<Record<(typeof counted)[number], number>>

/** One reading of a source, or the trial of one. */
export type Run = {
  id: string
  feedId: string
  dry: boolean
  state: RunState
  askedBy: string | null
  createdAt: Date
  startedAt: Date | null
  endedAt: Date | null
  records: number
  total: number | null
  counts: Counts
  notModified: boolean
  whole: boolean
  error: Said | null
  undoneAt: Date | null
  forgottenAt: Date | null
  fence: number
}

export const acts = ['created', 'changed', 'removed', 'conflict', 'kept', 'refused', 'noted'] as const
export type Act = (typeof acts)[number]
export type UndoOutcome = 'restored' | 'removed' | 'changed' | 'gone'

/** What became of one record. */
export type Line = {
  recordId: string
  act: Act
  title: string | null
  eventId: string | null
  reason: Said | null
  notes: Said[]
  changes: string[]
}
export type ReportLine = Line & { position: string; slug: string | null; undo: UndoOutcome | null }

/** What is known of a record that came before. */
export type KnownRecord = {
  recordId: string
  eventId: string
  fingerprint: string
  eventVersion: number | null
  withdrawnAt: Date | null
  /** Its event was merged into one that another source tells. */
  merged: boolean
}

const hour = 3_600_000
const every: Record<Exclude<Schedule, 'manual'>, number> = {
  hourly: hour,
  daily: 24 * hour,
  weekly: 168 * hour,
}

/**
 * When a source is read again: after its usual while; after a failure sooner, an hour then twice as long each time, and never later
 * than usual.
 */
export function nextRunAt(schedule: Schedule, now: Date, failures = 0): Date | null {
  if (schedule === 'manual') return null
  const usual = every[schedule]
  const wait = failures === 0 ? usual : Math.min(usual, hour * 2 ** Math.min(failures - 1, 10))
  return new Date(now.getTime() + wait)
}

/** How a source is doing: what a list shows of it at a glance. */
export type Health = 'new' | 'busy' | 'good' | 'failing' | 'paused' | 'deciding'
export function healthOf(
  feed: Pick<Feed, 'state' | 'failures'>,
  last: Pick<Run, 'state'> | null,
  conflicts: number,
): Health {
  if (last && busyStates.includes(last.state)) return 'busy'
  if (feed.state === 'paused') return 'paused'
  if (feed.failures > 0) return 'failing'
  if (conflicts > 0) return 'deciding'
  return last ? 'good' : 'new'
}

export const canUndo = (run: Run) =>
  !run.dry && !run.forgottenAt && !run.undoneAt && (run.state === 'done' || run.state === 'failed')
