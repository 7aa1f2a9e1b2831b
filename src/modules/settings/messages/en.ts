import { formatMoment } from '#platform/i18n/format.ts'
import type { fr } from './fr.ts'

/** @see ./fr.ts */
export const en: typeof fr = {
  title: 'Settings',
  lead: 'What your region decides of its site. An empty field falls back on what the region’s pack says.',
  readOnly: 'You read these settings; only administrators change them.',
  saved: 'Saved. Every page follows within seconds.',
  changedBy: (who: string, when: Date) => `Last change: ${who}, ${formatMoment('en', when)}.`,
  somebody: 'somebody since erased',
  conflict:
    'These settings changed while you were editing them. Nothing was saved: what you typed is below, with the current value under each field that differs. Save again to keep yours.',
  current: 'Current value:',
  none: 'empty',
  save: 'Save',
  preview: 'Preview',
  parts: {
    identity: 'Name and contact',
    logo: 'Logo',
    banner: 'Announcement banner',
    texts: 'Legal texts',
    mails: 'Sender of mails',
  },
  markdown:
    'In Markdown: **bold**, [link](https://…), ## title, - list. Without an English text, English pages show the French one.',
  fields: {
    name: 'Name of the site',
    contactEmail: 'Contact e-mail address',
    bannerFr: 'Announcement in French',
    bannerEn: 'Announcement in English',
    bannerFrom: 'From',
    bannerUntil: 'Until (included)',
    legalFr: 'Legal notice in French',
    legalEn: 'Legal notice in English',
    privacyFr: 'Personal data in French',
    privacyEn: 'Personal data in English',
    senderName: 'Name of the sender',
    senderAddress: 'Address of the sender',
  },
  help: {
    name: '80 characters at most. It stands on top of pages, in titles and in mails.',
    contactEmail: 'It is public.',
    bannerFr: 'One paragraph, 500 characters at most. Empty: no banner.',
    senderAddress: 'Its domain must allow your mail server (SPF, DKIM), or mails end up as junk.',
    legalFr: 'Empty: the text that comes with Maillage, from the operator’s variables.',
    privacyFr: 'Empty: the text that comes with Maillage, which says what the program does.',
  },
  logo: {
    now: 'Current logo',
    none: 'No logo: the mark of Maillage is shown.',
    file: 'Picture',
    fileHelp: 'PNG, JPEG or WebP, 900 kB at most. It is drawn anew, 56 pixels high.',
    alt: 'Alternative text',
    altHelp: 'What the picture says to those who do not see it: the name of your region or agency.',
    remove: 'Remove the logo',
    wrongType: 'This file is no PNG, JPEG or WebP picture. An SVG file is not accepted.',
    noFile: 'Choose a picture.',
    noAlt: 'Say what the picture shows.',
  },
  errors: {
    email: 'Give an address such as contact@example.org.',
    tooLong: (length: number) => `${length} characters at most.`,
    frenchFirst: 'Give the French text too.',
    date: 'Give a date.',
    order: 'The end comes before the start.',
  },
}
