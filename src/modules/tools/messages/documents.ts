import { formatNumber } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'

const size = (lang: Lang, mega: string, kilo: string) => (bytes: number) =>
  bytes >= 1_000_000
    ? `(PDF, ${formatNumber(lang, bytes / 1_000_000, 1)} ${mega})`
    : `(PDF, ${formatNumber(lang, Math.max(1, Math.round(bytes / 1000)))} ${kilo})`

const fr = {
  title: (name: string) => `Documents\u00a0: ${name}`,
  crumb: 'Documents',
  lead: 'Guide d’animation, notice de montage, fiches pour les classes\u00a0: toute personne qui lit la page de l’outil peut les télécharger.',
  none: 'Aucun document pour le moment.',
  add: 'Ajouter un document',
  file: 'Fichier PDF',
  fileHelp: 'Un PDF de 8 Mo au plus, sans mot de passe ni script.',
  name: 'Titre',
  nameHelp: 'Ce que c’est, et pour qui. Par exemple\u00a0: Guide d’animation, cycle 3.',
  send: 'Ajouter',
  remove: 'Retirer',
  restore: 'Remettre',
  removedTitle: 'Documents retirés',
  removedHelp: 'Ils sont effacés trente jours après leur retrait.',
  full: 'Douze documents au plus\u00a0: retirez-en un avant d’en ajouter.',
  back: 'Revenir à la page de l’outil',
  size: size('fr', 'Mo', 'ko'),
  errors: {
    title: 'Donnez un titre au document.',
    long: (most: number) => `Le titre tient en ${formatNumber('fr', most)} caractères au plus.`,
  },
  done: {
    ajoute: 'Le document est ajouté.',
    retire: 'Le document est retiré.',
    remis: 'Le document est remis.',
  },
}

const en: typeof fr = {
  title: (name) => `Documents of “${name}”`,
  crumb: 'Documents',
  lead: 'Guide, set-up notice, sheets for classes: whoever reads the page of the tool can download them.',
  none: 'No document yet.',
  add: 'Add a document',
  file: 'PDF file',
  fileHelp: 'A PDF of 8 MB at most, without a password or scripts.',
  name: 'Title',
  nameHelp: 'What it is, and for whom. For example: Guide for ages 9 to 11.',
  send: 'Add',
  remove: 'Remove',
  restore: 'Put back',
  removedTitle: 'Removed documents',
  removedHelp: 'They are erased thirty days after they were removed.',
  full: 'Twelve documents at most: remove one before you add another.',
  back: 'Back to the page of the tool',
  size: size('en', 'MB', 'kB'),
  errors: {
    title: 'Give the document a title.',
    long: (most) => `The title has ${formatNumber('en', most)} letters at most.`,
  },
  done: {
    ajoute: 'The document is added.',
    retire: 'The document is removed.',
    remis: 'The document is back.',
  },
}

/** The words of the documents of a tool, by language. */
export const documentMessages: Record<Lang, typeof fr> = { fr, en }
