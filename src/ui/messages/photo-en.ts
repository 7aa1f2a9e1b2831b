import type { PhotoMessages } from './photo-fr.ts'

export const photoEn: PhotoMessages = {
  file: 'File',
  fileHelp:
    'JPEG, PNG, WebP or AVIF, 10 MB at most, at least 480 pixels wide. The place and device written in the file are erased.',
  alt: 'What the photo shows (in French)',
  altHelp:
    'In one sentence, for people who cannot see it. Example: “Des enfants observent le Soleil au télescope.”',
  altEn: 'The same sentence in English',
  credit: 'Author of the photo',
  creditHelp: 'You must have the right to publish it. People who can be recognised must agree.',
  creditWords: (credit) => `Photo: ${credit}`,
  errors: {
    missing: 'Choose a file.',
    type: 'This file is not a JPEG, PNG, WebP or AVIF photo.',
    broken: 'This image is damaged or incomplete. Save it again, then retry.',
    large: 'This image has too many pixels: 50 million at most.',
    heavy: 'This file weighs more than 10 MB. Reduce it, then retry.',
    small: 'This image is too small: at least 480 pixels wide and 200 high.',
    alt: 'Say what the photo shows.',
    credit: 'Say who took the photo.',
    long: 'This text is too long: 300 characters at most.',
  },
}
