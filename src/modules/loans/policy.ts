import { type Actor, hasRole, isMemberOf } from '#platform/access/actor.ts'
import { permission } from '#platform/access/permission.ts'
import type { Side } from './model.ts'

/** The two organisations of a loan; null: of nobody here, or no more. `demo`: who borrows is made up for the demonstration. */
export type Sides = { holderId: string | null; organisationId: string | null; demo?: boolean }

/** Who asks for a tool in the name of an organisation, and follows its loans: those who look after it; moderators, for one that is made up. */
export const canBorrow = permission<{ organisationId: string | null; demo?: boolean }>(
  'loan.borrow',
  {
    fr: 'Demander un outil pour sa structure, suivre et signer ses emprunts',
    en: 'Ask for a tool for one’s organisation, follow and sign its loans',
    scope: 'loans:write',
  },
  (actor, borrower) => borrows(actor, borrower),
)

/** Who decides on the loans of a tool: those who look after its holder, and moderators. */
export const canLend = permission<{ holderId: string | null }>(
  'loan.lend',
  {
    fr: 'Décider des prêts d’un outil de sa structure, régler leurs règles',
    en: 'Decide on the loans of a tool of one’s organisation, set their rules',
    scope: 'loans:write',
  },
  (actor, { holderId }) => lends(actor, holderId),
)

/** Who reads a loan: its two sides, and the team of the site. */
export const canSeeLoan = permission<Sides>(
  'loan.see',
  { fr: 'Lire un prêt, de part ou d’autre', en: 'Read a loan, on either side', scope: 'loans:read' },
  (actor, loan) => sidesOf(actor, loan).length > 0 || hasRole(actor, 'observer'),
)

/** Who lists the loans of their organisations. */
export const canListOwnLoans = permission(
  'loan.see-own',
  {
    fr: 'Lister les prêts de ses structures',
    en: 'List the loans of one’s organisations',
    scope: 'loans:read',
  },
  (actor) => actor.kind === 'person',
)

/** Who has the loans of their organisations in their own calendar, by a secret address: no tool makes one. */
export const canFollowLoans = permission(
  'loan.see-calendar',
  {
    fr: 'Suivre les prêts de ses structures dans son agenda, par une adresse secrète',
    en: 'Follow the loans of one’s organisations in one’s calendar, by a secret address',
  },
  (actor) => actor.kind === 'person',
)

/** Who acts on a loan: for who borrows, or for who lends. */
export const canActOnLoan = permission<Sides>(
  'loan.act',
  {
    fr: 'Faire avancer un prêt de sa structure, de part ou d’autre',
    en: 'Move a loan of one’s organisation on, on either side',
    scope: 'loans:write',
  },
  (actor, loan) => sidesOf(actor, loan).length > 0,
)

/** Who tells that a copy broke: its holder, and who has it. `organisationId` is of the loan it is out for. */
export const canReportIncident = permission<Sides>(
  'loan.report-incident',
  {
    fr: 'Signaler un incident sur un exemplaire que l’on prête, ou que l’on a chez soi',
    en: 'Report an incident on a copy one lends, or has at one’s place',
  },
  (actor, loan) => sidesOf(actor, loan).length > 0,
)

/** Who decides on an incident: repair, cost, end. */
export const canRepair = permission<{ holderId: string | null }>(
  'loan.repair',
  {
    fr: 'Suivre la réparation d’un exemplaire de sa structure, la clore',
    en: 'Follow the repair of a copy of one’s organisation, close it',
  },
  (actor, tool) => canLend(actor, tool),
)

/** Who tells what a loan brought: those who hosted it, signed in or by the link of the mail. */
export const canTellHosting = permission<Sides>(
  'loan.tell-hosting',
  {
    fr: 'Faire le bilan d’un prêt accueilli par sa structure',
    en: 'Give the figures of a loan hosted by one’s organisation',
  },
  (actor, { organisationId }) =>
    organisationId !== null &&
    (canBorrow(actor, { organisationId }) ||
      (actor.kind === 'link' && actor.organisationId === organisationId)),
)

/** The sides somebody acts for; the site’s own job stands apart from both. */
export function sidesOf(actor: Actor, loan: Sides): Side[] {
  if (actor.kind === 'system') return ['job']
  return [
    ...(borrows(actor, loan) ? (['borrower'] as const) : []),
    ...(lends(actor, loan.holderId) ? (['holder'] as const) : []),
  ]
}

const borrows = (actor: Actor, { organisationId, demo = false }: Omit<Sides, 'holderId'>) =>
  (organisationId !== null && isMemberOf(actor, organisationId)) || (demo && hasRole(actor, 'moderator'))

const lends = (actor: Actor, holderId: string | null) =>
  (holderId !== null && isMemberOf(actor, holderId)) || hasRole(actor, 'moderator')
