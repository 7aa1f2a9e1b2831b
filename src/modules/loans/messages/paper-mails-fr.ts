/** What is told of the paper of a loan. */
export const paperMailsFr = {
  unsigned: {
    subject: (title: string) => `Convention à accepter de nouveau\u00a0: ${title}`,
    text: 'Les conditions de ce prêt ont changé après un premier accord\u00a0: cet accord est tombé. Relisez la convention\u00a0: chaque partie l’accepte de nouveau.',
  },
  terms: {
    subject: (title: string) => `Prix ou caution changés\u00a0: ${title}`,
    text: 'La structure qui prête a changé le prix ou la caution de ce prêt. La convention à accepter en tient compte.',
  },
  'signed-copy': {
    subject: (title: string) => `Convention signée à la main\u00a0: ${title}`,
    text: 'L’autre partie a remis un exemplaire de la convention signé à la main.',
  },
  'confirm-copy': {
    subject: (title: string) => `Signature confirmée\u00a0: ${title}`,
    text: 'L’exemplaire que vous avez remis est confirmé\u00a0: il vaut votre signature.',
  },
  quote: {
    subject: (title: string) => `Devis\u00a0: ${title}`,
    text: 'La structure qui prête a établi le devis de ce prêt\u00a0: vous le trouvez sur la page du prêt.',
  },
  payment: {
    subject: (title: string) => `Paiement reçu\u00a0: ${title}`,
    text: 'La structure qui prête a noté votre paiement\u00a0: le reçu est sur la page du prêt.',
  },
  deposit: {
    subject: (title: string) => `Caution reçue\u00a0: ${title}`,
    text: 'La structure qui prête a noté qu’elle a reçu la caution de ce prêt.',
  },
  'deposit-return': {
    subject: (title: string) => `Caution rendue\u00a0: ${title}`,
    text: 'La structure qui prête a noté qu’elle a rendu la caution de ce prêt.',
  },
  insured: {
    subject: (title: string) => `Attestation d’assurance remise\u00a0: ${title}`,
    text: 'La structure qui emprunte a remis une attestation d’assurance.',
  },
  uninsured: {
    subject: (title: string) => `Assurance à compléter\u00a0: ${title}`,
    text: 'Cet outil se prête assuré, et aucune attestation d’assurance ne couvre le prêt jusqu’au retour. La structure qui emprunte peut en remettre une sur la page du prêt.',
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
  insured: 'attestation d’assurance remise',
  uninsured: 'assurance manquante ou trop courte',
}
