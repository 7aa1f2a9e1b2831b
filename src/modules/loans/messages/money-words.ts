/** What is printed on quotes and receipts, in French: what accountants keep. */
export const moneyWords = {
  quote: {
    title: 'Devis',
    from: 'Proposé par',
    to: 'À',
    lead: 'Prêt d’un outil de culture scientifique, aux conditions de la convention de prêt.',
    total: 'Prix du prêt, à payer',
    foot: 'Montant en euros. La caution n’est pas un prix : elle est rendue au retour de l’outil, aux conditions de la convention.',
  },
  receipt: {
    title: 'Reçu',
    from: 'Reçu par',
    to: 'De',
    lead: 'Somme reçue pour le prêt d’un outil de culture scientifique.',
    total: 'Somme reçue',
    foot: 'Montant en euros. Ce reçu atteste un paiement ; ce n’est pas une facture.',
  },
  net: 'Montant hors taxe',
  vat: (rate: string) => `TVA à ${rate} %`,
  made: (day: string) => `Établi le ${day}`,
  cancelled: (day: string) => `Annulé le ${day} : ce paiement a été noté par erreur.`,
  paidOn: 'Payé le',
  by: 'Par',
  means: {
    transfer: 'virement',
    cheque: 'chèque',
    cash: 'espèces',
    card: 'carte',
    order: 'mandat administratif',
  },
}
