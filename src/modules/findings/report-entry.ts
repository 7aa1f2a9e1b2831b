import { type NewEntry, removeEntries, writeEntries, writeFacetLabels } from '#modules/search/index.ts'
import type { Tx } from '#platform/db/connect.ts'
import type { Campaign, KeptReport } from './model.ts'

const idOf = ({ slug }: Pick<Campaign, 'slug'>) => `enquetes/${slug}`

/** Makes a published report found, by what it asks and what it says: in the search, the site map, among studies. */
export async function writeReportEntry(
  tx: Tx,
  campaign: Campaign,
  kept: KeptReport,
  now: Date,
): Promise<void> {
  await writeFacetLabels(tx, [
    { facet: 'type:survey-report', labelFr: 'Enquête publiée', labelEn: 'Published survey', position: 901 },
  ])
  await writeEntries(tx, [entryOf(campaign, kept, now)])
}

/** Takes a report out of what is found. */
export async function removeReportEntry(tx: Tx, slugs: string[]): Promise<void> {
  await removeEntries(
    tx,
    'study',
    slugs.map((slug) => idOf({ slug })),
  )
}

function entryOf(campaign: Campaign, { lines }: KeptReport, now: Date): NewEntry {
  const both = (words: { fr: string; en?: string | undefined } | null) =>
    words ? [words.fr, words.en ?? ''] : []
  const year = (campaign.closedAt ?? campaign.openedAt ?? now).getUTCFullYear()
  return {
    kind: 'study',
    id: idOf(campaign),
    path: `/enquetes/${campaign.slug}/resultats`,
    title: campaign.title.fr,
    subtitle: String(year),
    excerpt: campaign.intro?.fr.slice(0, 300) ?? '',
    type: 'survey-report',
    aliases: campaign.title.en ? [campaign.title.en] : [],
    places: [],
    terms: [],
    text: [
      ...both(campaign.intro),
      ...campaign.findings.flatMap(({ fr, en }) => [fr, en]),
      ...lines.flatMap(({ label, table }) => [
        ...both(label.row),
        ...both(label.column),
        ...(table?.rows.flatMap(({ category }) => both(category.label)) ?? []),
      ]),
    ]
      .filter(Boolean)
      .join('\n'),
    point: null,
    commune: null,
    facets: campaign.demo ? ['demo:1'] : [],
    weight: 0,
    visibility: 'public',
    updatedAt: now,
  }
}
