import { type NewEntry, removeEntries, writeEntries } from '#modules/search/index.ts'
import type { Tx } from '#platform/db/connect.ts'
import { type StoredSheet, sheetOf, territoriesOf } from './expert-store.ts'

/** Brings the search entry of a person in step with their sheet: written when it is public, removed otherwise. */
export async function indexExpert(tx: Tx, personId: string, now: Date): Promise<void> {
  const sheet = await sheetOf(tx, personId, now)
  if (!sheet?.slug) return
  if (sheet.state !== 'published' || sheet.hiddenReason !== null)
    return removeEntries(tx, 'expert', [sheet.slug])
  await writeEntries(tx, [expertEntry(sheet, await territoriesOf(tx, sheet.commune.code))])
}

/** What lists and search read of a sheet. */
function expertEntry(sheet: StoredSheet, territories: string[]): NewEntry {
  const words = [...sheet.themes, ...sheet.audiences, ...sheet.formats, ...sheet.languages]
  const codes = (group: string, list: { code: string }[]) => list.map(({ code }) => `${group}:${code}`)
  return {
    kind: 'expert',
    id: sheet.slug,
    path: `/experts/${sheet.slug}`,
    title: sheet.name,
    subtitle: sheet.commune.name,
    excerpt: sheet.headlineFr,
    type: 'expert',
    aliases: [],
    places: [sheet.commune.name],
    terms: [...words.flatMap(({ labelFr, labelEn }) => [labelFr, labelEn]), ...sheet.keywords],
    text: [
      sheet.headlineFr,
      sheet.headlineEn,
      sheet.presentationFr,
      sheet.presentationEn,
      sheet.organisation?.name,
      sheet.affiliation,
    ]
      .filter(Boolean)
      .join('\n'),
    point: sheet.point,
    commune: sheet.commune.code,
    facets: [
      ...codes('theme', sheet.themes),
      ...codes('audience', sheet.audiences),
      ...codes('format', sheet.formats),
      ...codes('language', sheet.languages),
      `fee:${sheet.fee}`,
      // No filter: it marks the cards.
      ...(sheet.demo ? ['demo:1'] : []),
      ...territories.map((ref) => `territory:${ref}`),
    ],
    weight: 0,
    visibility: 'public',
    updatedAt: sheet.updatedAt,
  }
}
