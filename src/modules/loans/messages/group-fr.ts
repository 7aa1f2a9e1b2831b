import { countOf } from '#platform/i18n/format.ts'

export const groupFr = {
  title: 'Ma demande de prêt',
  crumb: 'Ma demande',
  lead: 'Plusieurs outils, une seule demande\u00a0: mêmes dates, même lieu, même projet. Chaque structure qui prête répond pour les siens.',
  chosen: 'Les outils demandés',
  none: 'Aucun outil pour le moment. Cherchez-en un ci-dessous, ou partez du catalogue.',
  wish: 'Votre demande',
  remove: 'Retirer',
  holder: (name: string) => `prêté par ${name}`,
  find: 'Ajouter un outil',
  words: 'Son nom, ou celui de la structure qui prête',
  search: 'Chercher',
  found: 'Outils trouvés',
  nothing: 'Aucun outil à demander ne porte ces mots.',
  add: 'Ajouter',
  full: (most: number) =>
    `Une demande tient ${most} outils au plus. Envoyez celle-ci, puis faites-en une autre.`,
  catalogue: 'Voir le catalogue',
  withOthers: 'Demander d’autres outils en même temps',
  questionsOf: (title: string) => `Questions sur «\u00a0${title}\u00a0»`,
  send: (count: number) => `Envoyer la demande pour ${countOf('fr', count, 'outil', 'outils')}`,
  refused:
    'Rien n’est envoyé\u00a0: tout ne peut pas être demandé ainsi. Retirez un outil, changez les dates, ou acceptez d’attendre.',
  notLendable: 'Ne se demande pas ici en ce moment.',
  without: (title: string) => `Continuer sans «\u00a0${title}\u00a0»`,
  sent: 'Votre demande est envoyée. Chaque outil a sa réponse.',
  only: 'Voici les outils demandés en même temps.',
  all: 'Voir tous les prêts',
  mail: {
    subject: (count: number) => `Demande de prêt de ${countOf('fr', count, 'outil', 'outils')}`,
    text: (name: string) =>
      `${name} souhaite emprunter plusieurs outils de votre structure, aux mêmes dates. Répondez pour chacun\u00a0: la demande vous attend trente jours.`,
    see: 'Voir la demande',
  },
}
