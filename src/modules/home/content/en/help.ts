import type { Prose } from '../../model/prose.ts'
import { mailLink, type Operator } from '../operator.ts'

/** /aide in English. */
export function help(operator: Operator): Prose {
  return {
    title: 'Help',
    description: 'Search, read a record, use the map, export a list, report a mistake.',
    lead: 'This site is open to all. You need no account. Every page also works without JavaScript.',
    sections: [
      {
        id: 'chercher',
        title: 'Search',
        blocks: [
          'Type what you are looking for in the search field at the top of every page. Then press Enter.',
          [
            'You can type a topic (“astronomie”), a name (“écomusée”), a town, or all of them together. Most records are in French; the words of the filters also work in English.',
            'Accents, capitals and hyphens do not matter. “Saint” and “St” are the same word.',
            'Small typing mistakes are forgiven.',
            'After three letters, pages are proposed. The up and down arrows go through them, Enter opens the page, Escape closes the list. You can switch these proposals off.',
            'On the home page, “What?” and “Where?” are filled in separately. One of them is enough.',
          ],
          'If nothing is found, try a shorter word or a larger area.',
        ],
      },
      {
        id: 'filtrer',
        title: 'Narrow a list with filters',
        blocks: [
          'In [the directory](/annuaire), tick filters, then confirm. The number beside a filter tells how many actors it leaves.',
          [
            'Two filters of the same group add up: “museum” and “fablab” give museums and fablabs.',
            'Two filters of different groups cross: “museum” and “astronomy” give museums that deal with astronomy.',
          ],
          'The address of the page keeps your filters: you can save it or send it.',
        ],
      },
      {
        id: 'carte',
        title: 'Use the map',
        blocks: [
          '[The map](/carte) shows the same actors as the directory. The list beside it says the same in words: you can do without the map.',
          'With a keyboard, reach the map with the Tab key. Then:',
          [
            'the arrow keys move the map;',
            'the **+** and **−** keys zoom in and out;',
            'the Tab key leads to the buttons of the map, then to the rest of the page.',
          ],
          '“Around me” asks your browser where you are. You can say no: type the name of a town instead.',
        ],
      },
      {
        id: 'exporter',
        title: 'Export a list',
        blocks: [
          'Under each list, you can download exactly what it shows: as a table (CSV, for a spreadsheet) or as a map layer (GeoJSON, for mapping software).',
          'The whole data sets, their sources and licences are in the [open data](/donnees). For a program, see [the API](/api).',
        ],
      },
      {
        id: 'chiffres',
        title: 'Read the figures',
        blocks: [
          'Under each figure you find its source and its date.',
          [
            '“Statistical secrecy”: Insee does not publish this figure because too few people are concerned. It is not a zero.',
            '“Approximate value”: the figure is computed from a slightly different territory.',
            'A break in series means that the way of counting changed: the years before and after do not compare.',
          ],
        ],
      },
      {
        id: 'signaler',
        title: 'Report a mistake',
        blocks: [
          'Has an address changed? Has a place closed? Open its record in [the directory](/annuaire), then choose “Report an error”. No account is needed.',
          'You know what it should say? “Suggest a correction” shows what the record says: change what is wrong. “Report a closure” is for an organisation that no longer exists.',
          'A person reads each report before correcting the record. If you leave your e-mail address, it only serves to answer you.',
        ],
      },
      {
        id: 'participer',
        title: 'Keep your organisation’s record',
        blocks: [
          'Are you part of an organisation? Open its record and choose “Keep this record”. You need an account: your e-mail address is enough, there is no password.',
          [
            'If your address is at the organisation’s own domain, you can edit the record at once. Otherwise the site’s team checks, and answers you by e-mail.',
            'Under “Team”, invite your colleagues. Nobody but the team and the people who run the site sees your names or addresses.',
            'Is your organisation not in the directory? [Propose it](/annuaire/proposer). You follow your requests in [your account](/compte/demandes).',
            'Once a year, an e-mail asks you whether all is right. One click is enough to answer, without an account.',
          ],
        ],
      },
      {
        id: 'contact',
        title: 'Write to us',
        blocks: [{ facts: [['E-mail address', mailLink(operator.contact)]] }],
      },
    ],
  }
}
