import { type NewEntry, removeEntries, writeEntries, writeFacetLabels } from '#modules/search/index.ts'
import type { Tx } from '#platform/db/connect.ts'
import { messages } from './messages/index.ts'
import { synonymsOf } from './messages/synonyms.ts'
import { type Indicator, indicatorPath } from './model.ts'
import { readIndicators } from './store.ts'

const type = 'indicator'

/** Brings the search to the indicators that there are; or to one of them. */
export async function indexIndicators(tx: Tx, now: Date, code?: string): Promise<void> {
  const indicators = await readIndicators(tx, code)
  if (code === undefined) {
    const { fr, en } = messages
    await writeFacetLabels(tx, [
      { facet: `type:${type}`, labelFr: fr.indicator, labelEn: en.indicator, position: 901 },
    ])
    const known = new Set(indicators.map((each) => each.code))
    const found = await tx.selectFrom('search_entry').select('id').where('kind', '=', type).execute()
    await removeEntries(
      tx,
      type,
      found.flatMap(({ id }) => (known.has(id) ? [] : [id])),
    )
  }
  await writeEntries(
    tx,
    indicators.map((each) => entryOf(each, now)),
  )
}

/** What search reads of an indicator: its words in both languages, and those that people use for it. */
function entryOf(it: Indicator, now: Date): NewEntry {
  const { fr, en } = messages
  const years = it.vintages.map(({ year }) => year)
  return {
    kind: type,
    id: it.code,
    path: indicatorPath(it.code),
    title: it.label.fr,
    subtitle: [fr.themes[it.theme], years.length > 1 ? `${years[0]}–${years.at(-1)}` : years[0]]
      .filter(Boolean)
      .join(', '),
    excerpt: it.definition.fr,
    type,
    aliases: [it.label.en],
    places: [],
    terms: [fr.themes[it.theme], en.themes[it.theme], ...synonymsOf(it)],
    text: [it.definition.en, it.formula.fr, it.formula.en].filter(Boolean).join('\n'),
    point: null,
    commune: null,
    facets: [],
    weight: 0,
    visibility: 'public',
    updatedAt: now,
  }
}
