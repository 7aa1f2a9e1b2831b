import { datesMailsFr } from './dates-fr.ts'
import { fieldActsFr } from './field-mails-fr.ts'
import type { Facts } from './mail-facts.ts'
import { paperMailsFr } from './paper-mails-fr.ts'

export const mailsFr = {
  acts: {
    ...fieldActsFr,
    ...paperMailsFr,
    ...datesMailsFr,
    request: {
      subject: (title: string) => `Demande de prêt\u00a0: ${title}`,
      text: ({ borrower, days }: Facts) =>
        `${borrower} souhaite emprunter cet outil, ${days}. Acceptez, proposez d’autres dates ou refusez\u00a0: la demande vous attend trente jours.`,
    },
    approve: {
      subject: (title: string) => `Prêt accordé\u00a0: ${title}`,
      text: ({ holder, borrower, days }: Facts) =>
        `${holder} prête cet outil à ${borrower}, ${days}. Un exemplaire est réservé\u00a0: signez la convention sur la page du prêt.`,
    },
    refuse: {
      subject: (title: string) => `Prêt refusé\u00a0: ${title}`,
      text: ({ holder, days }: Facts) =>
        `${holder} ne peut pas prêter cet outil, ${days}. Vous pouvez demander d’autres dates, ou un autre outil.`,
    },
    offer: {
      subject: (title: string) => `Une proposition pour votre demande\u00a0: ${title}`,
      text: ({ borrower, days }: Facts) =>
        `Un exemplaire est proposé à ${borrower}, ${days}, et gardé sept jours. Acceptez ou déclinez cette proposition\u00a0: sans réponse, elle prend fin.`,
    },
    accept: {
      subject: (title: string) => `Proposition acceptée\u00a0: ${title}`,
      text: ({ borrower, days }: Facts) =>
        `${borrower} accepte les dates proposées, ${days}\u00a0: le prêt est accordé. Signez la convention sur la page du prêt.`,
    },
    decline: {
      subject: (title: string) => `Proposition déclinée\u00a0: ${title}`,
      text: ({ borrower }: Facts) =>
        `${borrower} ne peut pas prendre les dates proposées. Sa demande tient toujours\u00a0: proposez autre chose, ou refusez-la.`,
    },
    sign: {
      subject: (title: string) => `Convention signée par l’autre partie\u00a0: ${title}`,
      text: ({ holder, borrower, who, days, both }: Facts) =>
        both
          ? `${holder} et ${borrower} ont signé la convention\u00a0: l’outil peut partir, ${days}.`
          : `${who} a signé la convention de prêt. Lisez-la et signez-la à votre tour\u00a0: l’outil pourra partir.`,
    },
    'hand-over': {
      subject: (title: string) => `Outil remis\u00a0: ${title}`,
      text: ({ borrower, last }: Facts) =>
        `L’outil est remis à ${borrower}. Son retour est attendu le ${last}.`,
    },
    return: {
      subject: (title: string) => `Outil rendu\u00a0: ${title}`,
      text: () => 'L’outil est rendu, son contenu a été compté. Il reste à clore le prêt.',
    },
    close: {
      subject: (title: string) => `Prêt clos\u00a0: ${title}`,
      text: () => 'Le prêt est clos. Merci d’avoir fait circuler cet outil.',
    },
    cancel: {
      subject: (title: string) => `Prêt annulé\u00a0: ${title}`,
      text: ({ who, days }: Facts) =>
        `${who ? `${who} annule ce prêt, prévu ${days}` : `Ce prêt, prévu ${days}, est annulé`}. L’exemplaire, s’il était réservé, est libre de nouveau.`,
    },
    expire: {
      subject: (title: string) => `Demande de prêt sans suite\u00a0: ${title}`,
      text: ({ borrower }: Facts) =>
        `Personne n’a répondu à temps\u00a0: cette demande est close. ${borrower} peut en faire une autre.`,
    },
    overdue: {
      subject: (title: string) => `Retour attendu\u00a0: ${title}`,
      text: ({ borrower, last }: Facts) =>
        `${borrower} devait rendre cet outil le ${last}. Convenez ensemble du retour\u00a0: une autre structure l’attend peut-être.`,
    },
  },
  days: (from: string, to: string) => (from === to ? `le ${from}` : `du ${from} au ${to}`),
  /** A side that is no more. */
  sides: { holder: 'La structure qui prête', borrower: 'La structure qui emprunte' },
  facts: {
    tool: (title: string) => `Outil\u00a0: ${title}`,
    borrower: (name: string) => `Emprunte\u00a0: ${name}`,
    holder: (name: string) => `Prête\u00a0: ${name}`,
    modules: (names: string) => `Modules\u00a0: ${names}`,
    modulesAsked: (names: string) => `Demandé\u00a0: ${names}`,
    modulesOffered: (names: string) => `Proposé à la place\u00a0: ${names}`,
    wholeTool: 'tout l’outil',
    copy: (code: string) => `Exemplaire\u00a0: ${code}`,
  },
  demo: 'Cet outil est inventé, pour la démonstration\u00a0: rien n’est livré.',
  see: 'Voir le prêt',
}
