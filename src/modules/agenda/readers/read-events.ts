import { columnsIn, type EventReader } from './event-record.ts'
import { fds2017 } from './fds-2017.ts'
import { fds2023 } from './fds-2023.ts'
import { openAgenda } from './open-agenda.ts'

/** Columns that one format alone has, all of its files or nearly. */
const signs: [columns: string[], EventReader][] = [
  [['timings', 'longDescription', 'attendanceMode'], openAgenda],
  [['type_animation_project', 'lien_canonique', 'detail_des_conditions_scolaire_fr'], fds2023],
  [['horaires_iso', 'type_d_animation', 'horaires_detailles_fr', 'titre_fr'], fds2017],
]

/** Reads a file of any known format, recognised by the columns of its first records. */
export const readEvents: EventReader = (text) => {
  const columns = columnsIn(text, ['events', 'records', 'results'])
  if (!Array.isArray(columns))
    return { records: [], refused: [{ at: 'fichier', reason: columns }], notes: [] }
  const found = signs.find(([own]) => own.some((column) => columns.includes(column)))
  return found ? found[1](text) : { records: [], refused: [{ at: 'fichier', reason: unknown }], notes: [] }
}

const unknown = {
  fr: 'Format non reconnu : ni OpenAgenda (API v2), ni les données ouvertes de la Fête de la science.',
  en: 'Unknown format: neither OpenAgenda (API v2) nor the open data of Fête de la science.',
}
