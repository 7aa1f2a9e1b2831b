import type { Context } from 'hono'
import type { VNode } from 'preact'
import type { Env } from '#platform/http/env.ts'
import type { ZoneMapProps } from './zone-map.tsx'

/** Words, or a number as it is; null where nothing is known. */
type Cell = string | number | null

/** What a view says in a table: numbers as they are, and how each column writes them. */
export type ViewTable = {
  columns: { label: string; write?: (value: number) => string }[]
  /** The first cell names the line. */
  rows: Cell[][]
  /** Whether it is read at once under a drawing: it says what the drawing alone does not. */
  open?: boolean
}

/** One thing that a page shows and that may stand elsewhere: on a dashboard, on another site. */
export type View = {
  /** What it says or measures, in the language of the page. */
  title: string
  /** The page that shows it whole, without language. */
  href: string
  /** The drawing; without one, the table is shown at once. */
  drawing: { map: ZoneMapProps; note: string } | { body: VNode } | null
  table: ViewTable
  /** What to know to read it: classes, base, method. */
  notes: string[]
  /** Where the figures come from and of when, in words. */
  sources: string[]
}

/** A view asked for: its kind, what it is of, and the question in the grammar of the page that shows it whole. */
export type ViewAddress = { kind: string; subject: string; params: URLSearchParams }

/**
 * How a module makes its kinds of view. A new kind is one more maker in `src/routes.ts`: dashboards and embedding know none of them by name.
 * `make` answers every view asked of a page at once, in their order, so that it may read them together; null for one that is nothing (any more).
 */
export type ViewMaker = {
  /** `courbe` → « Courbe », in each language. */
  kinds: Readonly<Record<string, { fr: string; en: string }>>
  make: (c: Context<Env>, asked: readonly ViewAddress[]) => Promise<(View | null)[]>
}

const longest = 500

/** Reads `kind/subject?question`; null when it cannot be one. */
export function parseViewAddress(text: string): ViewAddress | null {
  const found = /^([a-z]+)\/([a-z0-9][a-z0-9._:-]*(?:\/[a-z0-9][a-z0-9-]*)?)(?:\?(.*))?$/.exec(text)
  if (!found || text.length > longest) return null
  const [, kind = '', subject = '', question = ''] = found
  return { kind, subject, params: new URLSearchParams(question) }
}

/** The inverse of `parseViewAddress`: the same question always gives the same address. */
export function viewAddress({ kind, subject, params }: ViewAddress): string {
  const question = params.toString().replaceAll('%2F', '/').replaceAll('%3A', ':')
  return `${kind}/${subject}${question ? `?${question}` : ''}`
}

/** The page where a view is kept, embedded or downloaded, without language. */
export const viewPath = (address: string): string => `/observatoire/vues/${address}`
