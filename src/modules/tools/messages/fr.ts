import { countOf, formatNumber } from '#platform/i18n/format.ts'
import type { Refusal } from '../availability-model.ts'
import type {
  Borrowers,
  CopyState,
  Mediation,
  PeriodKind,
  ToolKind,
  ToolState,
  Transport,
  Vehicle,
} from '../model.ts'

const tools = (count: number) => countOf('fr', count, 'outil', 'outils')
const days = (count: number) => countOf('fr', count, 'jour', 'jours')
const nth = (day: number) => (day === 1 ? '1er' : String(day))
const copies = (count: number) => countOf('fr', count, 'exemplaire', 'exemplaires')

export const fr = {
  tools: 'Outils',
  tool: 'Outil itinérant',
  demo: 'démonstration',
  days,
  copies,
  kinds: {
    kit: 'Malle, kit',
    exhibition: 'Exposition itinérante',
    workshop: 'Atelier prêt à animer',
    game: 'Jeu',
    planetarium: 'Planétarium mobile',
    digital: 'Outil numérique',
    show: 'Spectacle',
  } satisfies Record<ToolKind, string> as Record<ToolKind, string>,
  states: { draft: 'Brouillon', published: 'Publié', removed: 'Retiré' } satisfies Record<
    ToolState,
    string
  > as Record<ToolState, string>,
  copyStates: {
    good: 'en bon état',
    worn: 'usé, se prête encore',
    repair: 'en réparation',
    retired: 'hors service',
  } satisfies Record<CopyState, string> as Record<CopyState, string>,
  modules: (names: string) => `modules\u00a0: ${names}`,
  periods: { closure: 'indisponible', repair: 'en réparation', loan: 'prêté' } satisfies Record<
    PeriodKind,
    string
  > as Record<PeriodKind, string>,
  vehicles: {
    hands: 'se porte à la main',
    car: 'voiture',
    van: 'utilitaire',
    truck: 'camion',
  } satisfies Record<Vehicle, string> as Record<Vehicle, string>,
  mediations: {
    alone: 'S’utilise sans accompagnement',
    training: 'Avec une prise en main ou une formation',
    mediator: 'Avec une personne qui anime',
  } satisfies Record<Mediation, string> as Record<Mediation, string>,
  borrowers: {
    everyone: 'Toute structure',
    network: 'Les structures du réseau',
    schools: 'Les établissements scolaires',
  } satisfies Record<Borrowers, string> as Record<Borrowers, string>,
  transports: {
    borrower: 'Par la structure qui emprunte',
    holder: 'Par la structure qui prête',
    either: 'À convenir',
  } satisfies Record<Transport, string> as Record<Transport, string>,
  setups: {
    lendable: 'Se réserve ici',
    'no-power': 'Sans électricité',
    'no-internet': 'Sans internet',
    alone: 'Sans accompagnement',
    training: 'Avec une prise en main ou une formation',
    mediator: 'Avec une personne qui anime',
  },
  floor: (m2: number) => `${formatNumber('fr', m2)}\u00a0m²`,
  wall: (m: number) => `${formatNumber('fr', m)}\u00a0m de mur`,
  ceiling: (m: number) => `${formatNumber('fr', m, 2)}\u00a0m sous plafond`,
  /** What one comes with: each carries what the ones before do. */
  ownVehicles: {
    hands: 'Rien\u00a0: à la main',
    car: 'Une voiture',
    van: 'Un utilitaire',
    truck: 'Un camion',
  } satisfies Record<Vehicle, string> as Record<Vehicle, string>,
  list: {
    title: 'Outils à emprunter',
    lead: (region: string) =>
      `Malles, expositions, jeux, planétariums\u00a0: ce que les structures prêtent ${region}, à quelles conditions, et quand c’est libre.`,
    description: (region: string) =>
      `Catalogue commun des outils itinérants de culture scientifique ${region}\u00a0: contenu, conditions et disponibilités.`,
    whatPlaceholder: 'Astronomie, malle, exposition…',
    when: 'Disponible',
    from: 'du',
    to: 'au',
    dates: (from: string, to: string) => `Disponible du ${from} au ${to}`,
    date: (day: string) => `Disponible le ${day}`,
    wrongDates: 'Le dernier jour vient avant le premier\u00a0: les dates sont laissées de côté.',
    busy: (count: number) =>
      count > 1
        ? `${tools(count)} répondent à vos autres critères, mais ne sont pas libres à ces dates.`
        : 'Un outil répond à vos autres critères, mais n’est pas libre à ces dates.',
    seeBusy: 'Les voir avec leur prochaine date',
    total: tools,
    totalFree: (count: number) => countOf('fr', count, 'outil libre', 'outils libres'),
    page: (page: number) => `page ${page}`,
    price: 'Prix',
    freeThen: 'Libre à ces dates',
    freeFrom: (day: string) => `Libre à partir du ${day}`,
    freeNow: 'Libre dès maintenant',
    notFree: 'Pas de date libre connue',
    info: 'Fiche d’information, non réservable',
    gratis: 'gratuit',
    empty: 'Aucun outil ne répond à cette recherche.',
    emptyNext: 'Pour continuer, vous pouvez\u00a0:',
    seeAll: 'voir tous les outils',
    seeLenders: 'chercher une structure qui prête',
    propose: 'Proposer un outil au catalogue',
    whereNow: 'Où sont les outils en ce moment',
    plan: 'Planifier la circulation de mes outils',
    downloadWhat: 'Emporter cette liste\u00a0:',
    wider: {
      radius: (km: number, count: number) =>
        `chercher jusqu’à ${formatNumber('fr', km)}\u00a0km (${tools(count)})`,
      filter: (label: string, count: number) => `retirer «\u00a0${label}\u00a0» (${tools(count)})`,
      place: (count: number) => `chercher dans toute la région (${tools(count)})`,
    },
  },
  sheet: {
    description: (title: string, kind: string, holder: string) =>
      holder ? `${title}\u00a0: ${kind.toLowerCase()}, ${holder}.` : `${title}\u00a0: ${kind.toLowerCase()}.`,
    toSee: 'Où la voir',
    demoNote:
      'Cet outil est inventé, pour la démonstration\u00a0: vous pouvez le demander pour essayer, personne ne le prête.',
    infoNote: 'Fiche d’information, non réservable',
    infoHelp: 'Cette ressource existe, mais ne se réserve pas ici. Voyez avec la structure qui la propose.',
    infoSource: 'Page de la ressource',
    forWhom: 'Pour qui',
    ages: (min: number | null, max: number | null) =>
      min !== null && max !== null
        ? `de ${min} à ${max} ans`
        : min !== null
          ? `dès ${min} ans`
          : max !== null
            ? `jusqu’à ${max} ans`
            : '',
    group: (count: number) => `${formatNumber('fr', count)} personnes à la fois`,
    duration: 'Durée d’une séance',
    minutes: (count: number) =>
      count < 60
        ? `${count}\u00a0min`
        : `${Math.floor(count / 60)}\u00a0h${count % 60 ? `\u00a0${String(count % 60).padStart(2, '0')}` : ''}`,
    size: 'Place nécessaire',
    floor: (m2: number) => `${formatNumber('fr', m2, 1)}\u00a0m² au sol`,
    wall: (m: number) => `${formatNumber('fr', m, 1)}\u00a0m de mur ou de grilles`,
    height: (m: number) => `${formatNumber('fr', m, 1)}\u00a0m de hauteur`,
    power: { yes: 'électricité nécessaire', no: 'sans électricité' },
    internet: { yes: 'internet nécessaire', no: 'sans internet' },
    price: 'Prix',
    free: 'Gratuit',
    euros: (amount: string) => `${amount} par prêt`,
    deposit: (amount: string) => `caution\u00a0: ${amount}`,
    whenFree: 'Libre',
    freeNow: 'dès maintenant',
    freeFrom: (day: string) => `à partir du ${day}`,
    neverFree: 'aucune date connue dans les deux ans',
    noCopy: 'aucun exemplaire ne se prête en ce moment',
    holder: 'Prêté par',
    where: 'Se trouve à',
    partners: 'Avec',
    notSaid: 'Non précisé',
    what: 'Présentation',
    objectives: 'Objectifs',
    contents: 'Contenu',
    contentsLead: 'Ce qui est compté au départ et au retour, pour un exemplaire.',
    part: 'Élément',
    quantity: 'Quantité',
    value: 'Valeur de remplacement',
    valueEach: (amount: string, count: number) => (count > 1 ? `${amount} pièce` : amount),
    module: (name: string) => `Module «\u00a0${name}\u00a0»`,
    moduleApart: (name: string) => `Module «\u00a0${name}\u00a0», qui se prête seul`,
    together: 'Ensemble principal',
    stays: 'Ensemble principal, qui ne part qu’avec l’outil entier',
    practical: 'En pratique',
    volume: (m3: number) => `${formatNumber('fr', m3, 2)}\u00a0m³ emballé`,
    weight: (kg: number) => `${formatNumber('fr', kg, 1)}\u00a0kg`,
    transportSize: 'Transport',
    setup: 'Montage',
    setupWords: (minutes: string, people: number | null) =>
      [minutes, people ? countOf('fr', people, 'personne', 'personnes') : ''].filter(Boolean).join(', à '),
    mediation: 'Animation',
    languages: 'Langues',
    access: 'Accessibilité',
    terms: 'Conditions de prêt',
    whoBorrows: 'Qui peut emprunter',
    first: (name: string, count: number) =>
      `${name} d’abord, jusqu’à ${days(count)} avant le prêt\u00a0; tout le monde ensuite`,
    length: 'Durée d’un prêt',
    lengthWords: (min: number, max: number | null) =>
      max === null ? `${days(min)} au moins` : min === max ? days(min) : `de ${min} à ${days(max)}`,
    lead: 'À demander',
    leadWords: (count: number) => (count === 0 ? 'jusqu’à la veille' : `au moins ${days(count)} avant`),
    buffers: 'Entre deux prêts',
    buffersWords: (before: number, after: number) =>
      [before ? `${days(before)} de préparation` : '', after ? `${days(after)} de retour et de contrôle` : '']
        .filter(Boolean)
        .join(', '),
    transport: 'Qui transporte',
    insurance: 'Assurance',
    insuranceWords: { yes: 'à la charge de la structure qui emprunte', no: 'non demandée' },
    replacement: 'Valeur de remplacement',
    created: 'Création',
    credits: 'Crédits',
    themes: 'Thèmes',
    calendar: 'Calendrier des douze mois à venir',
    ask: 'Demander cet outil',
    whereNow: 'Voir où il se trouve en ce moment, et où il va ensuite',
    calendarLead: (total: number) =>
      `${copies(total)} en service. Un prêt prend aussi les jours de préparation et de retour\u00a0: vérifiez vos dates.`,
    month: 'Mois',
    monthBefore: 'Mois précédent',
    monthAfter: 'Mois suivant',
    freeDays: 'Jours libres',
    detail: 'Détail',
    states: { free: 'libre', taken: 'pris', closed: 'fermé' },
    freeCopies: (count: number) => (count > 1 ? `libre (${copies(count)})` : 'libre'),
    span: (from: number, to: number) => (from === to ? `le ${nth(from)}` : `du ${nth(from)} au ${nth(to)}`),
    wholeMonth: 'tout le mois',
    check: 'Vérifier des dates',
    checkFrom: 'Du',
    checkTo: 'Au',
    checkButton: 'Vérifier',
    checkModules: 'Modules voulus',
    checkModulesHelp: 'Rien de coché\u00a0: tout l’outil.',
    modulesFree: (names: string) => `Se prêtent à ces dates\u00a0: ${names}.`,
    modulesTaken: (names: string) => `Pris ou hors service\u00a0: ${names}.`,
    modulesNext: 'Chaque module seul',
    calendarOf: (names: string) => `Calendrier pour\u00a0: ${names}.`,
    available: (from: string, to: string, count: number) => `Libre du ${from} au ${to} (${copies(count)}).`,
    refusals: {
      'not-lendable': 'Cette ressource ne se réserve pas ici.',
      'no-copy': 'Aucun exemplaire ne se prête en ce moment.',
      'too-short': 'Ces dates font moins que la durée minimale d’un prêt.',
      'too-long': 'Ces dates font plus que la durée maximale d’un prêt.',
      'too-soon': 'Ces dates sont trop proches pour préparer le prêt.',
      closed: 'La structure qui prête est fermée pendant ces jours, ou juste avant ou après.',
      taken: 'Tous les exemplaires sont pris pendant ces jours, ou juste avant ou après.',
    } satisfies Record<Refusal, string> as Record<Refusal, string>,
    wrongDates: 'Donnez deux jours, le premier avant le dernier.',
    nextThen: (from: string) => `Pour la même durée\u00a0: libre à partir du ${from}.`,
    lentSoFar: (loans: number, last: string, demo: boolean) =>
      `${loans > 1 ? `${formatNumber('fr', loans)} prêts jusqu’ici, le dernier parti` : 'Un prêt jusqu’ici, parti'} le ${last}${demo ? ' (démonstration)' : ''}.`,
    follow: 'Suivre ce calendrier (iCalendar)',
    similar: 'Sur les mêmes thèmes',
    source: (title: string, licence: string) => `Source\u00a0: ${title} (${licence})`,
    updated: (date: string) => `Mis à jour le ${date}`,
  },
  calendar: {
    name: (title: string) => `Disponibilités\u00a0: ${title}`,
    description: 'Quand les exemplaires sont pris ou l’outil fermé ; sans rien dire des personnes.',
    taken: (title: string, code: string, how: string) => `${title}, exemplaire ${code}\u00a0: ${how}`,
    closed: (title: string) => `${title}\u00a0: fermé`,
  },
  keeping: {
    noCopyYet: 'Cet outil n’a pas encore d’exemplaire\u00a0: ajoutez-en un pour qu’on puisse le demander.',
    addCopy: 'Ajouter un exemplaire',
    edit: 'Modifier',
    copies: 'Exemplaires et fermetures',
    reception: 'Accueil des demandes',
    photos: 'Photos',
    documents: 'Documents',
    withdraw: 'Retirer du catalogue',
    restore: 'Remettre au catalogue',
    states: {
      draft: 'Ce brouillon n’est lu que par les personnes de la structure.',
      removed: 'Cet outil est retiré du catalogue.',
      published: '',
    },
  },
}
