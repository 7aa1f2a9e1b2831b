import { hasRole } from '#platform/access/actor.ts'
import { permission } from '#platform/access/permission.ts'

/** Who opens the back office; an observer changes nothing there. */
export const canOpenBackOffice = permission(
  'back-office.open',
  { fr: 'Ouvrir l’administration', en: 'Open the back office' },
  (actor) => hasRole(actor, 'observer'),
)

/** Who follows the mails: how many, which kinds, what became of them. Not to whom, nor what they say. */
export const canSeeMails = permission(
  'mails.see',
  { fr: 'Suivre les mails, sans adresse ni contenu', en: 'Follow mails, without address nor content' },
  (actor) => hasRole(actor, 'observer'),
)

/** Who reads addresses and contents, and sends again by hand. */
export const canManageMails = permission(
  'mails.manage',
  { fr: 'Lire les mails, les relancer, les annuler', en: 'Read mails, retry them, cancel them' },
  (actor) => hasRole(actor, 'administrator'),
)
