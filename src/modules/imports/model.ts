import type {
  ColumnMapping,
  GenericTarget,
  MatchRule,
  ProfileField,
  TracedLinks,
} from '#modules/directory/index.ts'

/** Largest file taken from a browser, in bytes. */
export const largestFile = 20 * 1024 * 1024
/** More columns than any table made by hand: past that, the file is something else. */
export const mostColumns = 300

export type ImportState =
  | 'uploaded'
  | 'checking'
  | 'checked'
  | 'queued'
  | 'running'
  | 'done'
  | 'failed'
  | 'cancelled'
  | 'undoing'
  | 'undone'

/** States in which a process works, or is about to. */
export const busyStates = ['checking', 'queued', 'running', 'undoing'] as const satisfies ImportState[]

/** A column of the file: its folded name, the one it bears, and the first values met in it. */
export type FileColumn = { key: string; name: string; samples: string[] }

/** What a new source says of itself. */
export type NewSource = {
  title: string
  publisher: string
  licence: string
  vintage: string
  url: string | null
}

/** How many rows had each outcome; `merged` and `noted` are parts of them. */
export type Counts = {
  created: number
  updated: number
  unchanged: number
  refused: number
  merged: number
  noted: number
}
export const noCounts: Counts = { created: 0, updated: 0, unchanged: 0, refused: 0, merged: 0, noted: 0 }

/** What an undo came to, record by record. */
export type UndoCounts = Partial<
  Record<'restored' | 'removed' | 'archived' | 'changed' | 'later' | 'gone' | 'kept', number>
>

/** One import, from its file to its end. */
export type Run = {
  id: string
  sourceId: string
  sourceTitle: string | null
  newSource: NewSource | null
  fileId: string | null
  fileName: string
  encoding: string
  format: string
  columns: FileColumn[]
  mapping: ColumnMapping | null
  state: ImportState
  total: number
  checked: number
  position: number
  undone: number
  counts: Counts
  ignoredColumns: string[]
  links: TracedLinks | null
  error: string | null
  origin: 'form' | 'command'
  askedBy: { id: string; name: string } | null
  createdAt: Date
  appliedAt: Date | null
  endedAt: Date | null
  undoneAt: Date | null
  forgottenAt: Date | null
  fence: number
}

/** One row of the report. */
export type ReportLine = {
  position: number
  line: number
  outcome: 'created' | 'updated' | 'unchanged' | 'refused'
  reason: string | null
  recordId: string | null
  name: string | null
  organisation: { slug: string; name: string; status: string } | null
  rule: MatchRule | null
  hidden: string | null
  changes: Partial<Record<ProfileField, { from: unknown; to: unknown }>>
  notes: string[]
  cells: Record<string, unknown> | null
}

/** What the report may be narrowed to. */
export const outcomes = ['created', 'updated', 'merged', 'unchanged', 'refused', 'noted'] as const
export type OutcomeFilter = (typeof outcomes)[number]

/** What somebody may ask of an import. */
export const acts = ['check', 'apply', 'cancel', 'undo'] as const
export type Act = (typeof acts)[number]

/** From which states an act is possible, and what it leads to. */
const moves: Record<Act, { from: ImportState[]; to: ImportState }> = {
  check: { from: ['uploaded', 'checked', 'failed', 'cancelled'], to: 'checking' },
  apply: { from: ['checked', 'failed', 'cancelled'], to: 'queued' },
  cancel: { from: ['checking', 'queued', 'running'], to: 'cancelled' },
  undo: { from: ['done', 'failed', 'cancelled'], to: 'undoing' },
}

/** The state an act leads to; null when the import is not in a state for it. */
export function nextState(
  run: Pick<Run, 'state' | 'position' | 'checked' | 'total' | 'appliedAt' | 'undone' | 'forgottenAt'>,
  act: Act,
): ImportState | null {
  const { from, to } = moves[act]
  if (!from.includes(run.state)) return null
  if (run.forgottenAt) return null
  // Once rows are written, a dry run would tell of a file half imported already.
  if (act === 'check' && run.appliedAt) return null
  if (act === 'apply' && (run.checked < run.total || run.undone > 0)) return null
  if (act === 'undo' && !run.appliedAt) return null
  // A dry run that is stopped leaves the file as it came.
  if (act === 'cancel' && run.state === 'checking') return 'uploaded'
  return to
}

/** The mapping of a file whose columns nobody spoke of yet: as remembered for its source, else as names are recognised. */
export function proposeMapping(
  columns: FileColumn[],
  remembered: ColumnMapping | null,
  guess: (key: string) => string | null,
): ColumnMapping {
  const taken = new Set<string>()
  return Object.fromEntries(
    columns.map(({ key }) => {
      const wish = remembered && key in remembered ? (remembered[key] ?? null) : guess(key)
      const target = wish !== null && taken.has(wish) ? null : wish
      if (target) taken.add(target)
      return [key, target]
    }),
  )
}

/** What is wrong in a mapping: no name, a target that does not exist, or two columns for one value. */
export function mappingFaults(
  mapping: ColumnMapping,
  targets: readonly GenericTarget[],
): { noName: boolean; unknown: string[]; twice: { target: string; columns: string[] }[] } {
  const byName = new Map(targets.map((target) => [target.name, target]))
  const used = Map.groupBy(
    Object.entries(mapping).filter(([, target]) => target !== null),
    ([, target]) => target ?? '',
  )
  return {
    noName: !used.has('nom'),
    unknown: [...used].flatMap(([target, columns]) =>
      byName.has(target) ? [] : columns.map(([column]) => column),
    ),
    twice: [...used].flatMap(([target, columns]) =>
      columns.length > 1 && byName.get(target)?.many === false
        ? [{ target, columns: columns.map(([column]) => column) }]
        : [],
    ),
  }
}

/** A file's name as it is kept and shown: no folder, no control sign, 120 signs at most. */
export function safeFileName(given: string): string {
  const name = (given.split(/[/\\]/).at(-1) ?? '')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^\.+/, '')
  return name.slice(0, 120) || 'fichier'
}
