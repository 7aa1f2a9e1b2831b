import type { Lang } from '#platform/i18n/lang.ts'
import { printable } from '#platform/pdf/printable.ts'
import { messages } from '../messages/index.ts'
import { printingMessages } from '../messages/printing.ts'
import { type Fact, label } from '../messages/tool-words.ts'
import { type ToolSheet, toolKinds } from '../model.ts'
import {
  catalogueFacts,
  type PrintedTool,
  partsInWords,
  printedThemes,
  printedTool,
  type Surroundings,
} from './printed-tool.ts'

/** Most tools of a catalogue: two hundred and fifty pages or so. */
export const mostTools = 500

/** A tool that is gathered to be printed, with what goes with it. */
export type GatheredTool = { sheet: ToolSheet; around: Surroundings }

export type CatalogueEntry = PrintedTool & { facts: Fact[]; contents: string; themes: string[] }
/** Tools of one kind, by name. */
export type CatalogueGroup = { title: string; entries: CatalogueEntry[] }

/** What a catalogue holds, kind by kind: each tool once. */
export function groupsOf(lang: Lang, gathered: readonly GatheredTool[]): CatalogueGroup[] {
  return toolKinds.flatMap((kind) => {
    const held = gathered.filter(({ sheet }) => sheet.kind === kind)
    if (held.length === 0) return []
    return [
      { title: messages[lang].kinds[kind], entries: held.map((each) => entryOf(lang, each)).sort(byTitle) },
    ]
  })
}

function entryOf(lang: Lang, { sheet, around }: GatheredTool): CatalogueEntry {
  return {
    ...printedTool(lang, sheet, around),
    facts: catalogueFacts(lang, sheet, around),
    contents: partsInWords(sheet.parts),
    themes: printedThemes(lang, sheet),
  }
}
const byTitle = (one: PrintedTool, other: PrintedTool) => one.title.localeCompare(other.title, 'fr')

/** A line of an index, and the tools whose pages it names; `under` stands over the lines of a part of it. */
export type IndexLine = { under: string; title: string; tools: string[] }

/** Themes in the order of a dictionary, then the tools that have none. */
export function themesOf(lang: Lang, gathered: readonly GatheredTool[]): IndexLine[] {
  const lines = new Map<string, string[]>()
  for (const { sheet } of gathered)
    for (const theme of sheet.themes) push(lines, printable(label(lang, theme), 80), sheet.slug)
  const without = gathered.filter(({ sheet }) => sheet.themes.length === 0)
  return [
    ...sorted(lines).map(([title, tools]) => ({ under: '', title, tools })),
    ...lastLine(printingMessages[lang].noTheme, without),
  ]
}

/** Communes where tools are kept, under their département; then the tools that stand nowhere known. `departements`: names, by commune. */
export function placesOf(
  lang: Lang,
  gathered: readonly GatheredTool[],
  departements: ReadonlyMap<string, string>,
): IndexLine[] {
  const over = new Map<string, Map<string, string[]>>()
  for (const { sheet } of gathered)
    for (const { commune, name } of sheet.places) {
      const under = printable(departements.get(commune) ?? '', 80)
      const lines = over.get(under) ?? new Map<string, string[]>()
      over.set(under, lines)
      push(lines, printable(name, 80), sheet.slug)
    }
  const without = gathered.filter(({ sheet }) => sheet.places.length === 0)
  return [
    ...sorted(over).flatMap(([under, lines]) =>
      sorted(lines).map(([title, tools]) => ({ under, title, tools })),
    ),
    ...lastLine(printingMessages[lang].elsewhere, without),
  ]
}

/** What a catalogue amounts to. */
export function totalsOf(gathered: readonly GatheredTool[]) {
  const sheets = gathered.map(({ sheet }) => sheet)
  return {
    tools: sheets.length,
    lenders: new Set(sheets.flatMap((sheet) => (sheet.lendable && sheet.holder ? [sheet.holder.name] : [])))
      .size,
    communes: new Set(sheets.flatMap((sheet) => sheet.places.map((place) => place.commune))).size,
    demo: sheets.filter((sheet) => sheet.demo).length,
  }
}

const lastLine = (title: string, held: readonly GatheredTool[]): IndexLine[] =>
  held.length === 0 ? [] : [{ under: '', title, tools: held.map(({ sheet }) => sheet.slug) }]

function push(lines: Map<string, string[]>, key: string, slug: string) {
  const known = lines.get(key)
  if (known) known.push(slug)
  else lines.set(key, [slug])
}

const sorted = <T>(lines: Map<string, T>): [string, T][] =>
  [...lines].sort(([one], [other]) => one.localeCompare(other, 'fr'))
