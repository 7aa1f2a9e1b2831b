import {
  changedEventFields,
  type EditableEvent,
  type EventContent,
  type EventInput,
  listEventVersions,
} from '#modules/agenda/index.ts'
import type { Database } from '#platform/db/connect.ts'

/**
 * What somebody wants, put on what others changed meanwhile: the event as it is, with the fields that they changed themselves. Sessions and
 * places go together: the ones name the others by rank.
 */
export async function rebase(
  db: Database,
  present: EditableEvent,
  wanted: EventInput,
  baseVersion: number,
): Promise<EventContent> {
  const versions = await listEventVersions(db, present.id)
  const base = versions.find(({ number }) => number === baseVersion)?.content ?? present.content
  const mine: EventContent = {
    ...wanted,
    organiserId: wanted.organiserId ?? null,
    partners: wanted.partners ?? [],
    speakers: wanted.speakers ?? [],
  }
  const changed = new Set(changedEventFields(base, mine))
  if (changed.has('sessions') || changed.has('places')) changed.add('sessions').add('places')
  const own = Object.fromEntries([...changed].map((field) => [field, mine[field]]))
  return { ...present.content, ...own }
}
