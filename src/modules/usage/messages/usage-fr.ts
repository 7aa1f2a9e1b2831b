import { countOf, formatNumber, formatPercent, formatPrice } from '#platform/i18n/format.ts'
import type { Period } from '../period-model.ts'

const number = (value: number) => formatNumber('fr', value)

/** The words of the use of tools. */
export const usageFr = {
  title: 'Usage de mes outils',
  crumb: 'Mes outils',
  lead: 'Ce qui est parti, ce qui a été demandé sans être obtenu, pour les outils des structures dont vous vous occupez.',
  leadAll:
    'Ce qui est parti, ce qui a été demandé sans être obtenu, pour les outils de toutes les structures.',
  own: 'Mes outils',
  wear: 'Usure et renouvellement',
  observatory: 'Observatoire',
  network: 'Usage des outils itinérants',
  networkLead:
    'Combien d’outils circulent, sur quels thèmes, et ce qui est demandé sans être obtenu : prêts de tout le réseau.',
  networkDescription: 'Prêts d’outils de culture scientifique par saison, thème, type et structure prêteuse.',
  none: 'Aucun prêt n’est encore enregistré.',
  noneNext: 'Les chiffres viennent avec les premières demandes.',
  find: 'Voir les outils',
  spread: 'Où vont les outils',
  invented:
    'Chiffres de démonstration : tous les prêts comptés ici sont inventés. Ils disparaîtront au premier vrai prêt.',
  inventedSome: 'démonstration',
  period: 'Période',
  show: 'Afficher',
  periodName: (period: Period): string =>
    period.kind === 'all'
      ? 'Depuis le début'
      : period.kind === 'year'
        ? `Année ${period.year}`
        : `Saison ${period.year}-${period.year + 1} (septembre à août)`,
  seasonName: (year: number) => `${year}-${year + 1}`,
  figures: {
    lent: 'prêts partis',
    days: 'jours chez les emprunteurs',
    requests: 'demandes',
    ahead: 'prêts promis ou proposés',
    unmet: 'demandes sans suite',
    euros: 'prix convenus',
    received: 'sommes reçues',
    visitors: 'visiteurs racontés',
    satisfaction: 'satisfaction des hôtes, sur 5',
  },
  finding: (lent: number, requests: number, unmet: number) =>
    requests === 0
      ? 'Aucune demande sur cette période'
      : `${countOf('fr', lent, 'prêt', 'prêts')} pour ${countOf('fr', requests, 'demande', 'demandes')} ; ${formatPercent('fr', (100 * unmet) / requests, 0)} sans suite`,
  measure: 'Nombre de prêts partis, par premier jour',
  sections: {
    seasons: 'Saison par saison',
    themes: 'Par thème',
    kinds: 'Par type d’outil',
    holders: 'Par structure prêteuse',
    tools: 'Par outil',
  },
  themesNote: 'Un outil sur plusieurs thèmes compte dans chacun : les lignes ne s’additionnent pas.',
  first: (shown: number) => `Les ${number(shown)} premiers ; le fichier les a tous.`,
  data: 'Voir les données',
  columns: {
    name: 'Quoi',
    requests: 'Demandes',
    lent: 'Prêts',
    days: 'Jours',
    ahead: 'À venir',
    refused: 'Refusées',
    unanswered: 'Sans réponse',
    waiting: 'En attente',
    incidents: 'Incidents',
    euros: 'Prix convenus',
    received: 'Reçu',
    visitors: 'Visiteurs',
    satisfaction: 'Satisfaction',
  },
  audience: 'Les publics',
  audienceFinding: (visitors: number, told: number, lent: number) =>
    `${countOf('fr', visitors, 'visiteur', 'visiteurs')} d’après ${countOf('fr', told, 'bilan', 'bilans')} pour ${countOf('fr', lent, 'prêt', 'prêts')}`,
  audienceHelp:
    'Ce que les hôtes ont raconté après le prêt. Les âges ne sont pas toujours dits : ils ne s’additionnent pas au total.',
  audiences: {
    pupils: 'Élèves et étudiants, avec leur classe',
    children: 'Enfants',
    teenagers: 'Adolescents',
    adults: 'Adultes',
    seniors: 'Aînés',
  },
  mean: (sum: number, count: number) => formatNumber('fr', sum / count, 1),
  rated: (count: number) => `${countOf('fr', count, 'avis', 'avis')}`,
  untold: 'non dit',
  few: 'moins de 3',
  fewNote:
    'Les lignes d’une ou deux demandes gardent leurs chiffres : ils diraient qui a demandé. « Moins de 3 » n’est pas zéro.',
  unpriced: (count: number) =>
    `${countOf('fr', count, 'prêt', 'prêts')} sans prix connu, non compté dans les prix convenus.`,
  euros: (value: number) => formatPrice('fr', value),
  noPrice: 'non dit',
  download: 'Télécharger en CSV',
  method: 'Ce qui est compté',
  methodText:
    'Un prêt compte à son premier jour, dès que l’outil est parti. Sans suite : refusées, restées sans réponse jusqu’à leur date, ou encore en liste d’attente. Les demandes retirées par qui les a faites, ou qui attendent une réponse, sont dans le total. Les jours sont ceux convenus. Les prix convenus sont ceux de l’accord ; les sommes reçues, les paiements notés sur les prêts, sans les cautions. Les visiteurs, tout public et scolaires, sont ceux que les hôtes racontent dans leur bilan ; la satisfaction est la moyenne de leurs notes, de 1 à 5. Un incident est ce qui a été signalé pendant un prêt, ou un retour abîmé.',
  source: (day: string) => `Source : prêts enregistrés sur ce site, au ${day}.`,
  csv: [
    'Outil',
    'Structure',
    'Période',
    'Demandes',
    'Prêts',
    'Jours',
    'À venir',
    'Refusées',
    'Sans réponse',
    'En attente',
    'Incidents',
    'Prix convenus (euros)',
    'Sommes reçues (euros)',
    'Bilans reçus',
    'Visiteurs',
    'dont scolaires',
    'Enfants',
    'Adolescents',
    'Adultes',
    'Aînés',
    'Avis',
    'Satisfaction moyenne (1 à 5)',
    'Démonstration',
  ],
  yes: 'oui',
  no: 'non',
  fields: {
    period: 'Période : « tout », une année, une saison de septembre à août',
    table: 'Ce que la ligne compte : total, saison, theme, type, structure, outil',
    key: 'Code de la ligne',
    name: 'Nom de la ligne',
    requests: 'Demandes',
    lent: 'Prêts partis',
    days: 'Jours convenus',
    refused: 'Demandes refusées',
    unanswered: 'Demandes restées sans réponse',
    waiting: 'Demandes en liste d’attente',
    status: '« publie », ou « secret » : moins de trois demandes',
    demo: 'Prêts inventés, pour la démonstration',
  },
}
