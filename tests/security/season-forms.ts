import type { Form } from './form.ts'

/** The season that the forms below are about. */
export const seasonOfForms = 'fete-de-la-science'

/** The forms of seasons and their editions. */
export const seasonForms: Record<string, Form> = {
  season: {
    who: 'administrator',
    path: `/administration/temps-forts/${seasonOfForms}`,
    base: {
      nameFr: 'Fête de la science',
      nameEn: 'Science festival',
      summaryFr: 'Dix jours.',
      summaryEn: 'Ten days.',
      labelFr: 'Label',
      charterFr: 'Ouvrir.',
    },
    text: [
      'nameFr',
      'nameEn',
      'summaryFr',
      'summaryEn',
      'labelFr',
      'labelEn',
      'labelUseFr',
      'labelUseEn',
      'rulesFr',
      'rulesEn',
      'charterFr',
      'charterEn',
      'version',
    ],
    urls: ['website'],
  },
  seasonAct: {
    who: 'administrator',
    path: `/administration/temps-forts/${seasonOfForms}/acte`,
    base: { acte: 'descendre' },
    text: ['acte'],
  },
  edition: {
    who: 'administrator',
    path: `/administration/temps-forts/${seasonOfForms}/editions/2025`,
    base: { beginsOn: '2025-10-03', endsOn: '2025-10-13', entryRule: 'all', territories: 'departement/59' },
    text: ['beginsOn', 'endsOn', 'entryRule', 'submitUntil', 'territories', 'year', 'version'],
  },
}
