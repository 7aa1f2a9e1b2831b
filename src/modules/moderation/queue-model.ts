import { z } from 'zod'
import { type CaseKind, type CaseState, caseKinds } from '#modules/cases/index.ts'

export const pageSize = 30
export const caseStates = ['open', 'accepted', 'refused', 'dismissed'] as const satisfies readonly CaseState[]
/** Who looks after a case: me, nobody, somebody else. */
export const holders = ['me', 'nobody', 'someone'] as const
export type Holder = (typeof holders)[number]
/** Waiting for at least so many days. */
const ages = ['7', '30', '90'] as const

const filterSchemas = {
  kind: z.enum(caseKinds),
  state: z.enum(caseStates),
  holder: z.enum(holders),
  territory: z.string().regex(/^(departement|epci)\/[0-9AB]{2,9}$/),
  text: z
    .string()
    .transform((text) =>
      text
        .replace(/[\p{C}\s]+/gu, ' ')
        .trim()
        .slice(0, 100),
    )
    .pipe(z.string().min(1)),
  age: z.enum(ages),
  order: z.enum(['old']),
}
/** What a moderator looks for; no state: what is open. `order` is the newest first when it is left out. */
export type QueueFilters = { [Name in keyof typeof filterSchemas]?: z.infer<(typeof filterSchemas)[Name]> }

const holderWords = { me: 'moi', nobody: 'personne', someone: 'quelquun' } as const
const stateWords = { open: 'ouvert', accepted: 'accepte', refused: 'refuse', dismissed: 'classe' } as const
const names = {
  kind: 'genre',
  state: 'etat',
  holder: 'confie',
  territory: 'territoire',
  text: 'q',
  age: 'depuis',
  order: 'tri',
} as const
export type FilterName = keyof typeof names

/** The names of filters in an address, and what a value is called there. */
export const parameterOf = (name: FilterName): string => names[name]
const words: Partial<Record<FilterName, Record<string, string>>> = {
  holder: holderWords,
  state: stateWords,
  order: { old: 'ancien' },
}

/** Reads filters from an address; one that makes no sense is left out. */
export function readQueueFilters(query: (name: string) => string | undefined): QueueFilters {
  return Object.fromEntries(
    Object.entries(filterSchemas).flatMap(([key, schema]) => {
      const name = key as FilterName
      const given = query(names[name])
      const known = words[name]
      const value = known ? Object.keys(known).find((one) => known[one] === given) : given
      const parsed = schema.safeParse(value)
      return parsed.success ? [[name, parsed.data]] : []
    }),
  )
}

/** The same filters as the query of an address, with its question mark; '' without any. */
export function queueQuery(filters: QueueFilters, more: Record<string, string> = {}): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(filters)) {
    if (value === undefined) continue
    const name = key as FilterName
    query.set(names[name], words[name]?.[value] ?? value)
  }
  for (const [name, value] of Object.entries(more)) query.set(name, value)
  const text = query.toString()
  return text && `?${text}`
}

/** One line of the queue. `author` null: written without an account, or by Maillage itself. */
export type QueueLine = {
  id: string
  kind: CaseKind
  state: CaseState
  organisation: { id: string; slug: string; name: string; commune: string | null }
  other: { slug: string; name: string } | null
  /** The event that it is about. */
  event: string | null
  author: { name: string } | null
  anonymous: boolean
  message: string
  openedAt: Date
  decidedAt: Date | null
  decidedBy: string | null
  assignee: { id: string; name: string } | null
}

/** How many cases each value of a filter would show, the other filters kept. */
export type QueueCounts = {
  kind: Partial<Record<CaseKind, number>>
  state: Partial<Record<CaseState, number>>
  holder: Partial<Record<Holder, number>>
  total: number
}

/** What the filters and the assignment choose among. */
export type QueueChoices = {
  moderators: { id: string; name: string }[]
  territories: { ref: string; name: string }[]
}
