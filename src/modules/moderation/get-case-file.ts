import { type AskedOfEvent, reviewEvent } from '#modules/agenda/index.ts'
import { getCase, type ModerationCase } from '#modules/cases/index.ts'
import { ownableDomain } from '#modules/contribution/index.ts'
import {
  findLikenesses,
  getEditableById,
  type OrganisationProfile,
  type ProfileField,
  type ProfileValues,
} from '#modules/directory/index.ts'
import { type Actor, hasRole } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import type { Database } from '#platform/db/connect.ts'
import { NotFound } from '#platform/errors.ts'
import type { CaseFile, LookAlike } from './case-file-model.ts'
import { namesOf, pastCases, peopleAround, questionsAsked, wordsOf } from './case-file-store.ts'
import { canSeeModeration } from './policy.ts'

const lookAlikesShown = 5

/**
 * Everything known of a case. An observer sees neither the addresses of people nor the evidence a person gave of who they are.
 * @throws NotFound, AppError unauthenticated or forbidden
 */
export async function getCaseFile(db: Database, actor: Actor, id: string): Promise<CaseFile> {
  authorise(canSeeModeration, actor, undefined)
  const one = await getCase(db, id)
  const around = one && (await peopleAround(db, id))
  if (!one || !around) throw new NotFound()
  const organisation = await getEditableById(db, one.organisationId)
  const suggested = (one.kind === 'suggestion' ? (one.payload.values ?? {}) : {}) as ProfileValues
  const event = one.kind === 'event' ? await eventOf(db, one) : null
  const [history, questions, lookAlikes, words] = [
    await pastCases(db, one.organisationId, id),
    one.kind === 'unconfirmed' ? await questionsAsked(db, one.organisationId) : [],
    one.kind === 'proposal' ? await lookAlikesOf(db, one.organisationId) : [],
    await wordsOf(db, [
      ...communesOf(organisation?.profile, suggested),
      ...(event?.wanted.places.flatMap(({ commune }) => commune ?? []) ?? []),
    ]),
  ]
  const file: CaseFile = {
    case: one,
    organisation,
    ...around,
    author: around.author && { ...around.author, since: new Date(around.author.since) },
    history,
    questions,
    lookAlikes,
    event,
    fields: Object.keys(suggested) as ProfileField[],
    domains: domainsOf(around.author?.email ?? one.contactEmail, organisation?.profile),
    words,
  }
  return hasRole(actor, 'moderator') ? file : withoutPersonalData(file)
}

async function eventOf(db: Database, one: ModerationCase): Promise<CaseFile['event']> {
  const review = await reviewEvent(db, one.payload as AskedOfEvent)
  if (!review) return null
  const names = await namesOf(db, review.wanted.partners)
  return { ...review, partners: [...names.values()].map(({ name }) => name) }
}

async function lookAlikesOf(db: Database, organisationId: string): Promise<LookAlike[]> {
  const found = await findLikenesses(db, { among: [organisationId], limit: lookAlikesShown })
  const other = (one: (typeof found)[number]) =>
    one.organisationId === organisationId ? one.otherId : one.organisationId
  const names = await namesOf(db, found.map(other))
  return found.flatMap((one) => {
    const name = names.get(other(one))
    return name ? [{ ...one, ...name }] : []
  })
}

const communesOf = (...profiles: (Partial<Pick<OrganisationProfile, 'place'>> | undefined)[]): string[] =>
  profiles.flatMap((profile) => (profile?.place ? [profile.place.commune] : []))

function domainsOf(address: string | null, profile: OrganisationProfile | undefined): CaseFile['domains'] {
  const author = ownableDomain(address)
  const organisation = [profile?.website ?? null, profile?.email ?? null].flatMap(
    (text) => ownableDomain(text) ?? [],
  )
  return {
    author: author ?? address?.split('@').at(-1) ?? null,
    organisation: [...new Set(organisation)],
    common: author !== null && organisation.includes(author),
  }
}

function withoutPersonalData(file: CaseFile): CaseFile {
  const { evidence: _evidence, ...payload } = file.case.payload
  const hidden: Partial<ModerationCase> = { contactEmail: null, payload }
  return {
    ...file,
    case: { ...file.case, ...hidden, ...(file.case.kind === 'claim' && { message: '' }) },
    author: file.author && { ...file.author, email: null },
    members: file.members.map((member) => ({ ...member, email: null })),
    domains: { ...file.domains, author: null },
  }
}
