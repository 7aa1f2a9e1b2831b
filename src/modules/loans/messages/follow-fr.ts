export const followFr = {
  title: 'Mes prêts dans mon agenda',
  crumb: 'Agenda',
  link: 'Suivre mes prêts dans mon agenda',
  lead: 'Une adresse que votre agenda relit de lui-même\u00a0: ce que vos structures empruntent et ce qu’elles prêtent, avec les dates, les lieux et l’état de chaque prêt.',
  none: 'Votre agenda n’a pas encore d’adresse.',
  since: (day: string) =>
    `Votre agenda a une adresse depuis le ${day}. Elle n’est plus montrée\u00a0: si vous l’avez perdue, faites-en une autre.`,
  secret:
    'Cette adresse est secrète\u00a0: qui l’a peut lire vos prêts sans se connecter, mais rien y changer. Donnez-la à votre agenda, à personne d’autre. Une nouvelle adresse met fin à la précédente.',
  open: 'Créer une adresse',
  renew: 'Créer une nouvelle adresse',
  close: 'Mettre fin à cette adresse',
  made: 'Voici l’adresse de votre agenda. Elle n’est montrée qu’une fois.',
  address: 'Adresse secrète',
  how: 'Dans votre agenda, choisissez «\u00a0s’abonner à un agenda\u00a0» ou «\u00a0ajouter à partir d’une adresse\u00a0», puis collez-la.',
  back: 'Revenir à mes prêts',
  name: 'Mes prêts d’outils',
  event: {
    borrower: (title: string, other: string) => `Emprunt\u00a0: ${title}${other && ` (${other})`}`,
    holder: (title: string, other: string) => `Prêt\u00a0: ${title}${other && ` (${other})`}`,
  },
  waits: {
    holder: {
      answer: 'Demandes de prêt sans réponse',
      dates: 'Dates demandées, à accepter ou décliner',
      sign: 'Prêts accordés, à signer',
      'hand-over': 'Outils à remettre',
      late: 'Outils prêtés, en retard',
      close: 'Prêts à clore',
    },
    borrower: {
      answer: 'Propositions à accepter ou décliner',
      dates: 'Dates proposées, à accepter ou décliner',
      sign: 'Emprunts accordés, à signer',
      return: 'Outils à rendre sous sept jours',
      late: 'Outils à rendre, en retard',
    },
    repair: 'Exemplaires à réparer',
  },
}
export type FollowMessages = typeof followFr
