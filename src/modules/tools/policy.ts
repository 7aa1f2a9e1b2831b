import { type Actor, hasRole, isMemberOf } from '#platform/access/actor.ts'
import { permission } from '#platform/access/permission.ts'

/** `holderId` null: a tool that a source told, of nobody here. */
type Held = { holderId: string | null }

const looksAfter = (actor: Actor, { holderId }: Held): boolean =>
  holderId !== null && isMemberOf(actor, holderId)

/** Who puts a tool of an organisation in the catalogue: those who look after it, and moderators. */
export const canAddTool = permission<{ organisationId: string }>(
  'tool.add',
  {
    fr: 'Mettre un outil de sa structure au catalogue',
    en: 'Put a tool of one’s organisation in the catalogue',
  },
  (actor, { organisationId }) => isMemberOf(actor, organisationId) || hasRole(actor, 'moderator'),
)

/** Who changes a tool, its copies and when they are taken, withdraws it and brings it back. */
export const canEditTool = permission<Held>(
  'tool.edit',
  {
    fr: 'Modifier un outil, ses exemplaires, leurs fermetures et réparations ; le retirer, le remettre',
    en: 'Edit a tool, its copies, their closures and repairs; withdraw it, bring it back',
  },
  (actor, tool) => looksAfter(actor, tool) || hasRole(actor, 'moderator'),
)

/** Who prints the labels of the copies of a tool: their codes lead to pages of its holder's people. */
export const canPrintLabels = permission<Held>(
  'tool.print-labels',
  {
    fr: 'Imprimer les étiquettes des exemplaires d’un outil',
    en: 'Print the labels of the copies of a tool',
  },
  (actor, tool) => looksAfter(actor, tool) || hasRole(actor, 'moderator'),
)

/** Who reads a tool that is not public. */
export const canSeeUnpublishedTool = permission<Held>(
  'tool.see-unpublished',
  { fr: 'Lire un outil qui n’est pas publié', en: 'Read a tool that is not published' },
  (actor, tool) => looksAfter(actor, tool) || hasRole(actor, 'observer'),
)
