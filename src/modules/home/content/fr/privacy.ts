import type { Prose } from '../../model/prose.ts'
import { mailLink, type Operator } from '../operator.ts'

/** /donnees-personnelles in French. It tells what the program does: change it with the code. */
export function privacy(operator: Operator): Prose {
  return {
    title: 'Données personnelles',
    description:
      'Ni traceur, ni mesure d’audience individuelle, un cookie seulement pour qui se connecte : ce que ce site garde et ce qu’il ne garde pas.',
    lead: 'Vous pouvez visiter ce site sans dire qui vous êtes. Il ne dépose alors aucun cookie et ne vous suit pas.',
    sections: [
      {
        id: 'visite',
        title: 'Pendant votre visite',
        blocks: [
          [
            '**Aucun cookie** tant que vous ne vous connectez pas, aucun traceur, aucune publicité. C’est pourquoi il n’y a pas de bandeau à accepter.',
            '**Aucun autre site** n’est appelé par nos pages. Les caractères, les icônes et la carte viennent d’ici. Seule exception, à votre demande : si vous activez le fond de carte détaillé, l’IGN reçoit votre adresse IP.',
            '**Une seule chose retenue par votre navigateur**, si vous la demandez : ne plus proposer de pages pendant que vous écrivez. Ce choix ne nous est pas envoyé.',
            '**Pas de compte** pour lire, chercher, télécharger ou signaler une erreur.',
          ],
          'Les liens vers d’autres sites sont visibles comme tels. Une fois là-bas, ce sont leurs règles qui valent.',
        ],
      },
      {
        id: 'journaux',
        title: 'Ce que notent les journaux techniques',
        blocks: [
          'Pour repérer les pannes, le serveur note chaque demande : l’heure, l’adresse de la page sans les mots cherchés, le résultat, la durée et un numéro tiré au hasard.',
          'Il ne note ni votre adresse IP, ni votre navigateur, ni ce que vous avez cherché. Ces journaux ne permettent donc pas de vous reconnaître.',
          'Contre les abus, le programme compte les envois de formulaire par visiteur. Il garde pour cela, en mémoire et pour une heure au plus, une empreinte brouillée de l’adresse IP. Rien n’est écrit sur le disque.',
          'L’hébergeur ou un relais placé devant le site peut tenir ses propres journaux : l’éditeur du site en répond.',
        ],
      },
      {
        id: 'position',
        title: 'Votre position',
        blocks: [
          'Si vous choisissez « Autour de moi », votre navigateur vous demande votre accord. La position arrondie sert à trier la liste. Elle n’est ni enregistrée, ni notée dans les journaux.',
        ],
      },
      {
        id: 'signalements',
        title: 'Quand vous signalez une erreur',
        blocks: [
          {
            facts: [
              [
                'Ce qui est gardé',
                'votre message, la date et, si vous la donnez, votre adresse électronique',
              ],
              ['Pourquoi', 'corriger l’annuaire et, si besoin, vous répondre'],
              [
                'Base légale',
                'l’intérêt légitime à tenir un annuaire juste ; pour une autorité publique, sa mission d’intérêt public (RGPD, article 6)',
              ],
              ['Qui le lit', 'les personnes chargées de l’annuaire, personne d’autre'],
              [
                'Combien de temps',
                'l’adresse électronique est effacée automatiquement au plus tard douze mois après le signalement ; le message reste avec la fiche, sans l’adresse',
              ],
            ],
          },
        ],
      },
      {
        id: 'reservations',
        title: 'Quand vous réservez une séance',
        blocks: [
          {
            facts: [
              [
                'Ce qui est gardé',
                'votre nom, votre adresse électronique et, si vous les donnez, votre téléphone, vos besoins d’accessibilité et un mot ; pour un groupe, le nom de la structure, le niveau et le nombre de personnes',
              ],
              ['Pourquoi', 'vous garder des places, vous prévenir d’un changement, vous accueillir'],
              ['Base légale', 'l’exécution du service que vous demandez en réservant (RGPD, article 6)'],
              ['Qui le lit', 'les personnes qui s’occupent de l’événement et l’équipe du site'],
              [
                'Le jour de la séance',
                'pour pointer sans réseau, la liste des noms peut rester sur le téléphone de la personne qui vous accueille, jusqu’à ce qu’elle l’efface ; sinon elle ne s’y ouvre plus 24 heures après la séance, et s’efface à l’ouverture suivante d’un pointage',
              ],
              [
                'Combien de temps',
                'jusqu’à trois mois après la séance ; il ne reste ensuite que des nombres : places, participants, présents',
              ],
              ['Changer, annuler', 'à tout moment avant la séance, par le lien du mail de confirmation'],
            ],
          },
        ],
      },
      {
        id: 'enquetes',
        title: 'Quand vous répondez à une enquête',
        blocks: [
          'Votre accord est demandé avant la première question, avec ce que l’enquête promet. Vos réponses sont gardées à part de votre nom et de votre adresse.',
          {
            facts: [
              [
                'Ce qui est gardé',
                'pour vous inviter : le nom, l’adresse et le téléphone publics de votre structure, ou ceux qu’on nous a donnés ; puis vos réponses, avec le jour et non l’heure',
              ],
              [
                'Pourquoi',
                'connaître le réseau et publier des résultats en chiffres, jamais réponse par réponse',
              ],
              [
                'Base légale',
                'votre consentement (RGPD, article 6), retiré par « Je ne souhaite pas répondre »',
              ],
              [
                'Qui le lit',
                'l’équipe du site voit si vous avez répondu, pas ce que vous avez répondu ; aucun mouchard dans les mails',
              ],
              [
                'Combien de temps',
                'noms et adresses jusqu’à trois mois après la clôture ; réponses pendant le nombre de mois annoncé. Quand c’est promis, le lien entre les deux est détruit à la clôture',
              ],
              [
                'Ne plus être sollicité',
                'par le lien du mail : il ne reste de votre adresse qu’une empreinte, pour ne plus lui écrire',
              ],
            ],
          },
        ],
      },
      {
        id: 'compte',
        title: 'Si vous avez un compte',
        blocks: [
          '**Un seul cookie**, `maillage` : il tient votre session ouverte, 30 jours après votre dernière visite au plus. Il est nécessaire pour rester connecté, et ne sert à rien d’autre. Si vous passez par ProConnect, un second, `maillage-aller`, dure dix minutes au plus, le temps d’en revenir.',
          {
            facts: [
              [
                'Ce qui est gardé',
                'votre adresse électronique, votre nom, votre langue, les courriers que vous refusez, les structures dont vous vous occupez, vos sessions (navigateur et système, sans numéro de version, sans adresse IP), vos clés d’accès (leur partie publique), vos jetons d’API, les liens de connexion et l’adresse secrète de votre agenda de prêts (leur empreinte seulement), le numéro que ProConnect vous donne',
              ],
              ['Pourquoi', 'vous reconnaître, vous laisser tenir vos fiches, répondre à vos demandes'],
              [
                'Base légale',
                'l’exécution du service que vous demandez en ouvrant un compte (RGPD, article 6)',
              ],
              [
                'Qui le lit',
                'vous ; les équipes de vos structures, pour votre nom ; l’équipe du site. Le public ne voit rien',
              ],
              [
                'Combien de temps',
                'tant que le compte sert. Deux ans sans visite : un courrier vous avertit, puis le compte est effacé trente jours plus tard. Les liens de connexion s’effacent en un jour ou deux, les sessions à leur fin',
              ],
              [
                'Le journal',
                'ce que vous changez dans l’annuaire est noté pendant trois ans, pour pouvoir revenir en arrière. Votre compte effacé, plus rien ne relie ces lignes à vous',
              ],
              [
                'Nos courriers',
                'leur adresse et leur contenu sont effacés après 90 jours, aussitôt pour un lien de connexion',
              ],
              [
                'Partir',
                'à tout moment, dans « Mes données » de votre compte : tout emporter dans un fichier, ou tout effacer',
              ],
            ],
          },
        ],
      },
      {
        id: 'annuaire',
        title: 'Les personnes dans l’annuaire',
        blocks: [
          'L’annuaire décrit des structures, pas des personnes. Les adresses et téléphones publiés sont ceux que les structures rendent publics. Si l’un d’eux est le vôtre et que vous n’en voulez pas ici, dites-le : il est retiré.',
        ],
      },
      {
        id: 'droits',
        title: 'Vos droits',
        blocks: [
          'Vous pouvez demander à voir, corriger ou effacer ce qui vous concerne, en limiter l’usage ou vous y opposer.',
          {
            facts: [
              ['Responsable', operator.publisher],
              ['Où écrire', mailLink(operator.contact)],
            ],
          },
          'Vous recevez une réponse sous un mois. Si elle ne vous convient pas, vous pouvez adresser une plainte à la [CNIL](https://www.cnil.fr/fr/plaintes), 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07.',
        ],
      },
    ],
  }
}
