import { countOf, formatNumber, formatPercent } from '#platform/i18n/format.ts'
import { sitesFr } from './sites-fr.ts'

const number = (value: number, digits = 0) => formatNumber('fr', value, digits)

export const fr = {
  observatory: 'Observatoire',
  reuseMap: 'cette carte',
  title: 'Couverture du territoire',
  lead: 'Qui a un lieu près de chez soi, et où sont les zones blanches\u00a0: choisissez une sorte de lieu et une distance.',
  description:
    'Habitants à portée d’un lieu de sciences ou d’un outil, par département et intercommunalité, et carte des zones blanches.',
  nothing: 'Aucun lieu n’est encore publié sur ce site.',
  nothingHelp:
    'La couverture se calcule dès que l’annuaire compte une structure dont la position est connue.',
  propose: 'Proposer une structure',
  form: 'Ce qui est mesuré',
  kind: 'Lieu recherché',
  groups: {
    organisation: 'Structures de l’annuaire',
    event: 'Agenda',
    tool: 'Lieux d’attache des outils itinérants',
  },
  venues: 'Lieux des rendez-vous à venir',
  radius: 'À moins de',
  km: (value: number) => `${value}\u00a0km`,
  counted: 'Qui compter',
  people: {
    population: 'Tous les habitants',
    'age-0-14': 'Les moins de 15 ans',
    'age-15-24': 'Les 15 à 24 ans',
    poverty: 'Les habitants sous le seuil de pauvreté',
    'below-baccalaureate': 'Les habitants sans baccalauréat (estimation)',
  },
  who: {
    population: 'habitants',
    'age-0-14': 'moins de 15 ans',
    'age-15-24': '15 à 24 ans',
    poverty: 'habitants sous le seuil de pauvreté',
    'below-baccalaureate': 'habitants sans baccalauréat',
  },
  measure: 'Montrer sur la carte',
  measureNames: { reach: 'Les zones blanches', access: 'L’accessibilité (places partagées)' },
  show: 'Mesurer',
  finding: (percent: number, who: string, kind: string, km: number) =>
    `${formatPercent('fr', percent, 0)} des ${who} sont à moins de ${km}\u00a0km\u00a0: ${kind}`,
  wherePublished: ' (là où le chiffre est publié)',
  noFinding: (kind: string, km: number) => `${kind}, à moins de ${km}\u00a0km\u00a0: aucun chiffre publié`,
  without: (count: number, who: string) => `${number(count)} ${who} n’en ont pas à cette distance`,
  communesWithout: (count: number, all: number) =>
    `dans ${countOf('fr', count, 'commune', 'communes')} sur ${number(all)}.`,
  located: (count: number, all: number) =>
    all > count
      ? `${countOf('fr', count, 'lieu compté', 'lieux comptés')}\u00a0; ${countOf('fr', all - count, 'autre sans position connue n’est pas compté', 'autres sans position connue ne sont pas comptés')}.`
      : `${countOf('fr', count, 'lieu compté', 'lieux comptés')}.`,
  secret: (communes: number, inhabitants: number) =>
    `Secret statistique ou chiffre non publié\u00a0: ${countOf('fr', communes, 'commune', 'communes')} (${number(inhabitants)} habitants) ne sont ni dedans ni dehors. Ce n’est pas zéro.`,
  map: {
    reach: (kind: string, km: number) => `Communes à plus de ${km}\u00a0km\u00a0: ${kind}`,
    access: (kind: string) => `Places pour 100\u00a0000 personnes\u00a0: ${kind}`,
    in: (km: number) => `à ${km}\u00a0km ou moins`,
    out: (km: number) => `à plus de ${km}\u00a0km (zone blanche)`,
    place: 'lieu',
    none: 'aucune place à portée',
    class: (from: number, to: number) => `de ${number(from, 1)} à ${number(to, 1)}`,
    quantiles: 'Quatre classes de même nombre de communes, parmi celles qui ont une place à portée.',
    help: 'Les mêmes chiffres sont dans les tableaux et les fichiers.',
  },
  whereToAct: 'Où agir\u00a0: chercher où de nouveaux lieux toucheraient le plus de monde',
  byDepartement: 'Par département',
  byEpci: 'Par intercommunalité, la moins couverte en nombre d’abord',
  biggest: 'Les communes les plus peuplées hors de portée',
  noneOut: 'Aucune commune n’est hors de portée à cette distance.',
  caption: (who: string) => `En nombre\u00a0: ${who}`,
  territory: 'Territoire',
  commune: 'Commune',
  within: 'À portée',
  out: 'Hors de portée',
  share: 'Part à portée',
  unknown: 'Secret statistique',
  distance: 'Au plus proche',
  far: 'aucun lieu',
  counts: 'Compte',
  access: 'Places pour 100\u00a0000',
  secretCell: 'secret statistique',
  downloads: 'Reprendre ces chiffres',
  csv: 'Les communes (CSV)',
  geojson: 'Les communes (GeoJSON)',
  method: 'Comment c’est calculé',
  methodReach:
    'Les habitants d’une commune sont comptés en son milieu. Sa distance au lieu le plus proche est celle à vol d’oiseau multipliée par 1,34\u00a0: c’est, en moyenne, ce que la route ajoute (étude de 300 villes européennes, Environment and Planning B, 2023, doi 10.1177/23998083231168870). Ce n’est pas un itinéraire.',
  methodBorder:
    'Seuls les lieux publiés sur ce site comptent\u00a0: près des limites de la région, ceux d’à côté peuvent manquer.',
  methodPeople:
    'Une part publiée en pourcentage est multipliée par la population de la commune, puis arrondie à la personne. La part sans baccalauréat porte sur les 15 ans ou plus sortis de l’école\u00a0: appliquée à tous, elle est une estimation.',
  methodAccess:
    'Accessibilité\u00a0: aire de recrutement flottante en deux étapes (Luo et Wang, 2003, doi 10.1068/b29120), à décroissance gaussienne (Dai, 2010, doi 10.1016/j.healthplace.2010.06.012). Chaque lieu j vaut une place, partagée entre les personnes à portée\u00a0: Rj = 1 ÷ Σk g(dkj)·Pk. Une commune i additionne les siennes\u00a0: Ai = Σj g(dij)·Rj, pour 100\u00a0000 personnes. g(d) = (e^(−½(d÷r)²) − e^(−½)) ÷ (1 − e^(−½)) jusqu’au rayon r, 0 au-delà.',
  sources: 'Sources\u00a0: ',
  ofSite: (day: string) => `lieux\u00a0: fiches publiées sur ce site, au ${day}`,
  populationYear: (year: number) => `population ${year}`,
  print: 'Sur papier ou en PDF : imprimez cette page, elle est mise en page pour cela.',
  sites: sitesFr,
  csvColumns: {
    code: 'Code INSEE',
    name: 'Commune',
    epci: 'Code de l’intercommunalité',
    departement: 'Code du département',
    population: 'Habitants',
    counted: 'Personnes comptées\u00a0; vide quand la statistique ne les donne pas',
    status: '«\u00a0publie\u00a0» ou «\u00a0secret\u00a0»',
    km: 'Distance estimée par la route au lieu le plus proche, en km',
    within: 'À portée du rayon demandé',
    access: 'Places pour 100\u00a0000 personnes, lieux proches comptant davantage',
  },
}
export type Messages = typeof fr
