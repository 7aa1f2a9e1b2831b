import { countOf } from '#platform/i18n/format.ts'

/** The words of the list of people in French. */
export const peopleFr = {
  title: 'Personnes',
  lead: 'Qui a un compte, avec quel rôle et pour quelles structures.',
  text: 'Nom ou adresse',
  role: 'Rôle',
  everyRole: 'Tous les rôles',
  roles: {
    member: 'Membre',
    observer: 'Observation',
    moderator: 'Modération',
    administrator: 'Administration',
  },
  roleHelp: {
    member: 'Tient les fiches de ses structures.',
    observer: 'Lit l’administration, ne change rien.',
    moderator: 'Décide des demandes et modifie toute fiche.',
    administrator: 'Fait tout, y compris changer les rôles et les réglages.',
  },
  filter: 'Filtrer',
  none: 'Personne ne répond à ces critères.',
  clear: 'Voir tout le monde',
  count: (total: number) => countOf('fr', total, 'personne', 'personnes'),
  caption: 'Les personnes, par ordre de nom',
  columns: { name: 'Nom', role: 'Rôle', organisations: 'Structures', seen: 'Dernière visite' },
  noName: '(sans nom)',
  email: 'Adresse',
  lang: 'Langue',
  created: 'Compte créé',
  seen: 'Dernière visite',
  noOrganisation: 'Aucune structure',
  membership: { contributor: 'contribue', owner: 'responsable' },
  territories: 'Territoires confiés',
  changeRole: 'Changer le rôle',
  saveRole: 'Donner ce rôle',
  roleSaved: 'Le rôle est changé.',
  own: 'C’est votre compte\u00a0: une autre personne de l’administration peut changer votre rôle.',
  readOnly: 'Seule l’administration du site change un rôle ou efface un compte.',
  lastAdministrator:
    'C’est la seule personne qui administre le site\u00a0: donnez d’abord ce rôle à une autre.',
  erase: 'Effacer ce compte',
  eraseHelp:
    'À la demande de la personne seulement. Son nom et son adresse disparaissent pour toujours, son travail pour les structures reste.',
  confirm: 'Pour confirmer, écrivez l’adresse du compte',
  wrongConfirm: 'Ce n’est pas l’adresse de ce compte. Rien n’est effacé.',
  eraseSend: 'Effacer pour toujours',
  erased: 'Le compte est effacé.',
  soleOwner:
    'Cette personne est seule responsable de structures dont d’autres s’occupent aussi. Nommez d’abord quelqu’un\u00a0:',
  journal: 'Ses actes au journal',
  back: 'Revenir à la liste',
}
