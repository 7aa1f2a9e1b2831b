import { countOf } from '#platform/i18n/format.ts'
import type { DatasetId } from '../model.ts'

export const fr = {
  title: 'Données ouvertes',
  lead: (region: string) =>
    `Tout ce que Maillage ${region} publie se télécharge, se relit par programme et se réutilise, en citant la source.`,
  licence: 'Licence Ouverte 2.0',
  licenceText:
    'L’ensemble est sous Licence Ouverte 2.0. Chaque fiche et chaque chiffre garde sa source : citez-la, avec son millésime.',
  toConfirm: 'licence à confirmer auprès du producteur',
  rows: (count: number) => countOf('fr', count, 'ligne', 'lignes'),
  leftOut: (count: number) =>
    `${countOf('fr', count, 'structure manque', 'structures manquent')} à ce fichier : l’adresse complète, que le schéma exige, n’est pas connue.`,
  noneLeftOut: 'Aucune structure ne manque à ce fichier faute d’information obligatoire.',
  unknownPivot:
    'Quand le numéro SIRET d’un lieu n’est pas connu, « pivot » vaut 00000000000000, comme dans les données nationales.',
  updated: (date: string) => `Dernière modification : ${date}`,
  downloads: 'Télécharger',
  fields: 'Champs',
  field: 'Champ',
  type: 'Type',
  meaning: 'Sens',
  fieldTypes: {
    string: 'texte',
    integer: 'entier',
    number: 'nombre',
    boolean: 'oui ou non',
    date: 'date',
    datetime: 'date et heure',
    list: 'liste (|)',
  },
  sources: 'Sources',
  schema: 'Schéma :',
  schemaVersion: (name: string, version: string) => `${name}, version ${version}`,
  metadata: 'Pour les machines',
  catalogue: 'Catalogue DCAT-AP (JSON-LD)',
  api: 'API et sa description OpenAPI',
  formats:
    'Les fichiers CSV sont en UTF-8, séparés par des virgules : si votre tableur le demande à l’ouverture, choisissez ces deux réglages. Les valeurs d’une liste sont séparées par |. Une cellule qui commencerait une formule est précédée d’une apostrophe. Les fichiers sont faits à la demande : ils sont toujours à jour. Sous /en, les libellés sont en anglais ; les noms des champs ne changent pas.',
  formatsTitle: 'À propos des fichiers',
  byParts: 'Pour une partie seulement, filtrez l’annuaire puis exportez la liste, ou interrogez l’API.',
  directory: 'Annuaire',
  publisherUnknown: (region: string) => `Maillage ${region}`,
  sets: {
    organisations: {
      title: 'Structures de culture scientifique',
      description:
        'Les acteurs publiés dans l’annuaire : nom, type, rôles, thèmes, publics, adresse, contact public, identifiants et provenance.',
      keywords: ['culture scientifique', 'CSTI', 'annuaire', 'musées', 'médiation'],
      about: 'Une ligne par structure, avec son lieu principal ; le fichier NDJSON donne tous les lieux.',
    },
    'lieux-mediation-numerique': {
      title: 'Lieux de médiation numérique',
      description:
        'Les structures de l’annuaire qui accompagnent aux usages du numérique, dans le schéma national.',
      keywords: ['médiation numérique', 'inclusion numérique', 'lieux'],
      about: 'Ce qu’aucune source ne dit reste vide : rien n’est déduit.',
    },
    territoires: {
      title: 'Territoires',
      description:
        'Communes, intercommunalités, départements et région : identité, population, superficie, centre et contours.',
      keywords: ['communes', 'EPCI', 'départements', 'contours'],
      about:
        'Les superficies sont calculées sur les contours, et non cadastrales. Un territoire sans contour est placé par son centre.',
    },
    indicateurs: {
      title: 'Indicateurs des territoires',
      description:
        'Population, âges, professions, diplômes, emploi et revenus de chaque territoire, année par année, avec le statut de chaque valeur.',
      keywords: ['population', 'emploi', 'diplômes', 'revenus', 'statistiques'],
      about:
        'Une valeur couverte par le secret statistique est vide, jamais égale à 0. Deux années ne se comparent que dans la même série.',
    },
    etudes: {
      title: 'Études publiées',
      description:
        'Les enquêtes et les documents qui ont décrit la culture scientifique de la région : une ligne par ligne de tableau, chiffres tels que publiés.',
      keywords: ['études', 'enquêtes', 'culture scientifique', 'CSTI'],
      about: 'Un chiffre que le document ne donne pas est vide : il n’est ni calculé ni deviné.',
    },
    enquetes: {
      title: 'Résultats des enquêtes',
      description:
        'Les tableaux des enquêtes publiées ici : une ligne par case, effectif, part et intervalle, sous le secret statistique.',
      keywords: ['enquêtes', 'résultats', 'culture scientifique', 'CSTI'],
      about:
        'Une case cachée est vide, et le dit : ce n’est pas zéro. Une enquête de démonstration, aux réponses fictives, est marquée.',
    },
    vocabulaires: {
      title: 'Vocabulaires',
      description:
        'Les codes de l’annuaire et leurs libellés français et anglais : types, thèmes, publics, formats, rôles, compétences, équipements, statuts, accès.',
      keywords: ['vocabulaires', 'nomenclature'],
      about: 'Issus des enquêtes régionales de 2017 à 2023.',
    },
  } satisfies Record<DatasetId, { title: string; description: string; keywords: string[]; about: string }>,
}
