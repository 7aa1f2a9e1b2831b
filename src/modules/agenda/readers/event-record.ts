import type { EventInput } from '../model.ts'

export type Said = { fr: string; en: string }

/** Something a file says that is not taken, and where it stands: « enregistrement 12 », « 21946385, horaire 3 ». */
export type Refusal = { at: string; reason: Said }

/** An event as a file gives it. `id` is the source's own; `raw` is what was read, as it came. */
export type EventRecord = { id: string; input: EventInput; raw: unknown }

/** What a file holds: its events, the records left out, and what was changed in those that are kept. */
export type ReadEvents = { records: EventRecord[]; refused: Refusal[]; notes: Refusal[] }

/** Reads the text of a whole file; it never throws, it says what is wrong. */
export type EventReader = (text: string) => ReadEvents

/** A record that is an object, and its place in the file. */
export type Row = { fields: Record<string, unknown>; at: string }

/**
 * Reads a JSON file as a list of records, each by itself: one that cannot be read takes no other with it.
 * @param lists names under which the list may stand, when the file is no list itself
 */
export function readRecords(
  text: string,
  lists: readonly string[],
  read: (row: Row, notes: Refusal[]) => EventRecord | Said,
): ReadEvents {
  const result: ReadEvents = { records: [], refused: [], notes: [] }
  const list = listIn(text, lists)
  if (!Array.isArray(list)) return { ...result, refused: [{ at: 'fichier', reason: list }] }
  for (const [index, each] of list.entries()) {
    const at = `enregistrement ${index + 1}`
    const notes: Refusal[] = []
    const found = isObject(each) ? read({ fields: fieldsOf(each), at }, notes) : notAnObject
    if ('input' in found) {
      result.records.push(found)
      result.notes.push(...notes)
    } else result.refused.push({ at, reason: found })
  }
  return result
}

/** The names of the columns of a file's first records, or why it has none. */
export function columnsIn(text: string, lists: readonly string[]): string[] | Said {
  const list = listIn(text, lists)
  return Array.isArray(list)
    ? list
        .slice(0, 20)
        .filter(isObject)
        .flatMap((record) => Object.keys(fieldsOf(record)))
    : list
}

/** Why a record is left out. */
export const missing = {
  id: { fr: 'Aucun identifiant.', en: 'No identifier.' },
  title: { fr: 'Aucun titre.', en: 'No title.' },
  sessions: { fr: 'Aucun horaire lisible.', en: 'No readable time.' },
  published: { fr: 'Pas publié dans son agenda.', en: 'Not published in its agenda.' },
} satisfies Record<string, Said>

const notAnObject: Said = {
  fr: 'Ce n’est pas la description d’un événement.',
  en: 'This does not describe an event.',
}

function listIn(text: string, lists: readonly string[]): unknown[] | Said {
  if (text.trim() === '') return { fr: 'Le fichier est vide.', en: 'The file is empty.' }
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return {
      fr: 'Ce n’est pas du JSON, ou le fichier a été coupé.',
      en: 'This is not JSON, or the file was cut short.',
    }
  }
  if (Array.isArray(value)) return value
  const named = isObject(value) ? lists.map((name) => value[name]).find(Array.isArray) : undefined
  if (named) return named
  const names = lists.join(', ')
  return {
    fr: `On attend une liste d’événements, seule ou sous l’un de ces noms : ${names}.`,
    en: `A list of events is expected, alone or under one of these names: ${names}.`,
  }
}

/** Open data exports hold columns as they are, or under `fields` (version 1 of their API). */
const fieldsOf = (record: Record<string, unknown>) =>
  isObject(record.fields) ? { recordid: record.recordid, ...record.fields } : record

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
