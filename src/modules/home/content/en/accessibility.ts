import { formatPercent, formatShortDate } from '#platform/i18n/format.ts'
import type { Audit, Environment } from '../../model/audit.ts'
import type { Prose } from '../../model/prose.ts'
import { mailLink, type Operator } from '../operator.ts'

type State = { state: 'none' | 'partial' | 'full'; rate: number | null }
const states = { none: 'not compliant', partial: 'partially compliant', full: 'fully compliant' }

/** /accessibilite in English. */
export function accessibility(operator: Operator, audit: Audit | null, { state, rate }: State): Prose {
  const publisher = operator.publisher ?? 'The publisher of this site'
  const date = audit && formatShortDate('en', new Date(audit.date))
  return {
    title: 'Accessibility statement',
    description: `Accessibility: ${states[state]}. What is checked, what is not, and how to write to us.`,
    lead: `${publisher} is committed to making this site accessible, in accordance with article 47 of the French law no. 2005-102 of 11 February 2005. This statement applies to the site \`${operator.origin}\`.`,
    sections: [
      {
        id: 'etat',
        title: 'Compliance status',
        blocks: [
          `This site is **${states[state]}** with the French accessibility standard (RGAA), version 4.1.2.`,
          ...(rate === null
            ? [
                'The reason: the 106 criteria have not all been checked by a person yet. Without a full audit, no rate can be claimed.',
              ]
            : [`${formatPercent('en', rate * 100, 0)} of the applicable criteria are met.`]),
        ],
      },
      {
        id: 'resultats',
        title: 'Results of the checks',
        blocks: audit
          ? [
              audit.method === 'full'
                ? `A full audit was made on ${date}.`
                : `On ${date}, automatic checks covered a part of ${audit.criteria.length} criteria out of 106. A machine finds mistakes, but never proves that a whole criterion is met.`,
              { slot: 'results' },
            ]
          : ['No result is recorded for this version of the site.'],
      },
      {
        id: 'non-accessible',
        title: 'Content that is not accessible',
        blocks: [
          audit ? { slot: 'failures' } : 'No check is recorded: some content may not be accessible.',
          '**Not checked by a person to date:** reading every page with a screen reader, the relevance of each label, use of the interactive map with assistive technologies.',
          '**Exemptions for disproportionate burden:** none.',
          '**Content outside the obligation:** the interactive map. All that it shows is also in the list beside it.',
        ],
      },
      {
        id: 'etablissement',
        title: 'How this statement was made',
        blocks: [
          date
            ? `This statement is based on the results of ${date}.`
            : 'This statement will be dated when results are first recorded.',
          {
            facts: [
              ['Technologies', 'HTML, CSS, SVG, JavaScript (optional)'],
              [
                'Tools',
                audit
                  ? audit.tools.map((tool) => `${tool.name} ${tool.version}`).join(', ')
                  : 'no result recorded',
              ],
              [
                'Environments',
                audit ? audit.environments.map(environmentWords).join('; ') : 'no result recorded',
              ],
            ],
          },
          ...(audit ? ['Pages checked, on the reference site of the software:', { slot: 'pages' }] : []),
          'The multi-year plan and this year’s action plan are not published yet.',
        ],
      },
      {
        id: 'contact',
        title: 'Feedback and contact',
        blocks: [
          'If you cannot reach a piece of content or a service, write to us: we will point you to another way or give you the content in another form.',
          { facts: [['E-mail address', mailLink(operator.contact)]] },
        ],
      },
      {
        id: 'recours',
        title: 'Means of appeal',
        blocks: [
          'If you told us about an accessibility defect and did not receive a satisfactory answer, you can:',
          [
            'write to the French [Defender of Rights](https://formulaire.defenseurdesdroits.fr/);',
            'contact the [delegate of the Defender of Rights in your region](https://www.defenseurdesdroits.fr/saisir/delegues);',
            'send a letter, without a stamp from France: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.',
          ],
        ],
      },
    ],
  }
}

function environmentWords({ browser, width, scheme }: Environment): string {
  return `${browser}, ${width} px, ${{ light: 'light', dark: 'dark' }[scheme]}`
}
