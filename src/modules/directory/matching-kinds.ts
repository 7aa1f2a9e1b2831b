/**
 * What a name says the body is. The first line that fits decides, so the order matters. `words` are folded patterns
 * (see fold.ts) looked for anywhere in the folded name, or where ^ and $ say. `type` is a code of the 'type' vocabulary.
 * `bare` completes a name that says nothing else: « Mairie » in Lillers becomes « Mairie de Lillers ».
 */
export type Kind = { kind: string; words: RegExp; type: string; bare?: boolean }

const kinds: Kind[] = [
  {
    kind: 'town-hall',
    words: /^(mairie|commune|ville|municipalite|hotel de ville)\b|\bmairie$/,
    type: 'local-authority',
    bare: true,
  },
  {
    kind: 'ccas',
    words:
      /\b(ccas|cias|c c a s|(ctre|centre) (inter)?communal d? ?action sociale|centre intercommunal d action sociale)\b/,
    type: 'social-service',
    bare: true,
  },
  {
    kind: 'inter-municipal',
    words:
      /^(communaute (urbaine|d agglomeration|de communes|communes)|cc|ca|cu|agglomeration|metropole|syndicat|sivom|sivu)\b/,
    type: 'local-authority',
  },
  { kind: 'departement', words: /^(departement|conseil departemental)\b/, type: 'local-authority' },
  {
    kind: 'social-support',
    words:
      /\b(mdsi|mds|maison (departementale )?(des|de la) solidarites?|unites? territoriales? d actions? sociales?|territoires? d actions? sociales?|maison dep|mdph)\b/,
    type: 'social-service',
    bare: true,
  },
  { kind: 'france-services', words: /\b(france services?|pimms)\b/, type: 'social-service', bare: true },
  {
    kind: 'library',
    words: /\b(bibliotheques?|mediatheques?|ludotheques?|ludomediatheques?|bibliobus|atelier media)\b/,
    type: 'library',
    bare: true,
  },
  {
    kind: 'social-centre',
    words:
      /\b((ctre|centres?) (socio ?culturels?|culturels? et socia(l|ux)|socia(l|ux)( et culturels?)?)|csc|maison de (quartier|village)|espace de vie sociale?|foyer rural|maison pour tous|familles? rurales?)\b/,
    type: 'social-centre',
    bare: true,
  },
  {
    kind: 'youth',
    words:
      /\b(mjc|maison des jeunes|point information jeunesse|pij|animation jeunesse|pole jeunesse|centre de loisirs|centre periscolaire)\b/,
    type: 'youth-organisation',
    bare: true,
  },
  {
    kind: 'integration',
    words:
      /\b(missions? locales?|mission local|maison de l emploi|mef|ecole de la (deuxieme|2e|2eme) chance|e2c|emploi solidarite|insertion|france travail|pole emploi)\b/,
    type: 'integration',
    bare: true,
  },
  {
    kind: 'fablab',
    words: /\b(fablab|fab lab|tiers lieux?( numeriques?)?|makerspace|hackerspace)\b/,
    type: 'fablab',
    bare: true,
  },
  {
    kind: 'digital',
    words:
      /\b(cyber ?(base|centre|espace)|espace (public )?numerique|epn|maison du numerique|van numerique|bus numerique|emmaus connect|pole multimedia)\b/,
    type: 'digital-place',
    bare: true,
  },
  {
    kind: 'cultural-venue',
    words: /\b((centre|espace|pole) culturel|micro ?folies?|cinema|theatre|centre des arts)\b/,
    type: 'cultural-venue',
    bare: true,
  },
  { kind: 'museum', words: /\b(musees?|museum|ecomusee)\b/, type: 'museum' },
  { kind: 'planetarium', words: /\b(planetarium|observatoire astronomique)\b/, type: 'planetarium' },
  { kind: 'university', words: /^(universite|comue)\b/, type: 'university' },
  { kind: 'post', words: /\b(agence postale|la poste)\b/, type: 'social-service', bare: true },
  {
    kind: 'school',
    words: /^(ecole (maternelle|primaire|elementaire)|college|lycee|groupe scolaire|ecole (des|du|de))\b/,
    type: 'school',
    bare: true,
  },
  { kind: 'state', words: /\b((sous )?prefecture|rectorat|drac|dreal)\b/, type: 'state-service', bare: true },
  { kind: 'tourist-office', words: /\boffice (de|du) tourisme\b/, type: 'tourism', bare: true },
  {
    kind: 'hall',
    words: /\b(salles? (des associations|polyvalente|des fetes|communale)|maison des associations)\b/,
    type: 'digital-place',
    bare: true,
  },
]

/** The kind a folded name announces, if any. */
export function kindOf(folded: string): Kind | undefined {
  return kinds.find((kind) => kind.words.test(folded))
}

/** Words that do not tell one body from another. */
export const emptyWords = new Set(
  'a au aux d de des du en et l la le les pour sur sous municipal municipale communal communale intercommunal intercommunale association associations ass asso gip epcc public publique'.split(
    ' ',
  ),
)
