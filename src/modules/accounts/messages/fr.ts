import { formatShortDate } from '#platform/i18n/format.ts'

/** The words of sign-in and accounts in French. */
export const fr = {
  signIn: {
    title: 'Se connecter',
    lead: 'Donnez votre adresse électronique\u00a0: vous recevez un lien qui vous connecte. Pas de mot de passe à retenir.',
    email: 'Adresse électronique',
    emailHelp:
      'Par exemple\u00a0: prenom.nom@structure.fr. L’adresse de votre structure permet de la reconnaître plus vite.',
    wrongEmail: 'Écrivez une adresse électronique complète, par exemple prenom.nom@structure.fr.',
    trap: 'Laissez ce champ vide',
    send: 'Recevoir un lien',
    why: 'Un compte sert à tenir une fiche, à publier, à demander. Pour lire le site, il n’en faut pas.',
    privacy: 'Ce que nous gardons de vous',
    sentTitle: 'Regardez votre messagerie',
    sent: 'Si cette adresse peut recevoir du courrier, un lien vient de partir. Il sert une fois, pendant 15 minutes.',
    sentAdvice: [
      'Rien après deux minutes\u00a0? Regardez dans les courriers indésirables.',
      'Vérifiez que l’adresse est bien la vôtre, puis demandez un autre lien.',
    ],
    again: 'Demander un autre lien',
    landingTitle: 'Entrer sur le site',
    landing: 'Vous y êtes presque\u00a0: appuyez sur le bouton pour entrer.',
    enter: 'Me connecter',
    dead: 'Ce lien ne sert plus\u00a0: il a déjà servi, ou il a plus de 15 minutes. Demandez-en un autre.',
  },
  mails: {
    signIn: {
      subject: 'Votre lien de connexion',
      text: 'Vous avez demandé à vous connecter. Voici votre lien.',
      action: 'Me connecter',
      minutes: (count: number) => `Il sert une seule fois, pendant ${count} minutes.`,
      notYou: 'Vous n’avez rien demandé\u00a0? Ne faites rien\u00a0: personne n’entre sans ce lien.',
    },
    newAddress: {
      subject: 'Confirmez votre nouvelle adresse',
      text: 'Vous avez demandé à utiliser cette adresse pour votre compte.',
      action: 'Confirmer cette adresse',
      minutes: (count: number) =>
        `Le lien sert une seule fois, pendant ${count} minutes. Sans lui, rien ne change.`,
    },
    addressChanged: {
      subject: 'L’adresse de votre compte a changé',
      text: 'Votre compte utilise désormais une autre adresse électronique. Toutes les sessions ouvertes ont été fermées.',
      notYou: 'Ce n’est pas vous\u00a0? Écrivez tout de suite à l’équipe du site, en répondant à ce message.',
    },
    inactive: {
      subject: 'Votre compte va être effacé',
      text: (lastSeen: Date, days: number) =>
        `Votre compte n’a pas servi depuis le ${formatShortDate('fr', lastSeen)}. Il sera effacé dans ${days} jours, avec ce que nous gardons de vous.`,
      action: 'Me connecter et le garder',
      otherwise: 'Pour l’effacer, ne faites rien.',
    },
  },
}
