import { formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import type { Chart } from '#ui/chart-view.tsx'
import { Said, SaidTitle } from '#ui/said.tsx'
import { inWords } from '../messages/in-words.ts'
import { messages } from '../messages/index.ts'
import type { AnalysedTable, Campaign, Finding, KeptLine } from '../model.ts'
import { TableView } from './table-view.tsx'

/** A finding ready to be shown. `files`: where it stands alone, language-free, with the reader’s choice; null where it is so already. `elsewhere`: null unless public. */
export type ShownFinding = {
  finding: Finding
  label: KeptLine['label']
  /** The name of its table in plain words. */
  title: string
  table: AnalysedTable | null
  chart: Chart | null
  files: { alone: string | null; svg: string; csv: string; elsewhere: string | null }
}

type Props = {
  lang: Lang
  campaign: Pick<Campaign, 'title' | 'closedAt' | 'publishedAt' | 'openedAt'>
  site: string
  shown: ShownFinding
  heading: 'h1' | 'h2' | 'h3'
  /** Links that must leave the frame they stand in. */
  target?: '_top'
}

/** What a table says, its chart, its lines, where it comes from, its files. */
export function FindingView({ lang, campaign, site, shown, heading: Heading, target }: Props) {
  const t = messages[lang]
  const { finding, label, title, table, chart, files } = shown
  const id = `constat-${finding.id}`
  const said = finding.fr !== '' || finding.en !== ''
  const links = [
    { path: files.alone, words: t.permalink, download: false },
    { path: chart && files.svg, words: t.svg, download: true },
    { path: files.csv, words: t.tableCsv, download: true },
    { path: files.elsewhere, words: t.elsewhere, download: false },
  ].flatMap(({ path, ...rest }) => (path ? [{ path, ...rest }] : []))
  const until = campaign.closedAt ?? campaign.publishedAt ?? campaign.openedAt
  return (
    <article aria-labelledby={id}>
      <Heading id={id} class="finding">
        {said ? <Said lang={lang} words={sentenceOf(finding)} /> : <SaidTitle lang={lang} {...label} />}
      </Heading>
      {said && (
        <p class="measure">
          <SaidTitle lang={lang} {...label} />
        </p>
      )}
      {table && hasSomething(table) ? (
        <TableView lang={lang} table={table} title={title} chart={chart} open={false} />
      ) : (
        <p>{table?.total === 0 ? t.noAnswer : t.notAlone}</p>
      )}
      <p class="src">
        {until && t.source(site, inWords(lang, campaign.title), formatShortDate(lang, until))}{' '}
        {table && (
          <span class="no-print links">
            {links.map(({ path, words, download }) => (
              <a
                key={words}
                href={localPath(lang, path)}
                download={download}
                target={target}
                rel={target && 'noopener'}
              >
                {words}
                <span class="sr"> : {title}</span>
              </a>
            ))}
          </span>
        )}
      </p>
    </article>
  )
}

/** Whether secrecy leaves anything of a table, of answers that there are. */
const hasSomething = ({ rows, total }: AnalysedTable) =>
  total > 0 && rows.some((row) => row.total !== null || row.cells.some((cell) => cell !== null))

/** The sentence of a finding; that in the other language when it is the only one. */
export const sentenceOf = ({ fr, en }: Pick<Finding, 'fr' | 'en'>) => ({ fr: fr || en, en: en || undefined })
