import { z } from 'zod'

/** What happened to one field: before and after, as shown to a reader. */
export type Change = { from: unknown; to: unknown }

/** One act to write down. */
export type NewEntry = {
  /** `organisation.edit`: what kind of thing, which verb. */
  action: string
  object: { kind: string; id: string }
  /** The organisation whose history it belongs to, when it is one's. */
  organisationId?: string | null
  /** Field → change, or facts of the act. Never a secret, never the content of a mail. */
  changes?: Record<string, Change | string | number | boolean | null>
  /** `changes` tells something personal about the person of `object.id`: emptied when they are erased. */
  personal?: boolean
}

export const origins = ['form', 'link', 'api', 'import', 'job', 'command'] as const
export type Origin = (typeof origins)[number]

/** A line of the journal, with the names its references have today. */
export type JournalEntry = {
  id: string
  at: Date
  origin: Origin
  action: string
  /** Null: nobody who has an account. A name of '' : somebody since erased, or who gave none. */
  author: { id: string; name: string; erased: boolean } | null
  object: { kind: string; id: string; name: string | null }
  organisation: { id: string; slug: string; name: string } | null
  changes: Record<string, unknown>
  /** The details tell something personal, and this reader may not see them. */
  hidden: boolean
}

/** What a reader looks for. Dates are days in Paris, both included; `object` is `kind/id`; `organisation` a slug. */
const filterSchemas = {
  object: z.string().regex(/^[a-z-]{1,40}\/[^\s\p{Cc}]{1,200}$/u),
  organisation: z.string().regex(/^[a-z0-9-]{1,200}$/),
  person: z.uuid(),
  action: z.string().regex(/^[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)?$/),
  origin: z.enum(origins),
  from: z.iso.date(),
  until: z.iso.date(),
}
export type JournalFilters = { [Name in keyof typeof filterSchemas]?: z.infer<(typeof filterSchemas)[Name]> }

/** The names of filters in an address. */
const names = {
  object: 'objet',
  organisation: 'structure',
  person: 'personne',
  action: 'acte',
  origin: 'origine',
  from: 'du',
  until: 'au',
} as const

/** Reads filters from an address; one that makes no sense is left out. */
export function readFilters(query: (name: string) => string | undefined): JournalFilters {
  return Object.fromEntries(
    Object.entries(filterSchemas).flatMap(([name, schema]) => {
      const parsed = schema.safeParse(query(names[name as keyof typeof names]))
      return parsed.success ? [[name, parsed.data]] : []
    }),
  )
}

/** The same filters as the query of an address, without its question mark. */
export function filterQuery(filters: JournalFilters): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filters)) query.set(names[name as keyof typeof names], value)
  return query.toString()
}

/** A change as before and after; null for a plain fact. */
export function asChange(value: unknown): Change | null {
  return typeof value === 'object' && value !== null && 'from' in value && 'to' in value
    ? { from: value.from, to: value.to }
    : null
}
