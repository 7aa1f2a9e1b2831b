import { formatPercent, formatShortDate } from '#platform/i18n/format.ts'
import type { Audit, Environment } from '../../model/audit.ts'
import type { Prose } from '../../model/prose.ts'
import { mailLink, type Operator } from '../operator.ts'

type State = { state: 'none' | 'partial' | 'full'; rate: number | null }
const states = { none: 'non conforme', partial: 'partiellement conforme', full: 'totalement conforme' }

/** /accessibilite in French: the declaration in the form that the RGAA asks for. */
export function accessibility(operator: Operator, audit: Audit | null, { state, rate }: State): Prose {
  const publisher = operator.publisher ?? 'L’éditeur de ce site'
  const date = audit && formatShortDate('fr', new Date(audit.date))
  return {
    title: 'Déclaration d’accessibilité',
    description: `Accessibilité : ${states[state]}. Ce qui est vérifié, ce qui ne l’est pas, et comment nous écrire.`,
    lead: `${publisher} s’engage à rendre ce site accessible, conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005. Cette déclaration s’applique au site \`${operator.origin}\`.`,
    sections: [
      {
        id: 'etat',
        title: 'État de conformité',
        blocks: [
          `Ce site est **${states[state]}** avec le référentiel général d’amélioration de l’accessibilité (RGAA), version 4.1.2.`,
          ...(rate === null
            ? [
                'La raison : les 106 critères n’ont pas encore tous été vérifiés par une personne. Sans audit complet, aucun taux ne peut être annoncé.',
              ]
            : [`${formatPercent('fr', rate * 100, 0)} des critères applicables sont respectés.`]),
        ],
      },
      {
        id: 'resultats',
        title: 'Résultats des vérifications',
        blocks: audit
          ? [
              audit.method === 'full'
                ? `Un audit complet a été mené le ${date}.`
                : `Le ${date}, des vérifications automatiques ont porté sur une partie de ${audit.criteria.length} critères sur 106. Une machine trouve des erreurs, mais ne prouve jamais qu’un critère entier est respecté.`,
              { slot: 'results' },
            ]
          : ['Aucun résultat n’est enregistré pour cette version du site.'],
      },
      {
        id: 'non-accessible',
        title: 'Contenus non accessibles',
        blocks: [
          audit
            ? { slot: 'failures' }
            : 'Aucune vérification n’est enregistrée : des contenus peuvent ne pas être accessibles.',
          '**Non vérifié par une personne à ce jour :** la lecture de toutes les pages avec un lecteur d’écran, la pertinence de chaque intitulé, l’usage de la carte interactive avec des technologies d’assistance.',
          '**Dérogations pour charge disproportionnée :** aucune.',
          '**Contenus non soumis à l’obligation :** la carte interactive. Tout ce qu’elle montre est aussi dans la liste placée à côté d’elle.',
        ],
      },
      {
        id: 'etablissement',
        title: 'Établissement de cette déclaration',
        blocks: [
          date
            ? `Cette déclaration est établie à partir des résultats du ${date}.`
            : 'Cette déclaration sera datée au premier enregistrement de résultats.',
          {
            facts: [
              ['Technologies', 'HTML, CSS, SVG, JavaScript (facultatif)'],
              [
                'Outils',
                audit
                  ? audit.tools.map((tool) => `${tool.name} ${tool.version}`).join(', ')
                  : 'aucun résultat enregistré',
              ],
              [
                'Environnements',
                audit ? audit.environments.map(environmentWords).join(' ; ') : 'aucun résultat enregistré',
              ],
            ],
          },
          ...(audit ? ['Pages vérifiées, sur le site de référence du logiciel :', { slot: 'pages' }] : []),
          'Le schéma pluriannuel et le plan d’action de l’année ne sont pas encore publiés.',
        ],
      },
      {
        id: 'contact',
        title: 'Retour d’information et contact',
        blocks: [
          'Si vous n’arrivez pas à accéder à un contenu ou à un service, écrivez-nous : nous vous orienterons vers une autre solution ou vous donnerons le contenu sous une autre forme.',
          { facts: [['Adresse électronique', mailLink(operator.contact)]] },
        ],
      },
      {
        id: 'recours',
        title: 'Voies de recours',
        blocks: [
          'Si vous nous avez signalé un défaut d’accessibilité et que vous n’avez pas reçu de réponse satisfaisante, vous pouvez :',
          [
            'écrire un message au [Défenseur des droits](https://formulaire.defenseurdesdroits.fr/) ;',
            'contacter le [délégué du Défenseur des droits dans votre région](https://www.defenseurdesdroits.fr/saisir/delegues) ;',
            'envoyer un courrier gratuit, sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.',
          ],
        ],
      },
    ],
  }
}

function environmentWords({ browser, width, scheme }: Environment): string {
  return `${browser}, ${width} px, ${{ light: 'clair', dark: 'sombre' }[scheme]}`
}
