import { getSources } from '#modules/territories/index.ts'
import type { CellValue } from '#platform/csv.ts'
import { formatNumber } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { View, ViewMaker } from '#ui/view.ts'
import { messages } from '../messages/index.ts'
import { barsOf, fullLabel, type StudyTable, studyPath } from '../model.ts'
import { publishedPercent, TableBars } from '../pages/study-table.tsx'
import { listStudies } from '../store.ts'

/** A table of a published study, as published: `etude/enquete-2019/types`. */
export const studyViews: ViewMaker = {
  kinds: { etude: { fr: 'Tableau d’une étude', en: 'Table of a study' } },
  make: async (c, asked) => {
    const { db } = c.get('services')
    const lang = c.get('lang')
    const studies = await listStudies(db)
    const sources = await getSources(
      db,
      studies.map(({ source }) => source),
    )
    return asked.map(({ subject }): View | null => {
      const [slug, id] = subject.split('/')
      const study = studies.find((each) => each.slug === slug)
      const table = study?.tables.find((each) => each.id === id)
      if (!study || !table) return null
      const source = sources.get(study.source)
      const chart = barsOf(table)
      return {
        title: table.finding[lang],
        href: studyPath(study.slug, table.id),
        drawing: chart && { body: <TableBars lang={lang} chart={chart} /> },
        table: tableOf(lang, table),
        notes: [
          table.title[lang],
          ...(table.base === null ? [] : [messages[lang].base(formatNumber(lang, table.base))]),
          ...(table.multiple ? [messages[lang].multiple] : []),
          ...(table.note ? [table.note[lang]] : []),
        ],
        sources: [
          source
            ? `${source.publisher}, ${source.title}${source.title.includes(source.vintage) ? '' : ` (${source.vintage})`}, ${source.licence}`
            : `${study.author}, ${study.title[lang]} (${study.year})`,
        ],
      }
    })
  },
}

function tableOf(lang: Lang, table: StudyTable): View['table'] {
  const t = messages[lang]
  const write = {
    count: (value: number) => formatNumber(lang, value),
    percent: (value: number) => publishedPercent(lang, value),
  }
  const plain = (value: CellValue | undefined) =>
    typeof value === 'number' ? value : (value?.toString() ?? null)
  return {
    columns: [
      { label: t.line },
      ...table.shows.map((each) => ({ label: t[each], write: write[each] })),
      ...table.columns.map(({ label }) => ({
        label: label[lang],
        write: (value: number) => formatNumber(lang, value, 1),
      })),
    ],
    rows: table.rows.map((row) => [
      fullLabel(table, row),
      ...table.shows.map((each) => row[each]),
      ...table.columns.map(({ id }) => plain(row.cells?.[id])),
    ]),
  }
}
