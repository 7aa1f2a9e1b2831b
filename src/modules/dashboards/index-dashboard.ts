import { type NewEntry, removeEntries, writeEntries, writeFacetLabels } from '#modules/search/index.ts'
import type { Tx } from '#platform/db/connect.ts'
import { messages } from './messages/index.ts'
import { type Dashboard, dashboardPath } from './model.ts'

const type = 'dashboard'

/** Brings the search to a dashboard: it finds those that are public. */
export async function indexDashboard(
  tx: Tx,
  it: Omit<Dashboard, 'tiles' | 'organisation'> & {
    organisation: { name: string } | null
    tiles: { words: string; wordsEn: string | null }[]
  },
  now: Date,
): Promise<void> {
  if (it.visibility !== 'public') return removeEntries(tx, type, [it.id])
  await writeFacetLabels(tx, [
    { facet: `type:${type}`, labelFr: messages.fr.one, labelEn: messages.en.one, position: 902 },
  ])
  await writeEntries(tx, [entryOf(it, now)])
}

function entryOf(it: Parameters<typeof indexDashboard>[1], now: Date): NewEntry {
  return {
    kind: type,
    id: it.id,
    path: dashboardPath(it.slug),
    title: it.title,
    subtitle: it.organisation?.name ?? '',
    excerpt: it.intro,
    type,
    aliases: it.titleEn === null ? [] : [it.titleEn],
    places: [],
    terms: [messages.fr.one, messages.en.one],
    text: [it.introEn, ...it.tiles.flatMap((tile) => [tile.words, tile.wordsEn])].filter(Boolean).join('\n'),
    point: null,
    commune: null,
    facets: [],
    weight: 0,
    visibility: 'public',
    updatedAt: now,
  }
}
