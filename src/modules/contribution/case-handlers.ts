import { grantMembership, revokeMembership } from '#modules/accounts/index.ts'
import { type AskedOfEvent, decideEvent, undoEventDecision } from '#modules/agenda/index.ts'
import type { CaseKind, ModerationCase } from '#modules/cases/index.ts'
import {
  decideOrganisation,
  editOrganisation,
  getEditableById,
  type OrganisationProfile,
  type ProfileField,
  type ProfileValues,
} from '#modules/directory/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import type { CaseDecision } from './decision-model.ts'
import { canDecideSuggestion } from './policy.ts'
import { hasOwner } from './team-store.ts'

/** What deciding does for one kind of case; each act gives back what its undo needs. */
export type CaseHandler = {
  /** Who may decide beside moderators. */
  may?: (actor: Actor, one: ModerationCase) => boolean
  accept?: (
    tx: Tx,
    actor: Actor,
    one: ModerationCase,
    decision: CaseDecision,
    now: Date,
  ) => Promise<object | undefined>
  refuse?: (
    tx: Tx,
    actor: Actor,
    one: ModerationCase,
    decision: CaseDecision,
    now: Date,
  ) => Promise<object | undefined>
  dismiss?: (
    tx: Tx,
    actor: Actor,
    one: ModerationCase,
    decision: CaseDecision,
    now: Date,
  ) => Promise<object | undefined>
  undoAccept?: (tx: Tx, actor: Actor, one: ModerationCase, now: Date) => Promise<void>
  undoRefuse?: (tx: Tx, actor: Actor, one: ModerationCase, now: Date) => Promise<void>
}

const proposal: CaseHandler = {
  accept: async (tx, actor, one, _decision, now) => {
    await decideOrganisation(tx, actor, one.organisationId, { act: 'publish' }, now)
    return {}
  },
  refuse: async (tx, actor, one, _decision, now) => {
    await decideOrganisation(tx, actor, one.organisationId, { act: 'refuse' }, now)
    return {}
  },
  undoAccept: async (tx, actor, one, now) => {
    await decideOrganisation(tx, actor, one.organisationId, { act: 'unpublish' }, now)
    if (one.personId)
      await revokeMembership(tx, actor, { personId: one.personId, organisationId: one.organisationId }, now)
  },
  undoRefuse: async (tx, actor, one, now) => {
    await decideOrganisation(tx, actor, one.organisationId, { act: 'unpublish' }, now)
  },
}

const claim: CaseHandler = {
  accept: async (tx, actor, one, _decision, now) => {
    if (!one.personId) throw new Conflict('the account is gone')
    const role = (await hasOwner(tx, one.organisationId)) ? 'contributor' : 'owner'
    const given = { personId: one.personId, organisationId: one.organisationId, role } as const
    await grantMembership(tx, actor, given, now)
    return { role }
  },
  undoAccept: async (tx, actor, one, now) => {
    if (one.personId)
      await revokeMembership(tx, actor, { personId: one.personId, organisationId: one.organisationId }, now)
  },
}

const suggestion: CaseHandler = {
  may: canDecideSuggestion,
  accept: async (tx, actor, one, decision, now) => {
    const { values, baseVersion } = one.payload as { values: ProfileValues; baseVersion: number }
    const fields = (Object.keys(values) as ProfileField[]).filter(
      (field) => decision.fields?.includes(field) ?? true,
    )
    const chosen = Object.fromEntries(fields.map((field) => [field, values[field]]))
    const present = await getEditableById(tx, one.organisationId)
    if (!present) throw new NotFound()
    // Fields chosen one by one were looked at beside the present values; a whole suggestion must not undo a later change.
    const base = decision.fields ? present.version : baseVersion
    await editOrganisation(tx, actor, present.slug, { values: chosen, baseVersion: base }, now)
    return { before: pick(present.profile, fields), after: chosen }
  },
  undoAccept: async (tx, actor, one, now) => {
    const { before } = (one.undo ?? {}) as { before?: ProfileValues }
    const present = await getEditableById(tx, one.organisationId)
    if (!present || !before) throw new NotFound()
    await editOrganisation(tx, actor, present.slug, { values: before, baseVersion: present.version }, now)
  },
}

const closure: CaseHandler = {
  accept: async (tx, actor, one, _decision, now) => {
    const { closedOn } = one.payload as { closedOn?: string }
    await decideOrganisation(
      tx,
      actor,
      one.organisationId,
      { act: 'archive', reason: 'closed', on: closedOn },
      now,
    )
    return {}
  },
  undoAccept: async (tx, actor, one, now) => {
    await decideOrganisation(tx, actor, one.organisationId, { act: 'reopen' }, now)
  },
}

/** Two years of silence: accepted, the record leaves the directory; dismissed, it stays as it is. */
const unconfirmed: CaseHandler = {
  accept: async (tx, actor, one, _decision, now) => {
    await decideOrganisation(tx, actor, one.organisationId, { act: 'archive', reason: 'left' }, now)
    return {}
  },
  undoAccept: closure.undoAccept,
}

/** An event announced, or the change of one that is published. */
const event: CaseHandler = {
  accept: (tx, actor, one, { reason }, now) =>
    decideEvent(
      tx,
      actor,
      one.payload as AskedOfEvent,
      { act: 'accept', reason, authorId: one.personId },
      now,
    ),
  refuse: (tx, actor, one, { reason }, now) =>
    decideEvent(
      tx,
      actor,
      one.payload as AskedOfEvent,
      { act: 'refuse', reason, authorId: one.personId },
      now,
    ),
  undoAccept: (tx, actor, one, now) =>
    undoEventDecision(tx, actor, one.payload as AskedOfEvent, (one.undo ?? {}) as { version?: number }, now),
  undoRefuse: (tx, actor, one, now) => undoEventDecision(tx, actor, one.payload as AskedOfEvent, {}, now),
}

const pick = (profile: OrganisationProfile, fields: ProfileField[]): ProfileValues =>
  Object.fromEntries(fields.map((field) => [field, profile[field]]))

/** By kind; a duplicate is decided by a merge. A report asks for nothing by itself: who handles it edits the record. */
export const caseHandlers: Partial<Record<CaseKind, CaseHandler>> = {
  proposal,
  claim,
  suggestion,
  closure,
  unconfirmed,
  event,
  report: {},
}
