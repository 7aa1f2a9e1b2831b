import { fold } from '#platform/i18n/fold.ts'
import { findPlace } from './place.ts'
import { tidy } from './readable-name.ts'
import { pick, type Reader } from './reader.ts'
import { identifiers, list, phone, point, text, url } from './values.ts'

const statuses: [RegExp, string][] = [
  [/^association.*utilite publique/, 'public-interest-association'],
  [/^association/, 'association'],
  [/^sans personnalite.*public/, 'no-personality-public'],
  [/^sans personnalite/, 'no-personality-private'],
  [/^(epscp|epa|epic|etablissement public)/, 'public-institution'],
  [/^fondation/, 'foundation'],
  [/^(gip|groupement d interet public)/, 'gip'],
  [/^(societe|sas|sarl|sa)\b/, 'company'],
]

/** The 20-odd columns of « Principaux établissements d’enseignement supérieur » (MESR open data, data.enseignementsup-recherche.gouv.fr) that we use. */
export const mesr: Reader = {
  id: 'mesr',
  recognises: (columns) =>
    columns.has('type_d_etablissement') && (columns.has('uai_identifiant') || columns.has('uai')),
  read(row, context) {
    const name = text(pick(row, 'libelle', 'uo_lib', 'uo_lib_officiel'))
    const uai = text(pick(row, 'uai_identifiant', 'uai'))
    const id = text(pick(row, 'identifiant_interne', 'element_wikidata')) ?? uai
    if (!name) return { reason: 'libellé manquant' }
    if (!id) return { reason: 'identifiant manquant (UAI ou identifiant interne)' }
    const found = findPlace(context, {
      code: pick(row, 'code_commune', 'com_code'),
      commune: pick(row, 'commune', 'com_nom'),
      postcode: pick(row, 'code_postal', 'code_postal_uai'),
      address: pick(row, 'adresse', 'adresse_uai'),
      point: point(null, null, pick(row, 'geolocalisation', 'coordonnees')),
    })
    if ('reason' in found) return found
    const status = fold(text(pick(row, 'statut_juridique_court')) ?? '')
    const wikipedia = url(pick(row, 'page_wikipedia_en_francais', 'wikipedia'))
    return {
      id,
      name: tidy(name),
      aliases: [
        text(pick(row, 'nom_court')),
        text(row.sigle),
        ...list(pick(row, 'champ_recherche', 'champ_de_recherche'), [';']),
      ].flatMap((one) => (one ? [tidy(one)] : [])),
      type: /^(universite|comue|grand etablissement)/.test(fold(text(row.type_d_etablissement) ?? ''))
        ? 'university'
        : 'higher-school',
      legalStatus: statuses.find(([pattern]) => pattern.test(status))?.[1] ?? null,
      place: found.place,
      website: url(pick(row, 'site_internet', 'url')),
      phone: phone(pick(row, 'numero_de_telephone', 'numero_telephone_uai', 'telephone')),
      foundedOn: text(pick(row, 'date_creation', 'date_de_creation')),
      links: wikipedia ? [{ url: wikipedia, label: 'Wikipédia', kind: 'wikipedia' }] : [],
      identifiers: [
        ...identifiers('uai', uai),
        ...identifiers('siret', row.siret),
        ...identifiers('wikidata', pick(row, 'identifiant_wikidata')),
        ...identifiers('ror', pick(row, 'identifiant_ror', 'ror')),
        ...identifiers('rna', row.rna),
      ],
    }
  },
}
