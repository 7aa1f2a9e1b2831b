import { formatMoment } from '#platform/i18n/format.ts'

const moment = (at: Date) => formatMoment('fr', at)

export const agreementFr = {
  title: 'Convention de prêt',
  read: 'Lire la convention (PDF)',
  toSign: 'Lisez-la avant de l’accepter. Elle est en français, langue du contrat.',
  none: 'La convention s’écrit quand le prêt est accordé.',
  changed:
    'Les conditions ont changé depuis le premier accord\u00a0: relisez la convention. Le premier accord tombe, chaque partie accepte de nouveau.',
  accepted: (side: string, name: string, at: Date) => `${side}\u00a0: accepté par ${name}, le ${moment(at)}.`,
  noName: 'un nom effacé',
  hash: 'Empreinte du document accepté (SHA-256)',
  hashHelp:
    'Les deux parties acceptent le même fichier\u00a0: son empreinte permet de vérifier qu’il n’a pas changé.',
  noDocument: 'Le document n’est plus gardé\u00a0; son empreinte l’est.',
  record: 'Relevé d’acceptation (PDF)',
  template: 'Convention type de la structure',
  nameHelp: 'Écrire votre nom vaut accord à la convention, que vous avez lue.',
  copy: {
    title: 'Convention signée à la main',
    send: 'Remettre un exemplaire signé à la main',
    lead: 'Imprimez la convention, signez-la, et remettez-la ici en PDF. Elle vaut votre signature quand la structure qui prête la confirme.',
    leadHolder: 'Imprimez la convention, signez-la, et remettez-la ici en PDF. Elle vaut votre signature.',
    file: 'Exemplaire signé, en PDF',
    fileHelp: '8 Mo au plus, sans mot de passe ni contenu actif.',
    name: 'Nom de la personne qui a signé',
    button: 'Remettre l’exemplaire',
    given: (side: string, name: string, at: Date) =>
      `${side}\u00a0: exemplaire signé par ${name}, remis le ${moment(at)}.`,
    open: 'Ouvrir l’exemplaire (PDF)',
    waits: 'Il attend la confirmation de la structure qui prête.',
    confirm: 'Confirmer cette signature',
    confirmHelp: 'Ouvrez l’exemplaire et vérifiez qu’il s’agit bien de cette convention, signée.',
  },
  edit: {
    title: (name: string) => `Convention type\u00a0: ${name}`,
    crumb: 'Convention type',
    lead: 'Ce texte est proposé à qui vous emprunte un outil. Le site y ajoute les parties, l’outil, son contenu, les dates, le lieu, le prix et la caution.',
    isDefault:
      'Vous n’avez pas encore écrit la vôtre\u00a0: voici celle que propose le site, à reprendre ou à changer.',
    version: (number: number) => `Version ${number}.`,
    changed:
      'Quelqu’un a enregistré une autre version entre-temps. Voici la vôtre\u00a0: enregistrez de nouveau pour qu’elle la remplace.',
    back: 'Revenir à vos prêts',
    name: 'Titre',
    body: 'Articles',
    bodyHelp:
      'Une ligne qui commence par # est le titre d’un article. Une ligne vide sépare deux paragraphes. Les mots entre accolades sont remplacés.',
    words: 'Mots que le site remplace',
    meanings: {
      preteur: 'nom de votre structure',
      emprunteur: 'nom de la structure qui emprunte',
      outil: 'titre de l’outil',
      exemplaire: 'code de l’exemplaire',
      dates: '«\u00a0du 11 janvier 2027 au 15 janvier 2027\u00a0»',
      lieu: 'lieu où l’outil est accueilli',
      transport: 'qui transporte l’outil',
      prix: 'prix du prêt',
      caution: 'caution',
      valeur: 'valeur à assurer',
    },
    effect:
      'Enregistrer fait une nouvelle version. Les prêts que les deux parties ont signés gardent la leur\u00a0; un prêt qu’une seule a accepté est à accepter de nouveau, et les deux parties sont prévenues.',
    save: 'Enregistrer',
    preview: 'Voir le PDF sans enregistrer',
    saved: 'Votre convention type est enregistrée.',
    fallen: (count: number) =>
      count === 1
        ? 'Un prêt est à accepter de nouveau\u00a0: les deux parties sont prévenues.'
        : `${count} prêts sont à accepter de nouveau\u00a0: les parties sont prévenues.`,
    example: {
      borrower: 'Médiathèque d’exemple',
      address: '1 place du Marché',
      town: '00000 Exemple',
      tool: 'Malle d’exemple',
      part: 'Lunette d’observation',
      place: 'Médiathèque d’exemple, 1 place du Marché',
    },
    errors: {
      title: 'Donnez un titre.',
      body: 'Écrivez au moins un article.',
      long: (most: number) => `C’est trop long\u00a0: ${most} caractères au plus.`,
      unknown: (names: string) =>
        `Ces mots entre accolades ne veulent rien dire\u00a0: ${names}. Corrigez-les ou enlevez-les.`,
    },
  },
}
