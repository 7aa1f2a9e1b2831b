import { fold } from '#platform/i18n/fold.ts'
import { type EventVocabulary, eventVocabularies } from '../model.ts'
import { mostKeywords } from './limits.ts'

/**
 * Words of other systems in ours (codes of data/vocabularies.json), in folded form: those of the open data of Fête de la science
 * as seen in its files, OpenAgenda's, and plain ones. A word that begins with one of these means the same.
 */
const meanings: Record<EventVocabulary, Record<string, string[]>> = {
  theme: {
    'maths physique chimie': ['mathematics-physics'],
    mathematiques: ['mathematics-physics'],
    physique: ['mathematics-physics'],
    chimie: ['mathematics-physics'],
    'sciences de la matiere': ['mathematics-physics'],
    'nouvelles technologies': ['digital'],
    numerique: ['digital'],
    informatique: ['digital'],
    'intelligence artificielle': ['digital'],
    robotique: ['digital'],
    'biologie et sante': ['health'],
    biologie: ['health'],
    sante: ['health'],
    'sciences de la vie': ['health'],
    'alimentation cuisine': ['health'],
    astronomie: ['astronomy'],
    espace: ['astronomy'],
    'sciences de l univers': ['astronomy'],
    'sciences de l homme et de la societe': ['society'],
    'sciences humaines': ['society'],
    'sciences sociales': ['society'],
    'sciences et societe': ['society'],
    'histoire geographie sociologie': ['history', 'society'],
    'histoire des sciences': ['history-of-science'],
    histoire: ['history'],
    archeologie: ['archaeology'],
    'ecologie agronomie': ['nature'],
    ecologie: ['nature'],
    environnement: ['nature'],
    climat: ['nature'],
    biodiversite: ['nature'],
    'developpement durable': ['nature'],
    'sciences de la terre': ['nature'],
    'ingenierie et industrie': ['industry'],
    industrie: ['industry'],
    'design arts architecture': ['fine-arts'],
    'arts et sciences': ['fine-arts'],
    'beaux arts': ['fine-arts'],
    'art contemporain': ['fine-arts'],
    'langues litterature': ['literature'],
    lettres: ['literature'],
    litterature: ['literature'],
    linguistique: ['literature'],
    photographie: ['image'],
  },
  audience: {
    'tout public': ['everyone'],
    'tous publics': ['everyone'],
    'grand public': ['everyone'],
    famille: ['families'],
    maternelle: ['children'],
    primaire: ['children'],
    enfant: ['children'],
    college: ['teenagers'],
    lycee: ['teenagers'],
    adolescent: ['teenagers'],
    jeunes: ['teenagers'],
    'post bac': ['students', 'adults'],
    etudiant: ['students'],
    scolaire: ['pupils'],
    'groupes scolaires': ['pupils'],
    adulte: ['adults'],
    senior: ['seniors'],
    enseignant: ['mediators'],
    professionnel: ['professionals'],
  },
  format: {
    atelier: ['workshop'],
    animation: ['workshop'],
    exposition: ['exhibition'],
    visite: ['guided-tour'],
    conference: ['talk'],
    debat: ['talk'],
    rencontre: ['talk'],
    'cafe des sciences': ['talk'],
    'table ronde': ['talk'],
    spectacle: ['live-show'],
    theatre: ['live-show'],
    projection: ['screening'],
    film: ['screening'],
    cinema: ['screening'],
    jeu: ['game'],
    'escape game': ['game'],
    parcours: ['trail'],
    rallye: ['trail'],
    festival: ['festival'],
    'village des sciences': ['festival'],
    formation: ['course'],
    stage: ['course'],
  },
  access: {
    'handicap moteur': ['motor'],
    'handicap visuel': ['visual'],
    'handicap auditif': ['hearing'],
    'handicap intellectuel': ['intellectual'],
    'handicap mental': ['intellectual'],
    'langue des signes': ['hearing'],
  },
}

/** OpenAgenda's `accessibility`; `pi`, « handicap psychique », has no word of ours. */
const accessFlags: Record<string, string> = { hi: 'hearing', vi: 'visual', mi: 'motor', ii: 'intellectual' }

/** The codes of the flags that are true, `{ mi: true, hi: false… }`. */
export const accessOf = (flags: Record<string, unknown>): string[] =>
  Object.keys(accessFlags).flatMap((flag) => (flags[flag] === true ? (accessFlags[flag] ?? []) : []))

/** Terms of our vocabularies, and the words that none of them says. */
export type Worded = { terms: Record<EventVocabulary, string[]>; keywords: string[] }

/** Puts the words of a record into ours, each list in its vocabulary; those that are in none become keywords. */
export function wordsOf(
  said: Partial<Record<EventVocabulary, string[]>>,
  keywords: readonly string[] = [],
): Worded {
  const terms: Worded['terms'] = { theme: [], audience: [], format: [], access: [] }
  const unknown: string[] = []
  for (const vocabulary of eventVocabularies) {
    const found = (said[vocabulary] ?? []).map((word) => ({ word, codes: meaning(vocabulary, word) }))
    terms[vocabulary] = [...new Set(found.flatMap(({ codes }) => codes))]
    unknown.push(...found.filter(({ codes }) => codes.length === 0).map(({ word }) => word))
  }
  const distinct = new Map([...keywords, ...unknown].map((word) => [fold(word), word]))
  distinct.delete('')
  return { terms, keywords: [...distinct.values()].slice(0, mostKeywords) }
}

/** What a word means: the longest of the known words that it begins with, in singular or plural. */
function meaning(vocabulary: EventVocabulary, word: string): string[] {
  const folded = `${fold(word)} `
  const known = Object.entries(meanings[vocabulary])
    .filter(([start]) => folded.startsWith(`${start} `) || folded.startsWith(`${start}s `))
    .sort(([one], [other]) => other.length - one.length)
  return known[0]?.[1] ?? []
}
