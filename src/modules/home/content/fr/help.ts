import type { Prose } from '../../model/prose.ts'
import { mailLink, type Operator } from '../operator.ts'

/** /aide in French. */
export function help(operator: Operator): Prose {
  return {
    title: 'Aide',
    description: 'Chercher, lire une fiche, utiliser la carte, exporter une liste, signaler une erreur.',
    lead: 'Ce site est libre d’accès. Vous n’avez pas besoin de compte. Chaque page fonctionne aussi sans JavaScript.',
    sections: [
      {
        id: 'chercher',
        title: 'Chercher',
        blocks: [
          'Écrivez ce que vous cherchez dans le champ de recherche, présent en haut de chaque page. Puis appuyez sur la touche Entrée.',
          [
            'Vous pouvez écrire un thème (« astronomie »), un nom (« écomusée »), une commune, ou tout à la fois.',
            'Les accents, les majuscules et les traits d’union ne comptent pas. « Saint » et « St » sont le même mot.',
            'Les petites fautes de frappe sont pardonnées.',
            'Après trois lettres, des pages vous sont proposées. Les flèches haut et bas les parcourent, Entrée ouvre la page, Échap ferme la liste. Vous pouvez couper ces propositions.',
            'Sur la page d’accueil, « Quoi ? » et « Où ? » se remplissent séparément. Un seul des deux suffit.',
          ],
          'S’il n’y a aucun résultat, essayez un mot plus court ou une zone plus grande.',
        ],
      },
      {
        id: 'filtrer',
        title: 'Réduire une liste avec les filtres',
        blocks: [
          'Dans [l’annuaire](/annuaire), cochez des filtres, puis validez. Le nombre à côté d’un filtre dit combien d’acteurs il laisse.',
          [
            'Deux filtres d’un même groupe s’ajoutent : « musée » et « fablab » donnent les musées et les fablabs.',
            'Deux filtres de groupes différents se croisent : « musée » et « astronomie » donnent les musées qui parlent d’astronomie.',
          ],
          'L’adresse de la page garde vos filtres : vous pouvez l’enregistrer ou l’envoyer.',
        ],
      },
      {
        id: 'carte',
        title: 'Utiliser la carte',
        blocks: [
          '[La carte](/carte) montre les mêmes acteurs que l’annuaire. La liste à côté d’elle dit la même chose en texte : vous pouvez vous passer de la carte.',
          'Au clavier, allez sur la carte avec la touche Tabulation. Ensuite :',
          [
            'les flèches déplacent la carte ;',
            'les touches **+** et **−** rapprochent et éloignent ;',
            'la touche Tabulation mène aux boutons de la carte, puis à la suite de la page.',
          ],
          '« Autour de moi » demande votre position à votre navigateur. Vous pouvez refuser : écrivez alors le nom d’une commune.',
        ],
      },
      {
        id: 'exporter',
        title: 'Exporter une liste',
        blocks: [
          'Sous chaque liste, vous pouvez télécharger exactement ce qui est affiché : en tableau (CSV, pour un tableur) ou en carte (GeoJSON, pour un logiciel de cartographie).',
          'Les jeux de données complets, leurs sources et leurs licences sont dans les [données ouvertes](/donnees). Pour un programme, voyez [l’API](/api).',
        ],
      },
      {
        id: 'chiffres',
        title: 'Lire les chiffres',
        blocks: [
          'Sous chaque chiffre, vous trouvez sa source et sa date.',
          [
            '« Secret statistique » : l’Insee ne publie pas ce chiffre, car trop peu de personnes sont concernées. Ce n’est pas un zéro.',
            '« Valeur approchée » : le chiffre est calculé à partir d’un territoire un peu différent.',
            'Une rupture de série veut dire que la façon de compter a changé : les années d’avant et d’après ne se comparent pas.',
          ],
        ],
      },
      {
        id: 'signaler',
        title: 'Signaler une erreur',
        blocks: [
          'Une adresse a changé ? Un lieu a fermé ? Ouvrez sa fiche dans [l’annuaire](/annuaire), puis choisissez « Signaler une erreur ». Il n’y a pas besoin de compte.',
          'Vous savez ce qu’il faut écrire ? « Suggérer une correction » montre ce que dit la fiche : changez ce qui est faux. « Signaler une fermeture » sert pour une structure qui n’existe plus.',
          'Une personne lit chaque signalement avant de corriger la fiche. Si vous laissez votre adresse électronique, elle sert seulement à vous répondre.',
        ],
      },
      {
        id: 'participer',
        title: 'Tenir la fiche de sa structure',
        blocks: [
          'Vous faites partie d’une structure ? Ouvrez sa fiche et choisissez « Tenir cette fiche ». Il faut un compte : votre adresse électronique suffit, il n’y a pas de mot de passe.',
          [
            'Si votre adresse est au domaine de la structure, vous pouvez modifier la fiche tout de suite. Sinon, l’équipe du site vérifie et vous répond par mail.',
            'Dans « Équipe », invitez vos collègues. Personne d’autre que l’équipe et les personnes qui tiennent le site ne voit vos noms ni vos adresses.',
            'Votre structure n’est pas dans l’annuaire ? [Proposez-la](/annuaire/proposer). Vous suivez vos demandes dans [votre compte](/compte/demandes).',
            'Une fois par an, un mail vous demande si tout est juste. Un clic suffit pour répondre, sans compte.',
          ],
        ],
      },
      {
        id: 'contact',
        title: 'Nous écrire',
        blocks: [{ facts: [['Adresse électronique', mailLink(operator.contact)]] }],
      },
    ],
  }
}
