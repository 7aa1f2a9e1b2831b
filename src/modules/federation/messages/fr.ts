export const fr = {
  agenda: (site: string) => `Agenda, ${site}`,
  agendaSummary: (region: string) =>
    `Les rendez-vous de culture scientifique ${region}\u00a0: ateliers, expositions, conférences, visites.`,
  readOnly:
    'Ce compte se lit, et ne se suit pas encore\u00a0: rien ne peut lui être envoyé. Pour être tenu au courant, prenez le fil RSS ou le calendrier de l’agenda.',
  account:
    'Donnez un compte, comme «\u00a0?resource=acct:agenda@exemple.fr\u00a0», ou l’adresse d’un de nos acteurs.',
  website: 'Site web',
  dates: 'Toutes les dates\u00a0:',
  page: 'Voir le rendez-vous et s’y rendre',
  online: 'En ligne',
  fees: { free: 'Gratuit', paid: 'Payant' },
  statuses: {
    scheduled: '',
    rescheduled: 'Nouvel horaire',
    'moved-online': 'Passe en ligne',
    postponed: 'Reporté',
    full: 'Complet',
    cancelled: 'Annulé',
  },
}
export type Messages = typeof fr
