/** The words of a form that brings a photo. */
export const photoFr = {
  file: 'Fichier',
  fileHelp:
    'JPEG, PNG, WebP ou AVIF, 10 Mo au plus, 480 pixels de large au moins. Le lieu et l’appareil inscrits dans le fichier sont effacés.',
  alt: 'Ce que montre la photo',
  altHelp:
    'En une phrase, pour les personnes qui ne la voient pas. Exemple\u00a0: «\u00a0Des enfants observent le Soleil au télescope.\u00a0»',
  altEn: 'La même phrase en anglais',
  credit: 'Auteur de la photo',
  creditHelp: 'Vous devez avoir le droit de la publier. Les personnes reconnaissables doivent être d’accord.',
  creditWords: (credit: string) => `Photo\u00a0: ${credit}`,
  errors: {
    missing: 'Choisissez un fichier.',
    type: 'Ce fichier n’est pas une photo JPEG, PNG, WebP ou AVIF.',
    broken: 'Cette image est abîmée ou incomplète. Enregistrez-la de nouveau, puis réessayez.',
    large: 'Cette image a trop de pixels\u00a0: 50 millions au plus.',
    heavy: 'Ce fichier pèse plus de 10 Mo. Réduisez-le, puis réessayez.',
    small: 'Cette image est trop petite\u00a0: 480 pixels de large et 200 de haut au moins.',
    alt: 'Dites ce que montre la photo.',
    credit: 'Dites qui a pris la photo.',
    long: 'Ce texte est trop long\u00a0: 300 caractères au plus.',
  },
}
export type PhotoMessages = typeof photoFr
