import type { Prose } from '../../model/prose.ts'
import { mailLink, type Operator } from '../operator.ts'

/** /mentions-legales in French: what the law of 21 June 2004 (LCEN) asks, from the operator's settings. */
export function legal(operator: Operator): Prose {
  return {
    title: 'Mentions légales',
    description: 'Éditeur, hébergeur, licences du logiciel et des données.',
    lead: 'Qui publie ce site, qui l’héberge, et ce que vous pouvez réutiliser.',
    sections: [
      {
        id: 'editeur',
        title: 'Éditeur',
        blocks: [
          {
            facts: [
              ['Éditeur', operator.publisher],
              ['Adresse et téléphone', operator.publisherAddress],
              ['Direction de la publication', operator.director],
              ['Contact', mailLink(operator.contact)],
            ],
          },
        ],
      },
      {
        id: 'hebergeur',
        title: 'Hébergeur',
        blocks: [{ facts: [['Nom, adresse et téléphone', operator.host]] }],
      },
      {
        id: 'contenus',
        title: 'Contenus et données',
        blocks: [
          'Les fiches de l’annuaire et les chiffres viennent de sources publiques. Chaque fiche et chaque chiffre nomme sa source, sa date et sa licence. La liste est dans les [données ouvertes](/donnees).',
          'Quand la licence d’une source reste à confirmer, c’est écrit à côté d’elle.',
          'Pour faire corriger ou retirer une information, choisissez « Signaler une erreur » sur la fiche, ou écrivez à l’adresse ci-dessus. Cela vaut aussi pour un contenu que vous jugez illicite.',
        ],
      },
      {
        id: 'logiciel',
        title: 'Logiciel',
        blocks: [
          'Ce site fonctionne avec Maillage, un logiciel libre sous licence publique de l’Union européenne (EUPL), version 1.2. Vous pouvez l’utiliser, l’étudier, le modifier et le partager.',
          'Il emploie la police Bricolage Grotesque (licence SIL OFL 1.1), les icônes Tabler (licence MIT) et la bibliothèque opening_hours (licence LGPL 3.0). La liste complète est dans le fichier `THIRD-PARTY.md` du logiciel.',
        ],
      },
    ],
  }
}
