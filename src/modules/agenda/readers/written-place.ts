import type { PlaceInput } from '../model.ts'
import { placeOf } from './place.ts'
import { clean, webAddress } from './texts.ts'

/**
 * A place written in one line, as calendars do: « Forum des sciences, 1 place de l’Hôtel de Ville, 59650 Villeneuve-d’Ascq ». What comes
 * first is its name, the town is what follows the postcode, else the last part.
 */
export function writtenPlace(text: unknown, point: PlaceInput['point']): PlaceInput | null {
  const parts = (clean(text)?.slice(0, 1000) ?? '')
    .split(/\s*[,\n;]\s*/)
    .filter((part) => part !== '' && !/^france$/i.test(part) && !webAddress(part))
  const at = parts.findIndex((part) => /\b\d{5}\b/.test(part))
  const [, street = '', postcode = null, town = ''] = /^(.*?)\b(\d{5})\b\s*(.*)$/.exec(parts[at] ?? '') ?? []
  const before = at < 0 ? parts.slice(0, parts.length > 1 ? -1 : 1) : [...parts.slice(0, at), street.trim()]
  const [name, ...address] = before.filter((part) => part !== '')
  return placeOf({
    name,
    address: address.join(', '),
    postcode,
    insee: null,
    town: at < 0 ? (parts.length > 1 ? parts.at(-1) : null) : town || parts[at + 1],
    point,
  })
}
