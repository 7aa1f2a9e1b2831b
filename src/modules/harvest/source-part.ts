import type { ReadEvents, Refusal } from '#modules/agenda/index.ts'

/** A part of a source: the events it holds, and those it says it removed. */
export type SourcePart = Pick<ReadEvents, 'records' | 'refused' | 'notes'> & {
  /** Records that the source took away, by their numbers. */
  removed: string[]
  /** How many records there are in all, when the source says so. */
  total: number | null
}

/** How a reading ended, and where the next one begins. */
export type SourceEnd = {
  position: { cursor: string | null; etag: string | null; lastModified: string | null }
  notModified: boolean
  /** The source was read from end to end and is all there: what it lacks has left it. */
  whole: boolean
}

/** Where a file as such is spoken of, rather than one of its records. */
export const wholeFile = 'fichier'
export const isAboutFile = ({ at }: Refusal) => at === wholeFile
