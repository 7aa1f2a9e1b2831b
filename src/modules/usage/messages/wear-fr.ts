import { countOf, formatNumber, formatPrice } from '#platform/i18n/format.ts'
import { type Cents, toEuros } from '#platform/money.ts'
import type { Advice, Trend } from '../wear-model.ts'

const number = (value: number, digits = 0) => formatNumber('fr', value, digits)

/** The words of wear and renewal. */
export const wearFr = {
  title: 'Usure et renouvellement',
  euros: (cents: Cents) => formatPrice('fr', toEuros(cents)),
  crumb: 'Mes outils',
  lead: 'Ce qu’il faut réparer ou renouveler parmi les exemplaires des structures dont vous vous occupez, le plus urgent d’abord.',
  leadAll:
    'Ce qu’il faut réparer ou renouveler parmi les exemplaires de toutes les structures, le plus urgent d’abord.',
  none: 'Aucun exemplaire ici pour le moment.',
  noneHelp: 'Ajoutez les exemplaires de vos outils depuis la page de chacun.',
  own: 'Mes outils',
  usage: 'Usage de mes outils',
  finding: (renew: number, repair: number) =>
    renew + repair === 0
      ? 'Rien à réparer ni à renouveler cette année'
      : [
          renew > 0 && countOf('fr', renew, 'exemplaire a fait son temps', 'exemplaires ont fait leur temps'),
          repair > 0 &&
            `${renew > 0 ? number(repair) : countOf('fr', repair, 'exemplaire est', 'exemplaires sont')} en réparation`,
        ]
          .filter(Boolean)
          .join(', '),
  demo: 'démonstration',
  list: 'À réparer, à renouveler',
  columns: {
    copy: 'Exemplaire',
    advice: 'À faire',
    loans: 'Prêts faits',
    condition: 'État',
    renewal: 'Année',
    cost: 'Coût',
  },
  advices: {
    renew: 'À renouveler',
    repair: 'À réparer',
    soon: 'À prévoir',
    watch: 'À surveiller',
    later: 'Plus tard',
    unsaid: 'Durée de vie à dire',
  } satisfies Record<Advice, string>,
  seen: { good: 'bon', worn: 'usé', damaged: 'abîmé' },
  states: { good: 'bon', worn: 'usé', repair: 'en réparation' },
  trends: {
    worse: 'les incidents augmentent',
    steady: '',
    better: 'les incidents diminuent',
  } satisfies Record<NonNullable<Trend>, string>,
  seenTrends: {
    worse: 's’abîme d’après les états des lieux',
    steady: '',
    better: 'mieux aux derniers états des lieux',
  } satisfies Record<NonNullable<Trend>, string>,
  ofExpected: (loans: number, expected: number) => `${number(loans)} sur ${number(expected)}`,
  aYear: (pace: number) => `${number(pace, 1)} par an`,
  until: (day: string) => `jusqu’au ${day}`,
  noDay: 'sans date de retour',
  incidents: (count: number) => countOf('fr', count, 'incident', 'incidents'),
  repairDays: (days: number) => `${countOf('fr', days, 'jour', 'jours')} de réparation en un an`,
  closedDays: (days: number) => `${countOf('fr', days, 'jour', 'jours')} de fermeture`,
  notLent: 'n’est plus prêté',
  unknown: 'non dit',
  say: 'Dire sa durée de vie',
  budget: 'Budget de renouvellement',
  budgetFinding: (euros: string, years: number) => `${euros} à prévoir en ${years} ans`,
  budgetNone: 'Rien à prévoir d’ici cinq ans, d’après ce qui est connu',
  later: 'Ensuite',
  copies: (count: number) => countOf('fr', count, 'exemplaire', 'exemplaires'),
  withoutCost: (count: number) => `dont ${number(count)} sans valeur connue`,
  byHolder: 'Budget par structure',
  byTool: 'Usure et budget par outil',
  table: (name: string) => `Tableau : ${name}`,
  tables: {
    holder: 'Structure',
    tool: 'Outil',
    copies: 'Exemplaires',
    loans: 'Prêts faits',
    incidents: 'Incidents',
    renewal: 'Première année',
    cost: 'Coût en 5 ans',
  },
  firstTools: (shown: number) => `Les ${number(shown)} à renouveler le plus tôt ; le fichier les a tous.`,
  toRenew: (count: number) => `${number(count)} à renouveler`,
  toRepair: (count: number) => `${number(count)} en réparation`,
  downloadBudget: 'Télécharger le budget par outil et par année (CSV)',
  budgetCsv: [
    'Structure',
    'Outil',
    'Année',
    'Exemplaires à renouveler',
    'Coût (euros)',
    'Exemplaires sans valeur connue',
    'Démonstration',
  ],
  afterwards: 'ensuite',
  download: 'Télécharger en CSV',
  method: 'Comment c’est calculé',
  methodPace:
    'Prêts par an : prêts des trois dernières années divisés par le nombre d’années (depuis l’achat si c’est moins, un an au moins). Seuls comptent les prêts partis, enregistrés sur ce site.',
  methodLeft:
    'Prêts restants = (durée de vie attendue − prêts faits) × état. L’état vaut 1 s’il est bon, ½ s’il est usé ou en réparation ; encore × ¾ si les incidents augmentent ou si les états des lieux se dégradent.',
  methodYear:
    'Année = aujourd’hui + prêts restants ÷ prêts par an. Les incidents augmentent quand leur part dans les prêts des douze derniers mois dépasse celle d’avant, avec deux incidents au moins. Les incidents sont ceux signalés pendant les prêts ou chez qui le détient, et les retours abîmés. Les états des lieux se dégradent quand les deux derniers sont en moyenne moins bons que les précédents, à partir de quatre. Ces facteurs sont une règle de ce site, pas une mesure.',
  methodCost:
    'Coût : valeur de remplacement de l’outil, sinon valeur d’achat de l’exemplaire, sans inflation. Durée de vie et valeurs viennent de la fiche de l’outil.',
  source: (day: string) => `Source : prêts et exemplaires enregistrés sur ce site, au ${day}.`,
  page: (shown: number, all: number) => `${number(shown)} sur ${number(all)}`,
  csv: [
    'Outil',
    'Exemplaire',
    'Structure',
    'À faire',
    'État',
    'Tendance',
    'Derniers états des lieux',
    'Durée de vie attendue (prêts)',
    'Prêts faits',
    'Prêts par an',
    'Prêts restants',
    'Incidents',
    'Jours de réparation en un an',
    'Jours de fermeture en un an',
    'Année de renouvellement',
    'Coût (euros)',
    'Démonstration',
  ],
  yes: 'oui',
  no: 'non',
}
