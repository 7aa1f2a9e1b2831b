import type { Day, Span, ToolPart, ToolSheet } from '#modules/tools/index.ts'
import type { Stage } from '../direct-model.ts'

/** One side of an agreement, as the directory knows it. */
export type Party = { id: string; name: string; siret: string | null; address: string[] }

/** The text a holder proposes: `version` 0 is the one that comes with the program. */
export type Template = { version: number; title: string; body: string }

/** All that an agreement says; money in euros. Equal terms are the same agreement. */
export type AgreementTerms = {
  reference: string
  template: Template
  holder: Party
  borrower: Party
  /** `modules`: names of those that are lent; absent: the whole tool. */
  tool: { title: string; copy: string; modules?: string[]; parts: ToolPart[]; value: number | null }
  span: Span
  place: string
  transport: ToolSheet['transport']
  /** The hosts the tool comes straight from and goes straight to; absent: it comes by its holder both ways. */
  direct?: { from: Stage | null; to: Stage | null }
  price: number | null
  priceNote: string | null
  deposit: number | null
  /** Whether the borrower insures; null: not said. */
  insurance: boolean | null
  conditions: string | null
  /** The day the loan was approved. */
  approvedOn: Day
}

/** An article: its title, empty for what comes before the first one, and its paragraphs. */
export type Article = { title: string; paragraphs: string[] }

/** What a template may name between braces, in the order they are explained. */
export const placeholders = [
  'preteur',
  'emprunteur',
  'outil',
  'exemplaire',
  'dates',
  'lieu',
  'transport',
  'prix',
  'caution',
  'valeur',
] as const
export type Placeholder = (typeof placeholders)[number]

const named = /\{([^{}\n]{1,40})\}/g

/** The names between braces that mean nothing. */
export const unknownPlaceholders = (body: string): string[] => [
  ...new Set(
    [...body.matchAll(named)]
      .map(([, name = '']) => name)
      .filter((name) => !placeholders.includes(name as Placeholder)),
  ),
]

/**
 * The articles of a template: a line that begins with `#` is the title of one, an empty line ends a paragraph. `values` take the place of the names
 * between braces; what they say is never read as a name again.
 */
export function articlesOf(body: string, values: Record<Placeholder, string>): Article[] {
  const articles: Article[] = []
  let lines: string[] = []
  const fill = (text: string) =>
    text.replaceAll(named, (whole, name: string) =>
      placeholders.includes(name as Placeholder) ? values[name as Placeholder] : whole,
    )
  const end = () => {
    if (lines.length > 0) {
      if (articles.length === 0) articles.push({ title: '', paragraphs: [] })
      articles.at(-1)?.paragraphs.push(fill(lines.join(' ')))
    }
    lines = []
  }
  for (const raw of body.split(/\r?\n/)) {
    const line = raw.trim()
    const title = /^#{1,4}\s*(.+)$/.exec(line)?.[1]
    if (title !== undefined) {
      end()
      articles.push({ title: fill(title), paragraphs: [] })
    } else if (line === '') end()
    else {
      if (line.startsWith('- ')) end()
      lines.push(line.replace(/^- /, '– '))
    }
  }
  end()
  return articles
}
