/** The kinds of view, as the address names them. */
export const viewKinds = {
  chiffre: { fr: 'Chiffre clé', en: 'Key figure' },
  courbe: { fr: 'Évolution', en: 'Trend' },
  comparaison: { fr: 'Comparaison de territoires', en: 'Comparison of territories' },
  carte: { fr: 'Carte', en: 'Map' },
  classement: { fr: 'Classement', en: 'Ranking' },
}

export const viewsFr = {
  /** What stands under a figure. */
  place: (place: string, year: number) => `${place}, ${year}`,
  region: (value: string) => `région\u00a0: ${value}`,
  verdicts: {
    better: 'mieux que la région',
    worse: 'moins bien que la région',
    same: 'comme la région',
  },
  since: (change: string, year: number) => `${change} depuis ${year}`,
  titled: (label: string, year: number) => `${label}, ${year}`,
  highest: (name: string, value: string, label: string, year: number) =>
    `${name} en tête, ${value}\u00a0: ${label}, ${year}`,
  territory: 'Territoire',
  value: 'Valeur',
  year: 'Année',
  rank: 'Rang',
  firsts: (shown: number, all: number) =>
    `Les ${shown} premiers territoires sur ${all}\u00a0; le tableau les donne tous.`,
  ranksOf: (level: string) =>
    `Rang\u00a0: 1 pour la valeur la plus haute ${level}\u00a0; les ex æquo partagent leur rang.`,
  broken: (years: string) =>
    `Les années de part et d’autre de ${years} ne se comparent pas\u00a0: la ligne se coupe.`,
  /** Columns of a figure. */
  before: 'Année de comparaison',
  change: 'Évolution',
}
export type ViewWords = typeof viewsFr
