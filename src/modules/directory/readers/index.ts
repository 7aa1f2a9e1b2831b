import { generic } from './generic.ts'
import { mednum } from './mednum.ts'
import { mesr } from './mesr.ts'
import { museofile } from './museofile.ts'
import { planParticipants } from './plan-participants.ts'
import type { Reader } from './reader.ts'
import { studyActors } from './study-actors.ts'

/** To raise when a reader, matching or merging gives other records of the same files: the packs are then read again at the next start. */
export const readersRevision = 1

/** Every format the directory reads, the most particular first: the first that recognises the columns is chosen. */
const readers: readonly Reader[] = [museofile, mesr, mednum, studyActors, planParticipants, generic]

/** The reader for a file's columns, or the one asked for by its id. */
export function readerFor(columns: Set<string>, id = 'auto'): Reader | undefined {
  return id === 'auto'
    ? readers.find((reader) => reader.recognises(columns))
    : readers.find((reader) => reader.id === id)
}
