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
}
