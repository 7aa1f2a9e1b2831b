import type { PdfFault } from '#platform/files/check-pdf.ts'
import type { Lang } from '#platform/i18n/lang.ts'

/** What is wrong with a PDF that somebody brought, and how to go on. */
export const pdfFaults: Record<Lang, Record<PdfFault, string>> = {
  fr: {
    missing: 'Choisissez un fichier PDF.',
    heavy: 'Ce fichier dépasse 8 Mo. Numérisez-le en noir et blanc, ou en plus petit.',
    'no-pdf': 'Ce fichier n’est pas un PDF, ou il est abîmé. Enregistrez-le de nouveau en PDF.',
    locked:
      'Ce PDF est protégé par un mot de passe\u00a0: nous ne pouvons pas le vérifier. Enlevez la protection.',
    active:
      'Ce PDF contient des scripts ou d’autres fichiers. Imprimez-le en PDF, puis remettez cette copie.',
  },
  en: {
    missing: 'Choose a PDF file.',
    heavy: 'This file is larger than 8 MB. Scan it in black and white, or smaller.',
    'no-pdf': 'This file is not a PDF, or it is damaged. Save it as PDF again.',
    locked: 'This PDF is protected by a password: we cannot check it. Remove the protection.',
    active: 'This PDF holds scripts or other files. Print it to PDF, then send that copy.',
  },
}
