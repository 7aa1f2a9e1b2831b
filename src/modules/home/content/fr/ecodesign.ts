import type { EcodesignCriterion } from '../../model/ecodesign.ts'
import type { Prose } from '../../model/prose.ts'

/** /ecoconception in French. */
export function ecodesign(measured: boolean): Prose {
  return {
    title: 'Écoconception',
    description:
      'Ce que pèsent nos pages, les budgets qu’elles tiennent, et les critères du RGESN respectés ou non.',
    lead: 'Une page légère s’affiche vite, même sur un vieux téléphone ou avec un mauvais réseau, et consomme peu.',
    sections: [
      {
        id: 'budgets',
        title: 'Le poids des pages',
        blocks: [
          'Chaque page de contenu doit tenir dans **60 ko** et **8 requêtes** à la première visite, sans script obligatoire. La page de la carte doit tenir dans **400 ko**.',
          measured ? { slot: 'pages' } : 'Aucune mesure n’est enregistrée pour cette version du site.',
        ],
      },
      {
        id: 'choix',
        title: 'Nos choix',
        blocks: [
          [
            'Les pages sont du HTML fait par le serveur. Elles s’affichent sans attendre de script.',
            'Une seule police, réduite aux lettres utiles. Le texte courant utilise celle de votre appareil.',
            'Pas de photo décorative : les dessins sont faits des données elles-mêmes.',
            'La carte est dessinée d’après nos propres fichiers. Elle ne se charge que sur les pages qui la demandent.',
            'Ce qui n’a pas changé n’est pas renvoyé.',
          ],
        ],
      },
      {
        id: 'criteres',
        title: 'Les critères du RGESN',
        blocks: [
          'Le référentiel général d’écoconception de services numériques (RGESN, Arcep, Arcom et Ademe, mai 2024) compte 78 critères. Voici ceux sur lesquels nous pouvons déjà nous prononcer. Les autres restent à évaluer : nous n’annonçons donc pas de score.',
          { slot: 'criteria' },
        ],
      },
    ],
  }
}

export const ecodesignCriteria: EcodesignCriterion[] = [
  { id: '1.8', state: 'met', title: 'Le code source est ouvert', why: 'Licence EUPL 1.2.' },
  {
    id: '2.3',
    state: 'met',
    title: 'Le service reste utilisable avec une connexion lente',
    why: 'Les pages de contenu n’exigent aucun script et ont un budget de poids.',
  },
  {
    id: '2.5',
    state: 'met',
    title: 'Le service s’adapte à la taille de l’écran',
    why: 'Pages contrôlées de 320 à 1440 pixels de large.',
  },
  {
    id: '3.3',
    state: 'to-assess',
    title: 'Les protocoles récents sont utilisés',
    why: 'Dépend de l’hébergement de ce site.',
  },
  {
    id: '4.1',
    state: 'met',
    title: 'Aucune vidéo ni aucun son ne se lance seul',
    why: 'Le site n’a ni vidéo ni son.',
  },
  { id: '4.2', state: 'met', title: 'Pas de défilement infini', why: 'Les listes ont des pages.' },
  {
    id: '4.4',
    state: 'met',
    title: 'Les contenus d’autres sites ne se chargent qu’à la demande',
    why: 'Aucun autre site n’est appelé sans votre action.',
  },
  {
    id: '4.8',
    state: 'met',
    title: 'Peu de polices téléchargées',
    why: 'Une police, un fichier de moins de 30 ko.',
  },
  {
    id: '4.9',
    state: 'met',
    title: 'Les propositions pendant la saisie sont limitées',
    why: 'Après trois lettres et une demi-seconde, et elles peuvent être coupées.',
  },
  {
    id: '4.10',
    state: 'met',
    title: 'La saisie des formulaires est vérifiée et guidée',
    why: 'Formats indiqués, erreurs expliquées à côté de chaque champ.',
  },
  {
    id: '4.13',
    state: 'not-applicable',
    title: 'Les notifications sont limitées',
    why: 'Le site n’en envoie pas.',
  },
  {
    id: '5.1',
    state: 'not-applicable',
    title: 'Le format des images est adapté',
    why: 'Les pages ne contiennent que des dessins vectoriels.',
  },
  {
    id: '5.8',
    state: 'to-assess',
    title: 'Les contenus inutiles sont archivés ou supprimés',
    why: 'Les durées de conservation des fiches restent à fixer avec l’exploitant.',
  },
  {
    id: '6.1',
    state: 'met',
    title: 'Le poids et le nombre de requêtes ont une limite',
    why: 'Limites vérifiées par des tests à chaque changement.',
  },
  {
    id: '6.2',
    state: 'met',
    title: 'Le cache du navigateur est utilisé',
    why: 'Fichiers gardés un an, pages renvoyées seulement si elles ont changé.',
  },
  { id: '6.3', state: 'met', title: 'Les textes sont compressés', why: 'Compression faite par le serveur.' },
  {
    id: '6.7',
    state: 'to-assess',
    title: 'HTTP/2 ou plus récent',
    why: 'Dépend du relais placé devant le site.',
  },
  {
    id: '7.1',
    state: 'met',
    title: 'Le serveur garde les résultats déjà calculés',
    why: 'Chiffres, filtres et tuiles de carte sont gardés tant que les données ne changent pas.',
  },
  {
    id: '8',
    state: 'to-assess',
    title: 'L’hébergement est sobre (énergie, eau, carbone)',
    why: 'À déclarer par l’exploitant.',
  },
]
