import { fold } from '#platform/i18n/fold.ts'
import { emptyWords, kindOf } from '../matching-kinds.ts'
import { nameKey, streetWords } from '../matching-names.ts'

/** Common words met in names typed in capitals, with their accents: they go to lower case. Any other word is taken for a proper name. */
const commonWords = new Map(
  `a à au aux d de des du en et l la le les ou par pour sur sous avec un une
  accueil action actions agence agglomération aide animation annexe antenne associée association associations atelier bibliothèque campagnes
  centre centres citoyenne citoyen classe club collège commerce communal communale communauté commune communes conseil coopérative art arts eau fil jour mer culture culturel
  culturelle départemental département développement dép direction durée école éducation emploi enfants équipements espace espaces ferme fondateur formation
  fort foyer gestion handicapées insertion intercom intercommunal intercommunale interculturelle intérêt jeune jeunes jeunesse jeux lecture lieu lieux locale locales
  loisirs longue lycée mairie maison maisons médiation médiathèque mission missions mixte multimédia municipal municipale municipalité musée nature numérique
  observatoire office parc patrimoine pays permanence personnes pôle populaire préfecture préfiguration public publique quartier recherche région réseau résidence
  réussir rural rurale rurales salle salles santé scolaire secteur section seniors service services site social sociale sociaux socio socioculturel solidaire
  solidarité solidarités sport sports sportif structure syndicat technique territoire territorial territoriale tiers tourisme unité urbaine vallée ville village zone`
    .split(/\s+/)
    .map((word) => [fold(word), word]),
)

const acronyms = new Set(
  'aci adapei afad afpa amcsti asbl ca caf cc ccas ccpoh ccpv ccsti cfa cias cidff cnam cnfs cnrs cpie crij csc cu drac dreal e2c e2rs ehpad epcc epci epn esat espe fcpe gip greta ifac inrae inrap insee iut lam laac mdph mds mdsi mfr mjc mpt mres msap onera pij pimms pnr pph sarl scic scop siao sig sivom sivu snc sos spl sas ufcv usep'.split(
    ' ',
  ),
)
const abbreviations: Record<string, string> = {
  ass: 'association',
  asso: 'association',
  ctre: 'centre',
  st: 'Saint',
  ste: 'Sainte',
  cte: 'communauté',
}

/**
 * A name as one writes it: « COMMUNE DE LENS » → « Commune de Lens », « CENTRE SOCIAL GUY MOQUET » → « Centre social Guy Moquet ».
 * Only names typed wholly in capitals are lowered, and a single word stays (« ESCALE » may be an acronym). The commune's name takes its
 * official spelling wherever it stands.
 */
export function readableName(typed: string, communeName?: string): string {
  let name = tidy(typed)
  if (/^(\p{L} ){2,}\p{L}$/u.test(name)) name = name.replaceAll(' ', '') // « A G F P »
  const shouted =
    !/\p{Ll}/u.test(name) && name.split(/[ -]/).filter((word) => /\p{L}{2}/u.test(word)).length >= 2
  if (shouted) name = lower(name)
  else
    name = name
      .replace(/\p{Lu}{4,}(-\p{Lu}+)+/gu, (run) => capitalised(run.toLowerCase()))
      .replace(/(?<=\s)D’(?=\p{Lu})/gu, 'd’')
  if (communeName) name = townHall(spellCommune(name, communeName), communeName)
  name = name.replace(/^\p{Ll}{3,}\b/u, (word) => (acronyms.has(word) ? word.toUpperCase() : word))
  return name
    .replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
    .replace(/^E(?=co(le|musée)|glise|tat )/u, 'É')
}

