import { type FacetLabel, writeFacetLabels } from '#modules/search/index.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { messages } from './messages/index.ts'
import { type AgeBand, ageBandLimits, eventModes } from './model.ts'

/** Writes the words of what events alone are filtered by: ages, modes, and their formats as types. */
export async function writeEventLabels(db: Database): Promise<void> {
  const { fr, en } = messages
  const formats = await db
    .selectFrom('vocabulary_term')
    .where('vocabulary', '=', 'format')
    .select(['code', 'label_fr', 'label_en', 'position'])
    .execute()
  const labels: FacetLabel[] = [
    ...(Object.keys(ageBandLimits) as AgeBand[]).map((band, position) => ({
      facet: `age:${band}`,
      labelFr: fr.ages[band],
      labelEn: en.ages[band],
      position,
    })),
    ...eventModes.map((mode, position) => ({
      facet: `mode:${mode}`,
      labelFr: fr.modes[mode],
      labelEn: en.modes[mode],
      position,
    })),
    // After the types of organisations.
    ...formats.map(({ code, label_fr, label_en, position }) => ({
      facet: `type:${code}`,
      labelFr: label_fr,
      labelEn: label_en,
      position: 100 + position,
    })),
    { facet: 'type:event', labelFr: fr.event, labelEn: en.event, position: 200 },
  ]
  const known = await db
    .selectFrom('search_facet_label')
    .where(
      'facet',
      'in',
      labels.map((label) => label.facet),
    )
    .select(['facet', 'label_fr', 'label_en', 'position'])
    .execute()
  const same = new Set(
    known.map((each) => JSON.stringify([each.facet, each.label_fr, each.label_en, each.position])),
  )
  const changed = labels.filter(
    ({ facet, labelFr, labelEn, position }) => !same.has(JSON.stringify([facet, labelFr, labelEn, position])),
  )
  await inTransaction(db, (tx) => writeFacetLabels(tx, changed))
}
