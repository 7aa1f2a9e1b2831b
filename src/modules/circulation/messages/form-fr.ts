import { formatNumber } from '#platform/i18n/format.ts'

export const formFr = {
  chooseTool: 'Choisissez au moins un outil.',
  day: 'Choisissez un jour du calendrier.',
  order: 'Le dernier jour vient avant le premier.',
  number: (least: number, most: number) =>
    `Un nombre entier de ${formatNumber('fr', least)} à ${formatNumber('fr', most)}.`,
  priority: 'Choisissez une importance de la liste.',
  nothing: 'Aucune demande à planifier dans cette période.',
  tooMany: (most: number) =>
    `Plus de ${formatNumber('fr', most)} demandes\u00a0: réduisez la période ou planifiez moins d’outils à la fois.`,
  request: 'Choisissez une demande de la liste.',
  copy: 'Choisissez un exemplaire de la liste.',
}
