import { paperMailsFr } from './paper-mails-fr.ts'

export const mailsFr = {
  acts: {
    ...paperMailsFr,
    request: {
      subject: (title: string) => `Demande de prêt\u00a0: ${title}`,
      text: 'Une structure souhaite emprunter un outil de la vôtre. Répondez-lui\u00a0: sa demande vous attend trente jours.',
    },
    approve: {
      subject: (title: string) => `Prêt accordé\u00a0: ${title}`,
      text: 'Le prêt est accordé, un exemplaire est réservé à ces dates. Il reste à signer la convention.',
    },
    refuse: {
      subject: (title: string) => `Prêt refusé\u00a0: ${title}`,
      text: 'La structure qui prête ne peut pas répondre à cette demande.',
    },
    offer: {
      subject: (title: string) => `Une proposition pour votre demande\u00a0: ${title}`,
      text: 'Un exemplaire est proposé aux dates ci-dessous, et gardé sept jours. Acceptez ou déclinez cette proposition\u00a0: sans réponse, elle prend fin.',
    },
    accept: {
      subject: (title: string) => `Proposition acceptée\u00a0: ${title}`,
      text: 'La proposition est acceptée, le prêt est accordé. Il reste à signer la convention.',
    },
    decline: {
      subject: (title: string) => `Proposition déclinée\u00a0: ${title}`,
      text: 'Les dates proposées ne conviennent pas. La demande tient toujours\u00a0: proposez autre chose, ou refusez-la.',
    },
    sign: {
      subject: (title: string) => `Convention signée par l’autre partie\u00a0: ${title}`,
      text: 'La convention de prêt a été signée par l’autre partie. Quand les deux parties ont signé, l’outil peut partir.',
    },
    'hand-over': {
      subject: (title: string) => `Outil remis\u00a0: ${title}`,
      text: 'L’outil a été remis à la structure qui emprunte.',
    },
    return: {
      subject: (title: string) => `Outil rendu\u00a0: ${title}`,
      text: 'L’outil est revenu, son contenu a été compté. Il reste à clore le prêt.',
    },
    close: {
      subject: (title: string) => `Prêt clos\u00a0: ${title}`,
      text: 'Le prêt est clos. Merci d’avoir fait circuler cet outil.',
    },
    cancel: {
      subject: (title: string) => `Prêt annulé\u00a0: ${title}`,
      text: 'Ce prêt est annulé. L’exemplaire, s’il était réservé, est libre de nouveau.',
    },
    expire: {
      subject: (title: string) => `Demande de prêt sans suite\u00a0: ${title}`,
      text: 'Personne n’a répondu à temps\u00a0: cette demande est close. Vous pouvez en faire une autre.',
    },
    overdue: {
      subject: (title: string) => `Retour attendu\u00a0: ${title}`,
      text: 'Cet outil devait être rendu et ne l’est pas encore. Convenez ensemble du retour\u00a0: une autre structure l’attend peut-être.',
    },
  },
  facts: {
    tool: (title: string) => `Outil\u00a0: ${title}`,
    days: (from: string, to: string) => (from === to ? `Le ${from}` : `Du ${from} au ${to}`),
    borrower: (name: string) => `Emprunte\u00a0: ${name}`,
    holder: (name: string) => `Prête\u00a0: ${name}`,
    copy: (code: string) => `Exemplaire\u00a0: ${code}`,
  },
  demo: 'Cet outil est inventé, pour la démonstration\u00a0: rien n’est livré.',
  words: 'Message\u00a0:',
  see: 'Voir le prêt',
}
