import { formatShortDate } from '#platform/i18n/format.ts'

const day = (text: string) => formatShortDate('fr', new Date(`${text}T12:00:00Z`))

export const fr = {
  title: (tool: string) => `Ouvrir au public\u00a0: ${tool}`,
  crumb: 'Ouvrir au public',
  loans: 'Mes prêts',
  loan: 'Le prêt',
  lead: (from: string, to: string) =>
    `L’outil est chez vous du ${day(from)} au ${day(to)}. Dites quand le public peut venir le voir\u00a0: le rendez-vous entre dans l’agenda, et la page de l’outil y mène.`,
  demo: 'Prêt d’un outil inventé\u00a0: son rendez-vous sera marqué « démonstration ».',
  place: (place: string) => `Lieu\u00a0: ${place}.`,
  eventTitle: 'Titre du rendez-vous',
  summary: 'En une phrase',
  fee: 'Entrée',
  fees: { '': 'non précisé', free: 'gratuite', paid: 'payante' } as Record<string, string>,
  session: (rank: number) => `Séance ${rank}`,
  date: 'Jour',
  begin: 'De',
  end: 'À',
  time: 'Heure et minutes, par exemple 14:30.',
  send: 'Annoncer dans l’agenda',
  opened: 'Le rendez-vous de ce prêt\u00a0:',
  waiting: 'Il attend le regard de l’équipe du site avant de paraître.',
  edit: 'Le modifier',
  follows: 'Si les dates du prêt changent, ses séances suivent\u00a0; si le prêt est annulé, il est retiré.',
  done: 'C’est annoncé.',
  notNow: 'Un prêt s’ouvre au public quand il est accordé, par la structure qui accueille l’outil.',
  follow: {
    moved: 'Les dates de l’outil ont changé.',
    cancelled: 'L’outil ne viendra pas.',
    left: 'L’outil sera déjà reparti.',
  },
  errors: {
    title: 'Donnez un titre au rendez-vous.',
    day: 'Choisissez un jour du prêt.',
    time: 'Écrivez une heure\u00a0: 14:30.',
    order: 'La fin vient avant le début.',
    sessions: 'Dites au moins un jour et une heure.',
    place: 'La commune où se tient ce prêt n’est pas connue\u00a0: annoncez-le depuis l’agenda.',
  },
}
