/** Words of the sheet that only paper has. */
export const printedMessages = {
  fr: {
    kicker: 'Fiche de territoire',
    edition: (day: string) => `Au ${day}`,
    figures: 'Les chiffres, à côté de la région',
    here: 'Ici',
    region: 'Région',
    change: 'Évolution',
    since: (change: string, year: number) => `${change} depuis ${year}`,
    points: (value: string) => `${value} pt`,
    reach: (km: number) => `Habitants à moins de ${km} km`,
    actorsTitle: 'Qui agit ici',
    toolsCame: 'Outils venus depuis un an',
    noToolsCame: 'Aucun outil emprunté depuis un an.',
    eventsTold: (coming: number, past: number) =>
      `${coming} rendez-vous à venir, ${past} dans les douze derniers mois.`,
    scan: 'La fiche à jour, avec toutes les sources',
    qr: (name: string) => `Code à scanner : page de ${name}`,
    mapAlt: (name: string) => `Carte de ${name} : communes et acteurs recensés`,
    sourcesTitle: 'Sources',
    siteSource: (name: string, day: string) => `fiches, rendez-vous et prêts publiés sur ${name}, au ${day}`,
    printedRules: (points: number, km: number, strong: string, weak: string) =>
      `Forces et manques : part d’habitants à moins de ${km} km à ${points} points ou plus de celle de la région ; taux à partir de ${strong} fois, ou jusqu’à ${weak} fois, celui de la région. Règles entières sur la page.`,
  },
  en: {
    kicker: 'Territory sheet',
    edition: (day: string) => `As of ${day}`,
    figures: 'Figures beside the region’s',
    here: 'Here',
    region: 'Region',
    change: 'Change',
    since: (change: string, year: number) => `${change} since ${year}`,
    points: (value: string) => `${value} pt`,
    reach: (km: number) => `Inhabitants within ${km} km`,
    actorsTitle: 'Who acts here',
    toolsCame: 'Tools received for a year',
    noToolsCame: 'No tool borrowed for a year.',
    eventsTold: (coming: number, past: number) =>
      `${coming} events to come, ${past} in the last twelve months.`,
    scan: 'The sheet up to date, with every source',
    qr: (name: string) => `Code to scan: page of ${name}`,
    mapAlt: (name: string) => `Map of ${name}: communes and actors listed`,
    sourcesTitle: 'Sources',
    siteSource: (name: string, day: string) => `records, events and loans published on ${name}, as of ${day}`,
    printedRules: (points: number, km: number, strong: string, weak: string) =>
      `Strengths and lacks: share of inhabitants within ${km} km ${points} points or more from the region’s; rates from ${strong} times, or up to ${weak} times, the region’s. Whole rules on the page.`,
  },
}
