import type { EventReader } from './event-record.ts'
import { fds2017 } from './fds-2017.ts'
import { fds2023 } from './fds-2023.ts'
import { openAgenda } from './open-agenda.ts'
import { readEvents } from './read-events.ts'

/** The readers of event files, under the names that region packs give them; `auto` recognises the format. */
export const eventReaders: ReadonlyMap<string, EventReader> = new Map([
  ['fds-2017', fds2017],
  ['fds-2023', fds2023],
  ['open-agenda', openAgenda],
  ['auto', readEvents],
])

/** Raised when a reader understands a file differently: packs are then read again. */
export const eventReadersRevision = 1
