import type { Indicator, Theme } from '../model.ts'

/** What people type for figures of a theme, in French then in English. */
const ofTheme: Partial<Record<Theme, string>> = {
  network: 'structures, associations, annuaire, maillage, densité ; organisations, network, density',
  activity: 'événements, sorties, visiteurs, spectateurs ; events, visitors, attendance',
  museums: 'fréquentation, entrées, visiteurs, billetterie ; attendance, entries, visitors',
  population: 'habitants, démographie ; inhabitants, demography',
  age: 'jeunes, enfants, jeunesse, seniors, personnes âgées, démographie ; young people, children, elderly',
  occupation: 'catégories socioprofessionnelles, CSP, métiers ; jobs, social class',
  education: 'diplômes, niveau d’études, scolarité, bac, baccalauréat ; degrees, schooling, qualification',
  employment: 'chômeurs, travail, emploi, actifs ; unemployed, work, jobs, joblessness',
  income: 'revenus, pauvreté, niveau de vie, précarité, richesse ; earnings, poverty, standard of living',
}

/** Words by which an indicator is found besides its own. */
export function synonymsOf({ theme, unit }: Pick<Indicator, 'theme' | 'unit'>): string[] {
  const words = ofTheme[theme]?.split(/[,;]/).map((word) => word.trim()) ?? []
  return [
    ...words,
    'indicateur',
    'statistique',
    ...(unit === 'percent' ? ['taux', 'part', 'rate', 'share'] : []),
  ]
}
