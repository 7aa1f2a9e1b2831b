import type { Facts } from './mail-facts.ts'
/** What is told of a loan in the field. */
export const fieldActsFr = {
  confirm: {
    subject: (title: string) => `État des lieux confirmé\u00a0: ${title}`,
    text: ({ who }: Facts) =>
      `${who} a lu votre état des lieux et l’a confirmé. Si elle a vu autre chose, ses mots sont ci-dessous.`,
  },
  incident: {
    subject: (title: string) => `Incident pendant un prêt\u00a0: ${title}`,
    text: ({ who }: Facts) =>
      `${who} signale que quelque chose s’est abîmé ou perdu pendant le prêt. Ouvrez le prêt pour voir quoi.`,
  },
  'held-up': {
    subject: (title: string) => `L’exemplaire prévu est à réparer\u00a0: ${title}`,
    text: () =>
      'L’exemplaire réservé pour ce prêt a eu un incident et ne circule plus pour le moment. Rien n’est annulé\u00a0: convenez ensemble de la suite.',
  },
  released: {
    subject: (title: string) => `L’exemplaire prévu est de retour\u00a0: ${title}`,
    text: () =>
      'L’exemplaire réservé pour ce prêt est de nouveau disponible. Le prêt peut avoir lieu comme prévu.',
  },
  swap: {
    subject: (title: string) => `Un autre exemplaire pour votre prêt\u00a0: ${title}`,
    text: ({ holder }: Facts) => `${holder} vous confie un autre exemplaire, aux mêmes dates.`,
  },
  direct: {
    subject: (title: string) => `Passage direct\u00a0: ${title}`,
    text: () =>
      'L’exemplaire passera directement d’une structure à la suivante, sans revenir chez qui le prête. L’état des lieux de retour de la première ouvre celui de la suivante.',
  },
  'by-home': {
    subject: (title: string) => `Finalement pas de passage direct\u00a0: ${title}`,
    text: () =>
      'Un passage direct d’une structure à l’autre était prévu\u00a0: il n’aura pas lieu. L’exemplaire repasse par la structure qui le prête. Les jours de votre prêt ne changent pas.',
  },
  start: {
    subject: (title: string) => `C’est bientôt la remise\u00a0: ${title}`,
    text: ({ first }: Facts) =>
      `Ce prêt commence le ${first}. Convenez de l’heure et du lieu de la remise\u00a0: l’état des lieux se remplit sur place, quand les deux parties ont signé.`,
  },
  end: {
    subject: (title: string) => `C’est bientôt le retour\u00a0: ${title}`,
    text: ({ last }: Facts) =>
      `Ce prêt se termine le ${last}. Convenez du retour\u00a0: l’état des lieux se remplit sur place, à deux.`,
  },
}
