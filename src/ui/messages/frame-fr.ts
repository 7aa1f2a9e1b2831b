import { formatNumber } from '#platform/i18n/format.ts'

/** The words of what stands on other sites. */
export const frameFr = {
  look: 'Taille et couleurs',
  width: 'Largeur en pixels',
  widthHelp: 'Vide\u00a0: toute la place.',
  height: 'Hauteur en pixels',
  between: (least: number, most: number) => `De ${formatNumber('fr', least)} à ${formatNumber('fr', most)}.`,
  scheme: 'Apparence',
  schemes: { auto: 'Celle de l’appareil', claire: 'Claire', sombre: 'Sombre' },
  update: 'Mettre à jour l’aperçu',
  preview: 'Aperçu',
  code: 'Code du cadre',
  help: 'Copiez ce code dans votre page. Les données y restent à jour\u00a0; rien n’est gardé dans le navigateur de vos visiteurs, aucun autre site n’est appelé.',
  fits: 'Avec le script /integrer.js dans la même page, le cadre prend la hauteur de son contenu.',
  copy: 'Copier',
  copied: 'Copié.',
}
