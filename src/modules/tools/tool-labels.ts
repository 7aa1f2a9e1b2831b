import { type FacetLabel, writeFacetLabels } from '#modules/search/index.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { floorBands, heightBands, setups, wallBands } from './bands-model.ts'
import { messages } from './messages/index.ts'
import { toolKinds, vehicles } from './model.ts'

/** Writes the words of what tools alone are filtered by: their kinds as types, what setting them up takes, the room and the vehicle that hold them. */
export async function writeToolLabels(db: Database): Promise<void> {
  const { fr, en } = messages
  const labels: FacetLabel[] = [
    // After the types of organisations and the formats of events.
    ...toolKinds.map((kind, position) => ({
      facet: `type:tool-${kind}`,
      labelFr: fr.kinds[kind],
      labelEn: en.kinds[kind],
      position: 210 + position,
    })),
    ...setups.map((setup, position) => ({
      facet: `setup:${setup}`,
      labelFr: fr.setups[setup],
      labelEn: en.setups[setup],
      position,
    })),
    ...floorBands.map((band, position) => ({
      facet: `floor:${band}`,
      labelFr: fr.floor(band),
      labelEn: en.floor(band),
      position,
    })),
    ...wallBands.map((band, position) => ({
      facet: `wall:${band}`,
      labelFr: fr.wall(band),
      labelEn: en.wall(band),
      position,
    })),
    ...heightBands.map((band, position) => ({
      facet: `height:${band}`,
      labelFr: fr.ceiling(band / 100),
      labelEn: en.ceiling(band / 100),
      position,
    })),
    ...vehicles.map((vehicle, position) => ({
      facet: `vehicle:${vehicle}`,
      labelFr: fr.ownVehicles[vehicle],
      labelEn: en.ownVehicles[vehicle],
      position,
    })),
  ]
  const known = await db
    .selectFrom('search_facet_label')
    .where(
      'facet',
      'in',
      labels.map((label) => label.facet),
    )
    .select(['facet', 'label_fr as labelFr', 'label_en as labelEn', 'position'])
    .execute()
  const same = new Set(
    known.map(({ facet, labelFr, labelEn, position }) => JSON.stringify([facet, labelFr, labelEn, position])),
  )
  const changed = labels.filter(
    ({ facet, labelFr, labelEn, position }) => !same.has(JSON.stringify([facet, labelFr, labelEn, position])),
  )
  if (changed.length > 0) await inTransaction(db, (tx) => writeFacetLabels(tx, changed))
}
