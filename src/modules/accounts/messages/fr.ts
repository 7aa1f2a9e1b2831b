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
    sentByProConnect:
      'ProConnect vous a reconnu. La première fois, un lien part à l’adresse qu’il nous donne\u00a0: ouvrez-le pour relier votre compte. Ensuite, ProConnect suffira.',
    sentAdvice: [
      'Rien après deux minutes\u00a0? Regardez dans les courriers indésirables.',
      'Vérifiez que l’adresse est bien la vôtre, puis demandez un autre lien.',
    ],
    again: 'Demander un autre lien',
    or: 'Vous avez enregistré une clé d’accès\u00a0?',
    passkey: 'Entrer avec une clé d’accès',
    passkeyFailed: 'La clé n’a pas été reconnue. Recommencez, ou demandez un lien par courrier.',
    proConnectFor: 'Vous êtes agent public\u00a0?',
    proConnect: 'S’identifier avec ProConnect',
    proConnectWhat: 'Qu’est-ce que ProConnect\u00a0?',
    leavingTitle: 'Vous allez sur ProConnect',
    leaving: 'Votre navigateur continue chez ProConnect. S’il ne le fait pas, suivez ce lien.',
    leavingLink: 'Continuer sur ProConnect',
    proConnectDown: 'ProConnect ne répond pas. Entrez avec un lien par courrier, ou réessayez plus tard.',
    proConnectRefused: 'ProConnect ne vous a pas reconnu. Recommencez, ou demandez un lien par courrier.',
    outTitle: 'Vous êtes sorti du site',
    out: 'La session est fermée sur cet appareil. Vous pouvez continuer à lire le site.',
    enterAgain: 'Me connecter de nouveau',
    home: 'Revenir à l’accueil',
  },
  landing: {
    titles: {
      enter: 'Entrer sur le site',
      confirm: 'Confirmer votre nouvelle adresse',
      dead: 'Ce lien ne sert plus',
      'other-account': 'Connectez-vous d’abord',
      taken: 'Cette adresse sert déjà',
    },
    enter: (email: string) =>
      `Vous entrez avec l’adresse ${email}. Si ce n’est pas la vôtre, fermez cette page.`,
    confirm: (email: string) =>
      `Votre compte utilisera l’adresse ${email}. Les autres sessions ouvertes seront fermées.`,
    enterButton: 'Me connecter',
    confirmButton: 'Confirmer cette adresse',
    why: {
      dead: 'Il a déjà servi, ou il a plus de 15 minutes. Demandez-en un autre.',
      'other-account':
        'Ce lien confirme la nouvelle adresse d’un compte. Connectez-vous à ce compte avec son adresse actuelle, puis ouvrez de nouveau le lien.',
      taken: 'Un autre compte utilise cette adresse. Votre compte garde la sienne.',
    },
    next: { dead: 'Demander un autre lien', 'other-account': 'Se connecter', taken: 'Revenir à mon compte' },
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
        `Le lien sert une seule fois, pendant ${count} minutes, là où vous êtes connecté à votre compte. Sans lui, rien ne change.`,
    },
    addressChanged: {
      subject: 'L’adresse de votre compte a changé',
      text: 'Votre compte utilise désormais une autre adresse électronique. Toutes les sessions ouvertes ont été fermées.',
      notYou: 'Ce n’est pas vous\u00a0? Écrivez tout de suite à l’équipe du site, en répondant à ce message.',
    },
    passkeyAdded: {
      subject: 'Une clé d’accès ouvre votre compte',
      text: (name: string) =>
        `Une clé d’accès vient d’être ajoutée à votre compte\u00a0: «\u00a0${name}\u00a0».`,
      notYou: 'Ce n’est pas vous\u00a0? Retirez-la, puis déconnectez-vous partout.',
      action: 'Voir la sécurité de mon compte',
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
