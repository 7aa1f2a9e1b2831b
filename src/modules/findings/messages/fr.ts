import { countOf, formatNumber, formatPercent } from '#platform/i18n/format.ts'

const number = (value: number, digits = 0) => formatNumber('fr', value, digits)

export const fr = {
  observatory: 'Observatoire',
  surveys: 'Enquêtes',
  analysis: 'Analyse',
  analysisOf: (title: string) => `Analyse : ${title}`,
  lead: 'Un tableau par question, ou deux questions croisées. Ce qui parlerait de trop peu de réponses n’est montré à personne.',
  form: 'Le tableau',
  question: 'Question',
  all: 'Toutes les questions',
  crossed: 'Croiser avec',
  layered: 'Un tableau par',
  nothing: 'Rien',
  weighting: 'Pondération',
  weightings: {
    none: 'Aucune',
    type: 'Calée sur les types de structure',
    departement: 'Calée sur les départements',
    both: 'Calée sur les types et les départements',
  },
  only: 'Seulement',
  everybody: 'Toutes les réponses',
  show: 'Afficher',
  noAnswer: 'Personne n’a encore répondu jusqu’au bout.',
  noAnswerHelp: 'Les tableaux se remplissent à chaque réponse terminée.',
  unknownVariable: 'Cette question n’existe pas, ou ne peut pas servir ainsi.',
  answers: (count: number) => countOf('fr', count, 'réponse complète', 'réponses complètes'),
  category: 'Réponse',
  count: 'Effectif',
  share: 'Part',
  interval: 'Intervalle à 95 %',
  between: (low: number, high: number) =>
    `${formatPercent('fr', low * 100, 1)} à ${formatPercent('fr', high * 100, 1)}`,
  together: 'Ensemble',
  hiddenCell: 'secret',
  base: (base: number, total: number) =>
    base === total
      ? `Base : ${countOf('fr', base, 'réponse', 'réponses')}.`
      : `Base : ${countOf('fr', base, 'réponse', 'réponses')} sur ${number(total)} questionnaires complets ; les autres n’ont pas répondu à cette question, ou elle ne leur était pas posée.`,
  columnBase: (base: number) => `base ${number(base)}`,
  several: 'Plusieurs réponses possibles : les parts ne s’ajoutent pas.',
  unweighted: 'Sans pondération.',
  weightedBy: {
    type: 'Parts pondérées, calées sur les types de structure de la base de sondage ; effectifs sans pondération.',
    departement:
      'Parts pondérées, calées sur les départements de la base de sondage ; effectifs sans pondération.',
    both: 'Parts pondérées, calées sur les types et les départements de la base de sondage ; effectifs sans pondération.',
  },
  columnShares: 'Parts en colonne.',
  secret: (threshold: number) =>
    `« secret » : moins de ${number(threshold)} réponses, ou une case qui permettrait de les retrouver. Ce n’est pas zéro.`,
  refused: (names: string) =>
    `Trop peu de réponses pour montrer à part : ${names}. Choisissez une autre répartition, ou le tableau d’ensemble.`,
  chi: ({ statistic, df, p, v }: { statistic: number; df: number; p: number; v: number }) =>
    `Khi² = ${number(statistic, 2)} pour ${countOf('fr', df, 'degré', 'degrés')} de liberté, p ${p < 0.001 ? '< 0,001' : `= ${number(p, 3)}`} ; V de Cramér = ${number(v, 2)} (0 : aucun lien, 1 : lien complet). Sans pondération.`,
  chiSparse: 'Plus d’une case sur cinq attend moins de 5 réponses : ne pas se fier à p.',
  summary: (s: { mean: number; median: number; lower: number; upper: number }) =>
    `Moyenne ${number(s.mean, 1)} ; la moitié des réponses est au-dessous de ${number(s.median, 1)}, un quart au-dessous de ${number(s.lower, 1)}, un quart au-dessus de ${number(s.upper, 1)}.`,
  seeTable: 'Voir le tableau',
  csv: 'Ce tableau en CSV',
  weightsTitle: 'Poids',
  weightsSummary: (w: {
    frame: number
    answers: number
    least: number
    greatest: number
    effective: number
  }) =>
    `${number(w.answers)} réponses pèsent ensemble ${number(w.frame)}, ce que compte la base de sondage. Poids de ${number(w.least, 2)} à ${number(w.greatest, 2)} ; elles renseignent autant que ${number(w.effective)} réponses de même poids.`,
  weightsTrimmed: (count: number) =>
    countOf(
      'fr',
      count,
      'strate a un poids ramené aux bornes (un cinquième à cinq fois la moyenne).',
      'strates ont un poids ramené aux bornes (un cinquième à cinq fois la moyenne).',
    ),
  weight: 'Poids',
  unknownStratum: 'inconnu',
  toReport: 'Ajouter au rapport',
  added: 'Le tableau est dans le rapport.',
  codes: 'Coder les réponses libres',
  codesOf: (question: string) => `Coder : ${question}`,
  codesLead:
    'Lisez les mots, donnez à chacun un ou plusieurs codes. Le tableau des codes se lit ensuite comme celui d’une question. Les mots ne sont jamais publiés.',
  newCode: 'Nouveau code',
  addCode: 'Créer le code',
  removeCode: (name: string) => `Retirer le code « ${name} »`,
  uses: (count: number) => countOf('fr', count, 'réponse', 'réponses'),
  noWords: 'Personne n’a encore écrit ici.',
  words: 'Mots',
  saveCodes: 'Enregistrer cette page',
  codesSaved: 'Les codes sont enregistrés.',
  codeAdded: 'Le code est créé.',
  codeRemoved: 'Le code est retiré.',
  codeErrors: {
    name: 'Donnez un nom au code, de 120 signes au plus.',
    twice: 'Un code porte déjà ce nom.',
    most: 'Une question a 60 codes au plus : réunissez-en deux.',
  },
  pageOf: (page: number, pages: number) => `Page ${number(page)} sur ${number(pages)}`,
  report: 'Rapport',
  reportOf: (title: string) => `Rapport : ${title}`,
  reportLead: 'Les tableaux à publier, dans l’ordre, chacun avec une phrase qui dit ce qu’il montre.',
  reportEmpty: 'Aucun tableau encore. Ouvrez l’analyse, affichez un tableau, puis « Ajouter au rapport ».',
  openAnalysis: 'Ouvrir l’analyse',
  sentenceFr: 'Ce que montre ce tableau, en français',
  sentenceEn: 'En anglais',
  methodFr: 'Note de méthode, en français',
  methodEn: 'Note de méthode, en anglais',
  methodHelp:
    'Comment les réponses ont été recueillies, ce qu’elles permettent de dire et ne permettent pas.',
  save: 'Enregistrer',
  saved: 'Le rapport est enregistré.',
  up: (title: string) => `Monter « ${title} »`,
  down: (title: string) => `Descendre « ${title} »`,
  remove: (title: string) => `Retirer « ${title} »`,
  upShort: 'Monter',
  downShort: 'Descendre',
  removeShort: 'Retirer',
  removed: 'Le tableau est retiré du rapport.',
  publish: 'Publier le rapport',
  publishHelp: 'La page devient publique avec ces tableaux, le CSV et le PDF. Les réponses restent ici.',
  stillOpen: 'L’enquête est encore ouverte : fermez-la avant de publier.',
  noFinding: 'Ajoutez au moins un tableau avant de publier.',
  unpublish: 'Retirer de la publication',
  published: 'Le rapport est public.',
  unpublished: 'Le rapport n’est plus public.',
  preview: 'Voir la page',
  conflict: 'Quelqu’un a changé le rapport entre-temps. Voici où il en est : refaites votre changement.',
  results: (title: string) => `${title} : ce que disent les réponses`,
  draft: 'Aperçu : cette page n’est pas publiée. Seule l’équipe la voit.',
  demo: 'Enquête de démonstration : les réponses sont fictives.',
  kind: 'Enquête',
  answered: 'réponses complètes',
  frame: 'structures interrogées',
  rate: 'taux de réponse',
  collected: 'recueillies',
  period: (from: string, to: string) => `du ${from} au ${to}`,
  filter: 'Lire pour une partie des réponses',
  kindOfOrganisation: 'Type de structure',
  departement: 'Département',
  filterHelp: 'Un seul choix à la fois. Les tableaux croisés restent d’ensemble.',
  apply: 'Appliquer',
  shownFor: (name: string) => `Réponses montrées : ${name}.`,
  seeAll: 'Revenir à toutes les réponses',
  notAlone: 'Trop peu de réponses pour montrer ce tableau à part.',
  findings: 'Ce que l’on apprend',
  method: 'Méthode',
  methodRules: (threshold: number) =>
    `Une case de moins de ${number(threshold)} réponses n’est pas montrée, ni celles qui permettraient de la retrouver. Les intervalles à 95 % sont ceux de Wilson ; ils supposent des réponses tirées au hasard, ce qu’une enquête ouverte à tous n’est pas.`,
  download: 'Tous les tableaux (CSV)',
  dictionary: 'Dictionnaire (CSV)',
  pdf: 'Rapport (PDF)',
  source: (site: string, title: string, date: string) =>
    `Source : ${site}, « ${title} », réponses au ${date}.`,
  waves: 'D’une enquête à l’autre',
  wavesLead:
    'La même question, enquête après enquête. Un écart est sûr quand son intervalle ne contient pas zéro.',
  change: 'Écart',
  points: (change: number, low: number, high: number) =>
    `${signed(change)} points (${signed(low)} à ${signed(high)})`,
}

const signed = (value: number) => `${value > 0 ? '+' : ''}${number(value * 100, 1)}`
export type Messages = typeof fr
