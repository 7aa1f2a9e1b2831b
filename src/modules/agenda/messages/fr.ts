import { countOf, formatNumber } from '#platform/i18n/format.ts'

const events = (count: number) => countOf('fr', count, 'rendez-vous', 'rendez-vous')

export const fr = {
  agenda: 'Agenda',
  event: 'Rendez-vous',
  demo: 'démonstration',
  ages: {
    '0-5': '0 à 5 ans',
    '6-10': '6 à 10 ans',
    '11-14': '11 à 14 ans',
    '15-17': '15 à 17 ans',
    adult: 'Adultes',
  },
  modes: { offline: 'Sur place', online: 'En ligne', mixed: 'Sur place et en ligne' },
  fees: { free: 'Gratuit', paid: 'Payant' },
  statuses: {
    scheduled: '',
    rescheduled: 'Nouvel horaire',
    'moved-online': 'Passe en ligne',
    postponed: 'Reporté',
    full: 'Complet',
    cancelled: 'Annulé',
  },
  list: {
    title: 'Agenda',
    lead: (region: string) =>
      `Ateliers, expositions, conférences, visites\u00a0: ce qui se passe en sciences et techniques ${region}.`,
    description: (region: string) =>
      `Les rendez-vous de culture scientifique ${region}\u00a0: ateliers, expositions, conférences, visites.`,
    page: (page: number) => `page ${page}`,
    whatPlaceholder: 'Robots, ciel, forêt…',
    when: 'Quand',
    from: 'Du',
    to: 'Au',
    moments: {
      'aujourd-hui': 'Aujourd’hui',
      demain: 'Demain',
      'week-end': 'Ce week-end',
      '7-jours': '7 jours',
      '30-jours': '30 jours',
      vacances: 'Vacances scolaires',
      passes: 'Passés',
    },
    anyTime: 'À venir',
    total: (count: number) => events(count),
    more: (count: number) => countOf('fr', count, 'autre date', 'autres dates'),
    empty: 'Rien n’est annoncé sous ces conditions.',
    emptyNext: 'Vous pouvez\u00a0:',
    seeAll: 'voir tout l’agenda à venir',
    seePast: 'voir les rendez-vous passés',
    seeDirectory: 'chercher une structure dans l’annuaire',
    wider: {
      radius: (km: number, count: number) =>
        `chercher jusqu’à ${formatNumber('fr', km)}\u00a0km (${events(count)})`,
      filter: (label: string, count: number) => `retirer «\u00a0${label}\u00a0» (${events(count)})`,
      place: (count: number) => `chercher dans toute la région (${events(count)})`,
    },
    follow: 'Suivre ces résultats\u00a0:',
    calendar: 'Agenda (.ics)',
    seasons: 'Voir les temps forts de l’année',
    announce: 'Annoncer un rendez-vous',
    embed: 'Intégrer à votre site',
    dates: (from: string, to: string) => `Du ${from} au ${to}`,
    since: (from: string) => `À partir du ${from}`,
    until: (to: string) => `Jusqu’au ${to}`,
    pastTotal: (count: number, capped: boolean) =>
      capped ? `Plus de ${formatNumber('fr', count)} rendez-vous passés` : `${events(count)} passés`,
  },
  sheet: {
    description: (title: string, where: string, when: string) =>
      `${title}. ${[when, where].filter(Boolean).join(', ')}.`,
    over: 'Ce rendez-vous est passé.',
    demoNote: 'Ce rendez-vous est inventé\u00a0: il montre à quoi ressemble l’agenda.',
    when: 'Quand',
    where: 'Où',
    forWhom: 'Pour qui',
    price: 'Prix',
    access: 'Accès',
    booking: 'Réserver',
    bookingFor: { public: 'Grand public', school: 'Écoles et groupes' },
    organiser: 'Organisé par',
    partners: 'Avec',
    speakers: 'Interviennent',
    season: 'Dans le cadre de',
    ages: (min: number | null, max: number | null) =>
      min === null
        ? `Jusqu’à ${max} ans`
        : max === null || max >= 99
          ? `À partir de ${min} ans`
          : `De ${min} à ${max} ans`,
    online: 'En ligne',
    joinOnline: 'Suivre en ligne',
    directions: 'Itinéraire',
    onOsm: 'sur OpenStreetMap',
    addToCalendar: 'Ajouter à mon calendrier',
    formerly: (when: string) => `prévu d’abord ${when}`,
    past: 'Dates passées',
    all: 'Toutes les dates',
    about: 'À propos',
    more: 'En savoir plus',
    original: 'Voir l’annonce d’origine',
    source: (title: string, licence: string) => `Source\u00a0: ${title} (${licence})`,
    updated: (date: string) => `Mis à jour le ${date}`,
    similar: 'À voir aussi',
    noDate: 'Dates à venir',
  },
  keeping: {
    edit: 'Modifier',
    photo: 'Photo',
    dates: 'Changer une date',
    repeat: 'Reconduire',
    withdraw: 'Retirer',
    restore: 'Remettre',
    history: 'Historique',
    states: {
      draft: 'Un brouillon\u00a0: personne d’autre que la structure et l’équipe du site ne le voit.',
      submitted: 'Envoyé\u00a0: il attend l’équipe du site.',
      refused: 'Il n’a pas été publié. Corrigez-le, puis envoyez-le de nouveau.',
      removed: 'Il est retiré de l’agenda.',
    },
  },
  photo: {
    title: (event: string) => `Photo\u00a0: ${event}`,
    crumb: 'Photo',
    lead: 'Une photo donne envie de venir. Elle est montrée sur la page, dans les calendriers et sur les sites qui reprennent l’agenda.',
    none: 'Ce rendez-vous n’a pas encore de photo.',
    add: 'Mettre une photo',
    replace: 'Mettre une autre photo',
    replaceHelp: 'Elle prend la place de la photo montrée, que vous pourrez remettre pendant trente jours.',
    send: 'Envoyer la photo',
    change: 'Changer les textes',
    saveTexts: 'Enregistrer les textes',
    remove: 'Retirer la photo',
    removedTitle: 'Photos retirées',
    removedHelp: 'Elles sont effacées trente jours après leur retrait.',
    restore: 'Remettre',
    back: 'Voir le rendez-vous',
    done: {
      mise: 'La photo est en place.',
      changee: 'Les textes sont enregistrés.',
      retiree: 'La photo est retirée. Vous pouvez la remettre pendant trente jours.',
      remise: 'La photo est remise.',
    },
  },
  selection: {
    title: 'Ma sélection',
    lead: 'Les rendez-vous que vous avez mis de côté, à retrouver, imprimer ou partager. Sans compte.',
    add: 'Ajouter à ma sélection',
    remove: 'Retirer de ma sélection',
    full: 'Votre sélection est pleine',
    withoutScript:
      'Votre navigateur n’exécute pas de script\u00a0: cette page montre les rendez-vous que contient le lien suivi, sans les garder.',
    empty: 'Aucun rendez-vous ici.',
    emptyNext: (most: number) =>
      `Dans l’agenda, choisissez «\u00a0Ajouter à ma sélection\u00a0», jusqu’à ${most} rendez-vous. Ils restent dans ce navigateur.`,
    missing: (count: number) =>
      count === 1
        ? 'Un rendez-vous de ce lien n’est plus annoncé.'
        : `${formatNumber('fr', count)} rendez-vous de ce lien ne sont plus annoncés.`,
    without: 'Ôter de cette liste',
    withoutThis: (title: string) => `Ôter de cette liste\u00a0: ${title}`,
    share: 'Lien à partager',
    copy: 'Copier le lien',
    copied: 'Lien copié.',
    clear: 'Vider ma sélection',
    cleared: 'Votre sélection est vide.',
    undo: 'Annuler',
    keep: 'Garder ces rendez-vous dans ma sélection',
    print: 'Imprimer',
  },
  map: {
    title: (region: string) => `Carte de l’agenda ${region}`,
    description: (region: string) =>
      `Où se passent les rendez-vous de culture scientifique ${region}, sur une carte.`,
    crumb: 'Carte',
    label: 'Carte des rendez-vous',
    list: 'Rendez-vous trouvés',
    asList: 'Voir la liste',
    print: 'Imprimer',
    found: (total: number) => (total === 0 ? 'Aucun rendez-vous' : events(total)),
    online: (count: number) =>
      count === 1
        ? 'Un rendez-vous en ligne n’est pas sur la carte.'
        : `${events(count)} en ligne ne sont pas sur la carte.`,
    nowhere: (count: number) =>
      count === 1
        ? 'Un rendez-vous dont le lieu n’est pas situé n’est pas sur la carte.'
        : `${events(count)} dont le lieu n’est pas situé ne sont pas sur la carte.`,
    words: {
      inView: 'dans la partie de la carte affichée',
      whole: 'Revenir à toute la région',
      none: {
        title: 'Rien n’est annoncé ici sous ces conditions',
        widen: 'Choisissez d’autres dates, retirez un filtre, ou revenez à toute la région.',
      },
      pagination: 'Pages de rendez-vous',
      previous: 'Page précédente',
      next: 'Page suivante',
      pageOf: (page: number, pages: number) =>
        `Page ${formatNumber('fr', page)} sur ${formatNumber('fr', pages)}`,
      showOnMapNamed: (title: string) => `Montrer ${title} sur la carte`,
    },
  },
  month: {
    view: 'Voir par mois',
    title: (month: string) => `Agenda, ${month}`,
    caption: (title: string) => `${title}\u00a0: les rendez-vous de chaque jour`,
    months: 'Mois',
    previous: 'Mois précédent',
    next: 'Mois suivant',
    list: 'Voir la liste',
    changeFilters: 'Voir la liste et changer les filtres',
    filtered: 'Les filtres de la liste sont gardés.',
    empty: 'Rien n’est annoncé ce mois-ci sous ces conditions.',
    sessions: (count: number) => countOf('fr', count, 'séance', 'séances'),
    others: (count: number) => countOf('fr', count, 'autre séance', 'autres séances'),
  },
}
