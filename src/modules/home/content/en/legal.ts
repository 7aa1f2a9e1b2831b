import type { Prose } from '../../model/prose.ts'
import { mailLink, type Operator } from '../operator.ts'

/** /mentions-legales in English. */
export function legal(operator: Operator): Prose {
  return {
    title: 'Legal notice',
    description: 'Publisher, host, licences of the software and of the data.',
    lead: 'Who publishes this site, who hosts it, and what you can reuse.',
    sections: [
      {
        id: 'editeur',
        title: 'Publisher',
        blocks: [
          {
            facts: [
              ['Publisher', operator.publisher],
              ['Address and telephone', operator.publisherAddress],
              ['Publication director', operator.director],
              ['Contact', mailLink(operator.contact)],
            ],
          },
        ],
      },
      {
        id: 'hebergeur',
        title: 'Host',
        blocks: [{ facts: [['Name, address and telephone', operator.host]] }],
      },
      {
        id: 'contenus',
        title: 'Content and data',
        blocks: [
          'The records of the directory and the figures come from public sources. Each record and each figure names its source, its date and its licence. The list is in the [open data](/donnees).',
          'When the licence of a source is still to be confirmed, it is written beside it.',
          'To have a piece of information corrected or removed, choose “Report a mistake” on the record, or write to the address above. The same goes for content you consider unlawful.',
        ],
      },
      {
        id: 'logiciel',
        title: 'Software',
        blocks: [
          'This site runs on Maillage, free software under the European Union Public Licence (EUPL), version 1.2. You may use it, study it, change it and share it.',
          'It uses the Bricolage Grotesque typeface (SIL OFL 1.1 licence), Tabler icons (MIT licence) and the opening_hours library (LGPL 3.0 licence). The whole list is in the file `THIRD-PARTY.md` of the software.',
        ],
      },
    ],
  }
}
