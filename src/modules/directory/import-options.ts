import type { Actor } from '#platform/access/actor.ts'
import type { Database, Tx } from '#platform/db/connect.ts'
import type { Progress } from '#platform/progress.ts'
import type { ImportContext } from './import-context.ts'
import type { MatchRule } from './matching.ts'
import type { OrganisationRecord, ProfileField } from './model.ts'

/** What a reader gives for each row: a record, or the reason it cannot be one. `line` counts from 1, headers included. */
export type ReadRow = { line: number; row: Record<string, unknown>; notes?: string[] } & (
  | { record: OrganisationRecord }
  | { reason: string }
)
export type RefusedRow = { line: number; reason: string; row: Record<string, unknown> }

/** What an import did: every row is in exactly one of the four counts. `merged` are new records of organisations already known, by rule. */
export type ImportReport = {
  created: number
  updated: number
  unchanged: number
  refused: number
  merged: Partial<Record<MatchRule, number>>
}

export type ImportOptions = {
  source: string
  dryRun?: boolean
  /** false: each new record makes an organisation, whatever it looks like. */
  matching?: boolean
  /** Told as rows go by; the total is unknown (0) until the end. */
  progress?: Progress
  onRefused?: (refused: RefusedRow) => Promise<void> | void
  context?: ImportContext
  now?: () => Date
  /** Who asked for it, when somebody did. */
  actor?: Actor
  /** Follows the import line by line, and where an interrupted one goes on from. */
  trace?: ImportTrace
}

/** A row of the file, by its rank; `reason` when it is refused. */
export type ReadLine = { position: number; row: ReadRow; reason: string | undefined }

/** What became of one row of the file, or would become of it. */
export type TracedLine = {
  /** Its rank among the rows of the file, from 1; `line` is its line in the file, which several rows may share. */
  position: number
  line: number
  outcome: 'created' | 'updated' | 'unchanged' | 'refused'
  reason: string | null
  recordId: string | null
  name: string | null
  /** Null for one that does not exist yet. */
  organisationId: string | null
  rule: MatchRule | null
  /** Status of an organisation that this brings nobody to see. */
  hidden: string | null
  changes: Partial<Record<ProfileField, { from: unknown; to: unknown }>>
  /** Values of the row that were left aside. */
  notes: string[]
  /** The row as it was read, when it is refused. */
  row: Record<string, unknown> | null
}

/** A record that was written: what it was, to put it back. `before` is its row of provenance, null when there was none. */
export type TracedChange = {
  recordId: string
  organisationId: string
  before: string | null
  /** Address of its organisation before; null when it was born with it. */
  slug: string | null
  fingerprint: string
  createdOrganisation: boolean
}

/** A batch done, up to the row of this rank. */
export type TracedBatch = { position: number; lines: TracedLine[]; changes: TracedChange[] }

/** Ties made once all records are there: parents as they were and as they are, networks joined. */
export type TracedLinks = {
  parents: { id: string; before: string | null; after: string }[]
  networks: { id: string; network: string }[]
}

/** Who follows an import. */
export type ImportTrace = {
  /** Rank of the last row that was dealt with before an interruption; 0 at the start. */
  after: number
  /** Told of each batch in its own transaction: when it throws, nothing of the batch is kept. In a dry run, told outside of any. */
  record: (tx: Database, batch: TracedBatch) => Promise<void>
  /** Told of the ties, in their transaction. */
  linked?: (tx: Tx, links: TracedLinks) => Promise<void>
}
