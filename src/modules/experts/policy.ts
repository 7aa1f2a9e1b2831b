import { hasRole, isMemberOf } from '#platform/access/actor.ts'
import { permission } from '#platform/access/permission.ts'

/** One's own sheet: write it, publish it, withdraw it. */
export const canOfferExpertise = permission(
  'expert.offer',
  {
    fr: 'Proposer ses interventions, publier et retirer sa fiche',
    en: 'Offer to speak, publish and withdraw one’s sheet',
    scope: 'experts:write',
  },
  (actor) => hasRole(actor, 'member'),
)

/** Whose name an organisation may stand under: those who look after it. */
export const canSpeakFor = permission<{ organisationId: string }>(
  'expert.speak-for',
  {
    fr: 'Rattacher sa fiche à une structure',
    en: 'Link one’s sheet to an organisation',
    scope: 'experts:write',
  },
  (actor, { organisationId }) => isMemberOf(actor, organisationId),
)

/** Who answers a request: the expert it was sent to, signed in or by the link of the mail. */
export const canAnswerRequest = permission<{ expertId: string }>(
  'expert.answer',
  {
    fr: 'Répondre à une demande d’intervention reçue',
    en: 'Answer a request received',
    scope: 'experts:write',
  },
  (actor, { expertId }) =>
    actor.kind === 'person' ? actor.id === expertId : actor.kind === 'link' && actor.personId === expertId,
)

/** Who hides a published sheet, with a reason, and shows it again. */
export const canHideExpert = permission(
  'expert.hide',
  {
    fr: 'Masquer la fiche d’une personne qui intervient',
    en: 'Hide a speaker’s sheet',
    scope: 'moderation:write',
  },
  (actor) => hasRole(actor, 'moderator'),
)

/** Who still reads a sheet that a moderator has hidden. */
export const canSeeHiddenExpert = permission(
  'expert.see-hidden',
  { fr: 'Lire la fiche masquée d’une personne qui intervient', en: 'Read a speaker’s hidden sheet' },
  (actor) => hasRole(actor, 'observer'),
)
