import { fold } from '#platform/i18n/fold.ts'
import { findPlace } from './place.ts'
import { tidy } from './readable-name.ts'
import type { Reader } from './reader.ts'
import { text } from './values.ts'

const categories: Record<string, string> = {
  association: 'association',
  'association-patrimoine': 'heritage-association',
  'education-populaire': 'popular-education',
  'organisme-de-recherche': 'research-body',
  'centre-de-sciences': 'science-centre',
  'collectivite-equipement': 'other',
  'enseignement-superieur': 'higher-school',
  etat: 'state-service',
  'musee-patrimoine': 'museum',
  'etablissement-culturel': 'cultural-venue',
  'agence-ou-reseau': 'network',
}

/** Bodies that took part in preparing a regional plan (see the pack's README for the shape). */
export const planParticipants: Reader = {
  id: 'plan-participants',
  recognises: (columns) => ['nom', 'categorie', 'communefondement'].every((one) => columns.has(one)),
  read(row, context) {
    const id = text(row.id)
    const typed = text(row.nom)
    if (!id || !typed) return { reason: 'identifiant ou nom manquant' }
    const merged = text(row.fusionnedans)
    if (merged) return { reason: `écarté : établissement fusionné depuis dans « ${merged} »` }
    const found = row.commune ? findPlace(context, { commune: row.commune, point: null }) : undefined
    if (found && 'reason' in found) return found
    const category = text(row.categorie) ?? ''
    const name = category === 'collectivite-equipement' ? (typed.split(/ – |, /).at(-1) ?? typed) : typed
    return {
      id,
      name: tidy(name.replace(/ \(association\)$/, '')),
      aliases: name === typed ? [] : [tidy(typed)],
      type: /^(universite|comue)\b/.test(fold(name)) ? 'university' : (categories[category] ?? 'other'),
      place: found?.place ?? null,
      descriptionFr: text(row.participation),
    }
  },
}