/** One space between words, typographic apostrophes, no stray punctuation around. */
export function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[´`'‘]/g, '’')
    .replace(/\( /g, '(')
    .replace(/ \)/g, ')')
    .replace(/^[\s,;:/-]+|[\s,;:/-]+$/g, '')
}

function lower(name: string): string {
  const elided = name.replace(/\b([DL]) (?=[AEIOUYÀÉÈÊÎÔH])/g, '$1’')
  let first = true
  return elided
    .replace(/[\p{L}\p{N}]+/gu, (word) => {
      const key = fold(word)
      const common = abbreviations[word.toLowerCase()] ?? commonWords.get(key)
      const kept =
        acronyms.has(key) || /\d/.test(word) || (!common && (word.length <= 2 || !/[aeiouy]/.test(key)))
      const spoken = kept ? word : (common ?? capitalised(word.toLowerCase()))
      const result = first && common && !kept ? capitalised(spoken) : spoken
      first = false
      return result
    })
    .replace(/\bde les? /g, (words) => (words === 'de le ' ? 'du ' : 'des '))
}

function capitalised(words: string): string {
  return words.replace(
    /(^|-)(\p{Ll}+)/gu,
    (_, before: string, word: string) =>
      before + (before && commonWords.has(fold(word)) ? word : word[0]?.toUpperCase() + word.slice(1)),
  )
}

/** Writes the commune as the official list does, where its words follow one another in the name. */
function spellCommune(name: string, communeName: string): string {
  const town = fold(communeName).split(' ')
  if (town.join('').length <= 3) return name
  const words = [...name.matchAll(/[\p{L}\p{N}]+/gu)]
  const same = (word: string | undefined, expected: string | undefined) => {
    const folded = word ? fold(word) : undefined
    return folded === expected
  }
  for (let start = words.length - town.length; start >= 0; start--) {
    if (!town.every((expected, i) => same(words[start + i]?.[0], expected))) continue
    const from = words[start]?.index ?? 0
    const last = words[start + town.length - 1]
    return name.slice(0, from) + communeName + name.slice((last?.index ?? 0) + (last?.[0].length ?? 0))
  }
  return name
}

/** « MAIRIE ANNEUX », « Armancourt Mairie » → « Mairie d’Anneux », « Mairie d’Armancourt ». */
function townHall(name: string, communeName: string): string {
  const words = fold(name).split(' ')
  const hall = words.find((word) => ['mairie', 'commune', 'ville', 'municipalite'].includes(word))
  const town = fold(communeName).split(' ')
  if (
    hall === undefined ||
    !words.every((word) => word === hall || town.includes(word) || emptyWords.has(word))
  )
    return name
  if (
    !town.some((word) => words.includes(word)) ||
    /^(Mairie|Commune|Ville|Municipalité) (d’(?!Le )|du |des |de (?!Le |[AEIOUÉÈ]))/.test(name)
  )
    return name
  return `${capitalised(commonWords.get(hall) ?? hall)} ${ofCommune(communeName)}`
}

/** « de Lens », « d’Arras », « du Cateau-Cambrésis », « des Andelys », « de La Gorgue ». */
export function ofCommune(name: string): string {
  if (/^Le /.test(name)) return `du ${name.slice(3)}`
  if (/^Les /.test(name)) return `des ${name.slice(4)}`
  return /^[aeiouyàâäéèêëîïôöùûü]/i.test(name) ? `d’${name}` : `de ${name}`
}

/** A name that would be the same in every town takes the commune's: « Mairie » → « Mairie de Lillers ». */
export function distinctName(name: string, communeName: string | undefined): string {
  if (!communeName || fold(name).includes(fold(communeName))) return name
  const kind = kindOf(fold(name))
  return kind?.bare && nameKey(name).words.length === 0 ? `${name} ${ofCommune(communeName)}` : name
}

/** « 17 PL JEAN JAURES » → « 17 place Jean Jaures »; an address already in small letters only loses its stray spaces. */
export function tidyAddress(address: string): string {
  const tidied = tidy(address)
  if (/\p{Ll}/u.test(tidied.replace(/\b(bis|ter)\b/g, ''))) return tidied
  const words = tidied.replace(/[\p{L}]+/gu, (word) => {
    const whole = streetWords[word.toLowerCase()]
    return whole ? (ways.get(whole) ?? whole) : word
  })
  return words.replace(/[\p{L}\p{N}]+(?:-[\p{L}]+)*/gu, (word) => {
    if (/\d/.test(word) || /\p{Ll}/u.test(word)) return word
    const common =
      commonWords.get(fold(word)) ?? (ways.has(word.toLowerCase()) ? word.toLowerCase() : undefined)
    return common ?? (/[AEIOUYÉÈÊ]/i.test(word) ? capitalised(word.toLowerCase()) : word)
  })
}

const ways = new Map(
  'rue place avenue boulevard allée chemin route impasse square quai cours passage sentier résidence faubourg ruelle esplanade chaussée bis ter'
    .split(' ')
    .map((word) => [fold(word), word]),
)
