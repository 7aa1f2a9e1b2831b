import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { type Column, column, csvFile } from '#platform/csv.ts'
import type { Env } from '#platform/http/env.ts'
import { streamFile } from '#platform/http/stream.ts'
import { getNetworkUsage, getOwnUsage } from '../get-usage.ts'
import { usageMessages } from '../messages/index.ts'
import { parsePeriod, periodCode } from '../period-model.ts'
import { type Counts, meanSatisfaction } from '../usage-model.ts'
import { facetWords } from '../usage-store.ts'
import { withheld } from '../withheld.ts'
import { organisationsOf, privateTable } from './asked.ts'

/** `GET /compte/outils/usage.csv?periode=`: each of one's tools, with its counts. */
export async function ownUsageFile(c: Context<Env>): Promise<Response> {
  const lang = c.get('lang')
  const t = usageMessages[lang]
  const period = parsePeriod(c.req.query('periode'))
  const { db, now } = c.get('services')
  const { tools, named } = await getOwnUsage(db, organisationsOf(c), period, now())
  return privateTable(c, 'usage-outils.csv', [
    t.csv,
    ...tools.map(({ key, counts }) => {
      const tool = named.get(key)
      return [
        (lang === 'en' ? tool?.titleEn : null) ?? tool?.titleFr ?? key,
        tool?.holder ?? '',
        periodCode(period),
        counts.requests,
        counts.lent,
        counts.days,
        counts.ahead,
        counts.refused,
        counts.unanswered,
        counts.waiting,
        counts.incidents,
        counts.priced === 0 ? null : counts.euros,
        counts.received,
        counts.told,
        ...(counts.told === 0
          ? [null, null, null, null, null, null]
          : [
              counts.visitors,
              counts.pupils,
              counts.children,
              counts.teenagers,
              counts.adults,
              counts.seniors,
            ]),
        counts.rated,
        rounded(meanSatisfaction(counts)),
        tool?.demo ? t.yes : t.no,
      ]
    }),
  ])
}

const rounded = (mean: number | null) => mean && Math.round(100 * mean) / 100

type Line = { period: string; table: string; key: string; name: string; counts: Counts | null; demo: boolean }
const { fr, en } = usageMessages
const told = (
  words: keyof typeof fr.fields,
  type: Column<Line>['type'],
  value: (line: Line) => ReturnType<Column<Line>['value']>,
) => column<Line>(words, type, fr.fields[words], en.fields[words], value)
const count = (name: 'requests' | 'lent' | 'days' | 'refused' | 'unanswered' | 'waiting') =>
  told(name, 'integer', ({ counts }) => counts?.[name] ?? null)

const columns: Column<Line>[] = [
  told('period', 'string', ({ period }) => period),
  told('table', 'string', ({ table }) => table),
  told('key', 'string', ({ key }) => key),
  told('name', 'string', ({ name }) => name),
  count('requests'),
  count('lent'),
  count('days'),
  count('refused'),
  count('unanswered'),
  count('waiting'),
  told('status', 'string', ({ counts }) => (counts === null ? 'secret' : 'publie')),
  told('demo', 'boolean', ({ demo }) => demo),
]

/** `GET /observatoire/prets.csv?periode=`: every table of the page, what tells who kept back. */
export async function networkUsageFile(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const usage = await getNetworkUsage(db, parsePeriod(c.req.query('periode')), now())
  const words = await facetWords(db)
  const shown = withheld(usage)
  const base = { period: periodCode(usage.period), demo: usage.invented }
  const lines: Line[] = [
    { ...base, table: 'total', key: '', name: '', counts: usage.total },
    ...shown.seasons.map(({ key, counts }) => {
      const name = usageMessages[lang].seasonName(Number(key))
      return { ...base, period: name, table: 'saison', key: name, name, counts }
    }),
    ...shown.themes.map((line) => ({
      ...base,
      ...line,
      table: 'theme',
      name: words.get(`theme:${line.key}`)?.[lang] ?? line.key,
    })),
    ...shown.kinds.map((line) => ({
      ...base,
      ...line,
      table: 'type',
      name: words.get(`type:tool-${line.key}`)?.[lang] ?? line.key,
    })),
    ...shown.holders.map((line) => ({ ...base, ...line, table: 'structure', name: line.key })),
    ...shown.tools.map(({ key, counts }) => {
      const tool = usage.named.get(key)
      return { ...base, table: 'outil', key: tool?.slug ?? '', name: tool?.titleFr ?? '', counts }
    }),
  ]
  async function* batches() {
    for (let from = 0; from < lines.length; from += 500) yield lines.slice(from, from + 500)
  }
  const version = createHash('sha256').update(JSON.stringify(lines)).digest('base64url').slice(0, 22)
  return streamFile(c, {
    pieces: () => csvFile(batches(), columns, lang),
    type: 'text/csv; charset=utf-8',
    filename: `prets-${base.period}.csv`,
    version: `${lang}${version}`,
  })
}
