import { countOf, formatNumber } from '#platform/i18n/format.ts'

const count = (n: number, one: string, other: string) => countOf('fr', n, one, other)
const number = (n: number, digits = 0) => formatNumber('fr', n, digits)

export const fr = {
  tools: 'Outils',
  modules: (names: string) => `modules\u00a0: ${names}`,
  crumb: 'Planifier la circulation',
  choose: {
    title: 'Planifier la circulation des outils',
    lead: 'Plusieurs structures demandent les mêmes outils\u00a0? Le planificateur répartit les exemplaires entre elles\u00a0: il sert le plus de demandes, avec le moins de kilomètres et en n’oubliant aucun territoire. Vous relisez son plan, vous le changez, puis vous l’envoyez en propositions.',
    tools: 'Outils à planifier',
    toolsHelp: 'Seuls les outils pour lesquels une demande attend une réponse sont proposés.',
    tool: (requests: number, copies: number) =>
      `${count(requests, 'demande en attente', 'demandes en attente')}, ${count(copies, 'exemplaire', 'exemplaires')}`,
    period: 'Demandes dont le premier jour tombe dans cette période',
    from: 'Du',
    to: 'Au',
    next: 'Voir les demandes',
    none: 'Aucune demande de prêt n’attend de réponse pour vos outils. Le planificateur sert dès que plusieurs structures demandent un même outil.',
    seeTools: 'Voir le catalogue des outils',
    seeLoans: 'Voir mes prêts',
    plans: 'Plans déjà demandés',
    noPlan: 'Aucun plan pour l’instant.',
    planOf: (tools: string) => `Plan\u00a0: ${tools}`,
    planFacts: (requests: number, served: number | null) =>
      served === null
        ? count(requests, 'demande', 'demandes')
        : `${count(served, 'demande servie', 'demandes servies')} sur ${number(requests)}`,
    between: (from: string, to: string) => `du ${from} au ${to}`,
    asked: (moment: string) => `demandé le ${moment}`,
    states: { waiting: 'En attente', running: 'En cours', done: 'Prêt', failed: 'Sans résultat' },
    applied: 'Appliqué',
  },
  requests: {
    title: 'Demandes à planifier',
    lead: (requests: number, copies: number) =>
      `${count(requests, 'demande attend', 'demandes attendent')} une réponse, pour ${count(copies, 'exemplaire', 'exemplaires')}.`,
    list: 'Demandes',
    priority: 'Importance',
    priorities: {
      low: 'Moindre',
      usual: 'Habituelle',
      high: 'Grande (compte double)',
      out: 'Ne pas planifier',
    },
    days: (from: string, to: string) => `du ${from} au ${to}`,
    exact: 'jours fermes',
    flexible: (days: number) => `${count(days, 'jour', 'jours')} de souplesse`,
    unsaid: 'souplesse non dite',
    waiting: 'en liste d’attente',
    unlocated: 'lieu inconnu\u00a0: elle ne peut pas être planifiée',
    settings: 'Réglages du plan',
    margin: 'Jours de souplesse',
    marginHelp:
      'Pour les demandes qui ne disent pas si leurs dates peuvent bouger\u00a0: de combien de jours, avant ou après, le plan peut les déplacer. 0 pour garder les jours demandés.',
    direct: 'Passage direct d’un lieu au suivant',
    directHelp: (wait: number) =>
      `Laissez vide pour que chaque exemplaire repasse chez vous entre deux prêts. Sinon, le nombre de jours de trajet entre deux lieux\u00a0: un exemplaire peut alors passer d’un lieu au suivant sans vos jours de préparation et de retour, et attendre là où il est ${count(wait, 'jour', 'jours')} de plus. L’état des lieux de retour de l’un ouvre celui de l’autre. Des modules prêtés à part ne passent ainsi qu’à un lieu qui demande les mêmes.`,
    weights: 'Ce qui compte',
    weightsHelp:
      'Le plan retenu est celui qui totalise le plus de points. Avec les réglages habituels, servir une demande passe avant tout\u00a0; les kilomètres et l’équité départagent.',
    served: 'Points pour une demande servie',
    hundredKm: 'Points retirés pour cent kilomètres',
    fairness: 'Points pour le premier prêt d’un territoire',
    fairnessHelp:
      'Une intercommunalité de taille moyenne reçoit ces points à son premier prêt, la moitié au deuxième, le tiers au troisième… Une plus peuplée en reçoit davantage. Les prêts des deux dernières années comptent déjà.',
    send: 'Calculer le plan',
    sendHelp: 'Trente secondes au plus. Rien n’est envoyé aux structures à cette étape.',
    back: 'Changer d’outils ou de période',
    none: 'Aucune demande ne commence dans cette période. Élargissez-la.',
  },
  plan: {
    title: (from: string, to: string) => `Plan de circulation du ${from} au ${to}`,
    lead: (tools: string) => `Outils\u00a0: ${tools}.`,
    demo: 'Démonstration',
    of: (served: string, requests: string) => `${served} sur ${requests}`,
    result: 'Voir le plan',
    all: 'Tous les plans',
    changedSince: (n: number) =>
      `Depuis ce relevé, ${count(n, 'demande a changé ou n’attend plus', 'demandes ont changé ou n’attendent plus')}\u00a0: ${n > 1 ? 'elles ne seront pas envoyées' : 'elle ne sera pas envoyée'}. Recalculez pour en tenir compte.`,
    made: (moment: string, who: string | null) =>
      who
        ? `Demandes et calendriers relevés le ${moment}, par ${who}.`
        : `Demandes et calendriers relevés le ${moment}.`,
    waiting: 'Le plan attend son tour\u00a0: d’autres sont en cours de calcul.',
    running: (seconds: number, most: number) =>
      `Calcul en cours depuis ${count(seconds, 'seconde', 'secondes')}\u00a0; ${number(most)} au plus. Cette page se met à jour d’elle-même.`,
    progress: 'Avancement du calcul',
    again: 'Un arrêt du site a interrompu le calcul\u00a0: il a repris du début.',
    refresh: 'Actualiser',
    meanwhile:
      'En attendant, voici ce que donne une demande placée après l’autre\u00a0: le résultat ne peut que s’améliorer.',
    failed:
      'Ce plan n’a pas pu être calculé. Recommencez avec moins de demandes ou moins de jours de souplesse.',
    redo: 'Recalculer avec d’autres réglages',
    csv: 'Télécharger le plan (CSV)',
    proven: 'Optimum prouvé\u00a0: aucun autre plan ne fait mieux avec ces réglages.',
    within: (percent: string) =>
      `Au plus à ${percent} de l’optimum\u00a0: le temps a manqué pour prouver mieux, mais aucun plan ne dépasse celui-ci de plus que cela.`,
    greedyOnly:
      'L’optimiseur n’a pas pu répondre\u00a0: voici le plan de qui place une demande après l’autre. Vous pouvez recalculer.',
    figures: 'Ce que vaut ce plan',
    byHand: 'Plan changé à la main',
    best: 'Plan calculé',
    greedy: 'Une demande après l’autre',
    measure: 'Mesure',
    servedOf: 'Demandes servies',
    kilometres: 'Kilomètres',
    territories: 'Territoires servis',
    newTerritories: 'dont sans prêt depuis deux ans',
    fairness: 'Points d’équité',
    points: 'Points en tout',
    figuresNote:
      'Kilomètres estimés\u00a0: distance à vol d’oiseau multipliée par 1,34, allers et retours des exemplaires, et des modules qui voyagent à part. «\u00a0Une demande après l’autre\u00a0»\u00a0: ce que ferait une personne soigneuse, par importance puis par date.',
    changed: (changes: number, points: string) =>
      `${count(changes, 'changement fait', 'changements faits')} à la main\u00a0: ${points} par rapport au plan calculé.`,
    pointsMore: (points: number) =>
      `${points > 0 ? '+' : points < 0 ? '−' : ''}${number(Math.abs(points), 1)} point${Math.abs(points) >= 2 ? 's' : ''}`,
    undo: 'Défaire le dernier changement',
    map: 'Sur la carte',
    mapDescription: (loans: number) =>
      `${count(loans, 'lieu d’accueil numéroté', 'lieux d’accueil numérotés')} comme dans la liste, reliés au point de départ de l’exemplaire ou au lieu précédent.`,
    mapModules: (loans: string) => `Modules prêtés à part\u00a0: ${loans}.`,
    mapModule: (n: number, names: string) => `nº\u00a0${n}, ${names}`,
    mapOf: 'Voir les trajets de',
    allCopies: 'tous les exemplaires',
    home: (place: string | null) => (place ? `part de ${place}` : 'lieu de départ inconnu'),
    list: 'Jour après jour',
    columns: {
      number: 'Nº',
      days: 'Jours',
      who: 'Pour qui',
      copy: 'Exemplaire',
      way: 'Vient de',
      km: 'Km',
    },
    fromHome: 'son point de départ',
    fromLoan: (n: number) => `passage direct depuis le nº\u00a0${n}`,
    asAsked: 'jours demandés',
    shifted: (days: number) =>
      days > 0
        ? `${count(days, 'jour', 'jours')} plus tard que demandé`
        : `${count(-days, 'jour', 'jours')} plus tôt que demandé`,
    move: 'Déplacer',
    moveOf: (n: number) => `Déplacer le prêt nº\u00a0${n}`,
    nothingServed: 'Ce plan ne sert aucune demande.',
    calendar: 'Semaine après semaine',
    week: (day: string) => `Semaine du ${day}`,
    copy: 'Exemplaire',
    cells: {
      direct: 'passage direct',
      buffer: 'préparation ou retour',
      closed: 'fermé',
      taken: 'déjà pris',
    },
    marks: { direct: '→', buffer: '·', closed: '×', taken: '▪' },
    calendarNote:
      'Un nombre renvoie au prêt de la liste\u00a0; · préparation ou retour\u00a0; → passage direct\u00a0; × outil fermé\u00a0; ▪ exemplaire déjà pris.',
    unserved: 'Demandes non servies',
    allServed: 'Toutes les demandes sont servies.',
    reasons: {
      'no-copy': 'Aucun exemplaire de cet outil ne peut être prêté.',
      'too-short': 'Il ne reste plus assez de jours pour cette durée.',
      closed: 'L’outil est fermé sur ces jours.',
      taken: 'Les exemplaires sont déjà pris sur ces jours.',
      far: 'Le trajet coûte plus de points que la demande n’en rapporte.',
      others: 'D’autres demandes, servies sur les mêmes jours, rapportent davantage.',
      unlocated: 'Le lieu d’accueil n’a pas d’adresse connue.',
      out: 'Vous avez choisi de ne pas la planifier.',
      removed: 'Vous l’avez laissée de côté à la main.',
    },
    place: 'Placer à la main',
    unlocatedCopies: (codes: string) => `Exemplaires laissés de côté, faute de lieu connu\u00a0: ${codes}.`,
  },
  apply: {
    title: 'Envoyer les propositions',
    lead: (asked: number, other: number) =>
      [
        asked > 0
          ? `${count(asked, 'demande est servie', 'demandes sont servies')} aux jours demandés\u00a0: ${asked > 1 ? 'elles seront accordées' : 'elle sera accordée'}.`
          : '',
        other > 0
          ? `${asked > 0 ? count(other, 'autre l’est', 'autres le sont') : count(other, 'demande est servie', 'demandes sont servies')} à d’autres jours\u00a0: chaque structure recevra une proposition, et aura sept jours pour l’accepter.`
          : '',
      ]
        .filter(Boolean)
        .join(' '),
    how: 'Chaque structure est prévenue par mail. Si une demande a changé ou si un exemplaire a été pris entre-temps, elle est signalée ici et les autres sont envoyées quand même. Les demandes non servies restent en attente.',
    direct: (n: number) =>
      `${count(n, 'prêt vient', 'prêts viennent')} directement d’un autre lieu, sans repasser chez vous. Les structures de part et d’autre sont prévenues dès que les deux prêts sont sûrs, leurs conventions le disent. Si l’une décline, l’exemplaire repasse chez vous et l’autre est prévenue.`,
    send: (n: number) => `Envoyer ${count(n, 'réponse', 'réponses')}`,
    done: (moment: string) => `Plan appliqué le ${moment}.`,
    resume:
      'L’envoi s’est interrompu\u00a0: le site le reprend de lui-même en quelques minutes, ou vous maintenant. Ce qui est parti ne partira pas deux fois.',
    goOn: 'Reprendre l’envoi',
    results: 'Ce qu’est devenue chaque demande',
    outcomes: {
      approved: 'Accordée aux jours demandés',
      offered: 'Proposée à d’autres jours',
      changed: 'Non envoyée\u00a0: la demande a changé ou n’attend plus',
      taken: 'Non envoyée\u00a0: l’exemplaire n’est pas libre sur ces jours, préparation et retour compris',
      closed: 'Non envoyée\u00a0: l’outil est maintenant fermé sur ces jours',
      refused: 'Non envoyée\u00a0: l’outil a été retiré, ou vous ne vous en occupez plus',
    },
    straight: ', en passage direct',
    see: 'Voir le prêt',
  },
  move: {
    title: 'Changer le plan à la main',
    lead: 'Choisissez un exemplaire et un premier jour. Vous voyez l’effet avant de garder quoi que ce soit.',
    request: 'Demande',
    tool: 'Outil',
    modules: 'Modules',
    asked: 'Jours demandés',
    before: 'Plan actuel',
    after: 'Après ce changement',
    copy: 'Exemplaire',
    leaveOut: 'Aucun\u00a0: laisser cette demande de côté',
    day: 'Premier jour',
    dayHelp: (first: string, last: string, days: number) =>
      `${count(days, 'jour', 'jours')}, entre le ${first} et le ${last}.`,
    try: 'Voir l’effet',
    effect: 'Effet de ce changement',
    impossible: 'Ce changement n’est pas possible',
    faults: {
      unknown: 'Cette demande ou cet exemplaire n’est pas dans le plan.',
      'other-tool': 'Cet exemplaire est celui d’un autre outil.',
      twice: 'Cette demande est déjà servie.',
      'wrong-length': 'La durée n’est pas celle demandée.',
      outside: 'Ces jours sortent de ceux qui conviennent à la demande.',
      closed: 'L’outil est fermé sur ces jours, préparation et retour compris.',
      taken: 'L’exemplaire, ou ce qu’il en faut, est déjà pris sur ces jours, préparation et retour compris.',
      'too-close': (other: string) =>
        `Trop près du prêt de ${other}\u00a0: il manque les jours de préparation et de retour.`,
    },
    change: {
      served: (n: number): string =>
        n === 0
          ? 'Autant de demandes servies'
          : n > 0
            ? 'Une demande servie de plus'
            : 'Une demande servie de moins',
      kilometres: (km: number): string =>
        Math.round(km) === 0
          ? 'Autant de kilomètres'
          : km > 0
            ? `${number(km)} km de plus`
            : `${number(-km)} km de moins`,
      points: (points: string, total: string, best: string) =>
        `${points}\u00a0: ${total} points en tout, contre ${best} pour le plan calculé`,
    },
    keep: 'Garder ce changement',
    back: 'Revenir au plan sans rien changer',
    stale: 'Le plan a changé entre-temps, ou a été appliqué. Relisez-le avant de recommencer.',
  },
  file: {
    name: 'plan-de-circulation',
    columns: [
      'Nº',
      'Du',
      'Au',
      'Jours de décalage',
      'Structure',
      'Lieu',
      'Commune',
      'Outil',
      'Modules',
      'Exemplaire',
      'Vient de',
      'Kilomètres',
      'Non servie\u00a0: pourquoi',
    ],
  },
  notices: {
    changed: 'Changement gardé.',
    undone: 'Dernier changement défait.',
    applied: 'Les réponses sont parties. Leur détail est ci-dessous.',
  },
}
