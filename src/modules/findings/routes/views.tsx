import type { Context } from 'hono'
import type { Env } from '#platform/http/env.ts'
import { ChartView } from '#ui/chart-view.tsx'
import type { View, ViewAddress, ViewMaker } from '#ui/view.ts'
import { inWords } from '../messages/in-words.ts'
import { messages } from '../messages/index.ts'
import { publishedFinding } from '../published-findings.ts'
import { filterIn } from './shown.ts'

/** A finding of a published report: `enquete/{survey}/{finding}?type=`. One that is not published has no view, whoever asks. */
export const findingViews: ViewMaker = {
  kinds: { enquete: { fr: 'Constat d’une enquête', en: 'Finding of a survey' } },
  make: (c, asked) => Promise.all(asked.map((each) => viewOf(c, each))),
}

async function viewOf(c: Context<Env>, { subject, params }: ViewAddress): Promise<View | null> {
  const { db, config } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang]
  const [slug = '', finding = ''] = subject.split('/')
  const filter = filterIn((name) => params.get(name))
  const site = c.get('site').name
  const found = await publishedFinding(db, { slug, finding, filter, lang, site, pack: config.regionPack })
  if (!found) return null
  const { title, measure, chart, table, only } = found
  return {
    title: title.text,
    href: found.path,
    drawing: chart && { body: <ChartView chart={chart} label={measure} /> },
    table: {
      columns: [{ label: measure }, ...table.head.map(({ text }) => ({ label: text }))],
      rows: table.rows.map(({ label, cells }) => [label.text, ...cells]),
    },
    notes: [
      ...(title.text === measure ? [] : [measure]),
      ...(only ? [`${t.only}${lang === 'fr' ? '\u00a0: ' : ': '}${inWords(lang, only)}`] : []),
      table.notes,
      ...(found.demo ? [t.demo] : []),
    ],
    sources: [found.source],
  }
}
