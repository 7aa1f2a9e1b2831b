import { fold } from '#platform/i18n/fold.ts'
import type { ImportContext } from '../import-context.ts'
import { kindOf } from '../matching-kinds.ts'
import { nameKey } from '../matching-names.ts'
import type { OrganisationDraft } from '../model.ts'
import { findPlace } from './place.ts'
import { tidy } from './readable-name.ts'
import type { Reader, Row } from './reader.ts'
import { identifiers, list, text } from './values.ts'

/** The study's categories in our types; the sub-category decides first where it says more. */
const categories: Record<string, string> = {
  'fablab/tiers-lieu': 'fablab',
  'collectivité/service': 'local-authority',
  'médiathèque/réseau de lecture': 'library',
  réseau: 'network',
  patrimoine: 'heritage-site',
  musée: 'museum',
  CCSTI: 'science-centre',
  'enseignement supérieur/recherche': 'higher-school',
  'parc/environnement': 'nature-site',
  "association d'éducation populaire": 'popular-education',
  entreprise: 'company',
  autre: 'other',
}
const subcategories: Record<string, string> = {
  université: 'university',
  'organisme de recherche': 'research-body',
  'archéologie préventive': 'local-authority',
  'office de tourisme': 'tourism',
  "service de l'État": 'state-service',
  lycée: 'school',
  'centre socio-culturel': 'social-centre',
  'centre social': 'social-centre',
  'maison de quartier': 'social-centre',
  insertion: 'integration',
  'information jeunesse': 'youth-organisation',
  'structure jeunesse': 'youth-organisation',
  'justice des mineurs': 'state-service',
  association: 'association',
  'association organisatrice': 'association',
}
const roles: Record<string, string> = {
  pilote: 'lead',
  ressource: 'resource',
  support: 'support',
  relais: 'relay',
  reseau: 'network',
}

/** Acronyms the study wrote by themselves, and words too common to name anyone. */
const commonAliases = new Set([
  'zoo',
  'region',
  'conseil regional',
  'labo',
  'le fort',
  'makerspace',
  'service csti',
  'mission de csti',
  'europe',
  'feder',
  'gouvernement',
  'musee',
])

/**
 * The actors named by a regional study (see the pack's README for the shape). Not every name is an organisation; left out, each with its reason:
 * groups of unnamed actors, labels and schemes, funders and bodies of no particular region, what was only planned, companies named as
 * background, and services of an authority that the study mentions without giving them any role.
 */
export const studyActors: Reader = {
  id: 'study-actors',
  recognises: (columns) => ['nom', 'categorie', 'rolestatut', 'generique'].every((one) => columns.has(one)),
  read(row, context) {
    const reason = leftOut(row)
    if (reason) return { reason }
    const id = text(row.id)
    const name = text(row.nom)
    if (!id || !name) return { reason: 'identifiant ou nom manquant' }
    const found = row.communecodeinsee
      ? findPlace(context, { code: row.communecodeinsee, commune: row.commune, point: null })
      : undefined
    if (found && 'reason' in found) return found
    return {
      id,
      name: tidy(name),
      aliases: aliasesOf(row),
      type: typeOf(row),
      legalStatus: fold(text(row.souscategorie) ?? '').includes('epcc') ? 'epcc' : null,
      terms: {
        role: [text(row.role), ...list(row.autresroles)].flatMap((role) => roles[role ?? ''] ?? []),
        equipment: text(row.souscategorie)?.startsWith('planétarium') ? ['planetarium'] : [],
      },
      descriptionFr: text(row.description) && `${text(row.description)}.`,
      place: found?.place ?? null,
      area: found ? null : areaOf(row, context),
      identifiers: identifiers('museofile', row.museofileid),
      parent: text(row.partiede),
      networks: list(row.reseaux),
    }
  },
}

function leftOut(row: Row): string | undefined {
  const kind = text(row.souscategorie) ?? ''
  if (row.generique === true) return 'écarté : groupe d’acteurs non nommés'
  if (text(row.statut) === 'projet') return 'écarté : en projet lors de l’étude'
  if (/^label|^plateforme/.test(kind)) return 'écarté : label ou dispositif, pas une structure'
  if (/^État|^financeur|^organisation internationale/.test(kind))
    return 'écarté : institution sans structure propre dans la région'
  if (/\bcontexte\b/i.test(text(row.note) ?? '')) return 'écarté : cité comme contexte, pas comme partenaire'
  if (kind === 'campus connecté') return 'écarté : service hébergé, sans existence propre'
  const service =
    text(row.categorie) === 'collectivité/service' && /^(service|soutien)/i.test(text(row.nom) ?? '')
  return service && !row.role ? 'écarté : service de collectivité cité sans rôle' : undefined
}

function typeOf(row: Row): string {
  const category = text(row.categorie) ?? ''
  if (category.startsWith('enseignement supérieur') && text(row.souscategorie) === 'archéologie')
    return 'research-body'
  return (
    subcategories[text(row.souscategorie) ?? ''] ??
    categories[category] ??
    kindOf(fold(text(row.nom) ?? ''))?.type ??
    'other'
  )
}

/** Other names that name this body alone: « Jeunesse » or « fablab » would name many. */
function aliasesOf(row: Row): string[] {
  const service =
    text(row.categorie) === 'collectivité/service' &&
    !['commune', 'syndicat mixte'].includes(text(row.souscategorie) ?? '')
  return list(row.aliases)
    .map(tidy)
    .filter((alias) => !service && !commonAliases.has(fold(alias)) && nameKey(alias).words.length > 0)
}

function areaOf(row: Row, context: ImportContext): OrganisationDraft['area'] {
  const epci = text(row.epcisiren)
  if (epci && context.territories.has(`epci/${epci}`)) return { kind: 'epci', code: epci }
  const region =
    text(row.perimetre) === 'régional'
      ? [...context.territories.keys()].find((key) => key.startsWith('region/'))
      : undefined
  return region ? { kind: 'region', code: region.slice('region/'.length) } : null
}
