import type { Facts } from './mail-facts.ts'
/** What is told of the paper of a loan. */
export const paperMailsFr = {
  unsigned: {
    subject: (title: string) => `Convention à accepter de nouveau\u00a0: ${title}`,
    text: () =>
      'Les conditions de ce prêt ont changé après un premier accord\u00a0: cet accord est tombé. Relisez la convention\u00a0: chaque partie l’accepte de nouveau.',
  },
  terms: {
    subject: (title: string) => `Prix ou caution changés\u00a0: ${title}`,
    text: ({ holder }: Facts) =>
      `${holder} a changé le prix ou la caution de ce prêt. Relisez-les avant de signer la convention.`,
  },
  'signed-copy': {
    subject: (title: string) => `Convention signée à la main\u00a0: ${title}`,
    text: ({ who, side }: Facts) =>
      `${who} a remis un exemplaire de la convention signé à la main. ${side === 'borrower' ? 'Ouvrez-le, puis confirmez-le\u00a0: il vaudra signature.' : 'Vous pouvez le lire sur la page du prêt.'}`,
  },
  'confirm-copy': {
    subject: (title: string) => `Signature confirmée\u00a0: ${title}`,
    text: ({ holder }: Facts) =>
      `${holder} confirme l’exemplaire signé que vous avez remis\u00a0: il vaut votre signature.`,
  },
  quote: {
    subject: (title: string) => `Devis\u00a0: ${title}`,
    text: ({ holder, sum, number }: Facts) =>
      `${holder} a établi le devis ${number}, de ${sum}\u00a0: vous le trouvez sur la page du prêt.`,
  },
  payment: {
    subject: (title: string) => `Paiement reçu\u00a0: ${title}`,
    text: ({ holder, sum, number }: Facts) =>
      `${holder} a noté votre paiement de ${sum}\u00a0: le reçu ${number} est sur la page du prêt.`,
  },
  deposit: {
    subject: (title: string) => `Caution reçue\u00a0: ${title}`,
    text: ({ holder, sum }: Facts) => `${holder} a noté la caution reçue, ${sum}.`,
  },
  'deposit-return': {
    subject: (title: string) => `Caution rendue\u00a0: ${title}`,
    text: ({ holder, sum }: Facts) =>
      sum ? `${holder} a noté la caution rendue, ${sum}.` : `${holder} garde toute la caution de ce prêt.`,
  },
  'money-cancelled': {
    subject: (title: string) => `Somme annulée\u00a0: ${title}`,
    text: ({ holder, sum }: Facts) =>
      `${holder} avait noté ${sum} par erreur\u00a0: cette somme ne compte plus. Son reçu, s’il y en a un, le dit.`,
  },
  insured: {
    subject: (title: string) => `Attestation d’assurance remise\u00a0: ${title}`,
    text: ({ borrower }: Facts) =>
      `${borrower} a remis une attestation d’assurance\u00a0: vous pouvez la lire sur la page du prêt.`,
  },
  uninsured: {
    subject: (title: string) => `Assurance à compléter\u00a0: ${title}`,
    text: ({ borrower, last }: Facts) =>
      `Cet outil se prête assuré, et aucune attestation d’assurance ne couvre le prêt jusqu’au ${last}. ${borrower} peut en remettre une sur la page du prêt.`,
  },
}

/** The same in a timeline. */
export const paperHappenedFr: Record<keyof typeof paperMailsFr, string> = {
  unsigned: 'conditions changées, premier accord tombé',
  terms: 'prix ou caution changés',
  'signed-copy': 'exemplaire signé à la main remis',
  'confirm-copy': 'exemplaire signé confirmé',
  quote: 'devis établi',
  payment: 'paiement reçu',
  deposit: 'caution reçue',
  'deposit-return': 'caution rendue',
  'money-cancelled': 'somme annulée, notée par erreur',
  insured: 'attestation d’assurance remise',
  uninsured: 'assurance manquante ou trop courte',
}
