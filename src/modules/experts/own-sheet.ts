import { findCommune } from '#modules/directory/index.ts'
import { type Actor, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { checkExpert, emptyExpert, type FormContext } from './expert-form.ts'
import { getChoices, lockExpert, organisationsOf, type StoredSheet, sheetOf } from './expert-store.ts'
import type { Checked, ExpertInput, ExpertProfile, OwnExpert } from './model.ts'
import { canOfferExpertise } from './policy.ts'

/** Everything one's own form needs: the sheet or the beginning of one, what may be chosen, what is public today. */
export type OwnSheet = {
  own: OwnExpert
  choices: Awaited<ReturnType<typeof getChoices>>
  organisations: { id: string; name: string }[]
  published: StoredSheet | null
}

/**
 * One's own sheet, as it stands with its draft; the beginning of one when there is none.
 * @throws AppError unauthenticated, forbidden
 */
export async function getOwnSheet(db: Database, actor: Actor, now: Date): Promise<OwnSheet> {
  authorise(canOfferExpertise, actor, undefined)
  const id = personId(actor) ?? ''
  const [row, published, choices, organisations] = await Promise.all([
    db.selectFrom('expert').where('person_id', '=', id).selectAll().executeTakeFirst(),
    sheetOf(db, id, now),
    getChoices(db),
    organisationsOf(db, id),
  ])
  const name = actor.kind === 'person' ? actor.name : ''
  const input: ExpertInput = row?.draft
    ? { ...emptyExpert, ...(row.draft as Partial<ExpertInput>) }
    : published && row?.published_at
      ? inputOf(published, row.organisation_id)
      : { ...emptyExpert, name }
  return {
    own: {
      state: (row?.state ?? 'draft') as OwnExpert['state'],
      slug: row?.slug ?? null,
      version: row?.version ?? 0,
      input,
      hasDraft: Boolean(row?.draft),
      consentAt: row?.consent_at ?? null,
      hiddenReason: row?.hidden_reason ?? null,
      updatedAt: row?.updated_at ?? now,
    },
    choices,
    organisations,
    published: row?.published_at ? (published ?? null) : null,
  }
}

/** What is published, as its form would say it. */
function inputOf(sheet: StoredSheet, organisationId: string | null): ExpertInput {
  const codes = (list: { code: string }[]) => list.map(({ code }) => code)
  return {
    name: sheet.name,
    headlineFr: sheet.headlineFr ?? '',
    headlineEn: sheet.headlineEn ?? '',
    presentationFr: sheet.presentationFr ?? '',
    presentationEn: sheet.presentationEn ?? '',
    theme: codes(sheet.themes),
    audience: codes(sheet.audiences),
    format: codes(sheet.formats),
    keywords: sheet.keywords.join(', '),
    languages: codes(sheet.languages),
    commune: sheet.commune.name ? `${sheet.commune.name} (${sheet.commune.code})` : '',
    travelKm: sheet.travelKm === null ? '' : String(sheet.travelKm),
    availability: sheet.availability ?? '',
    months: sheet.months.map(String),
    weekdays: sheet.weekdays.map(String),
    fee: sheet.fee ?? '',
    feeNote: sheet.feeNote ?? '',
    orcid: sheet.orcid ?? '',
    organisation: organisationId ?? '',
    affiliation: sheet.affiliation ?? '',
    yearlyLimit: sheet.yearlyLimit === null ? '' : String(sheet.yearlyLimit),
  }
}

/** Checks a form against what stands in the database. */
export async function checkOwnInput(
  db: Database,
  id: string,
  lang: Lang,
  input: ExpertInput,
): Promise<Checked<ExpertProfile>> {
  const [choices, organisations, place] = await Promise.all([
    getChoices(db),
    organisationsOf(db, id),
    input.commune ? findCommune(db, input.commune.slice(0, 100)) : null,
  ])
  const set = (list: { code: string }[]) => new Set(list.map(({ code }) => code))
  const context: FormContext = {
    codes: { theme: set(choices.theme), audience: set(choices.audience), format: set(choices.format) },
    organisations: new Set(organisations.map((one) => one.id)),
    commune: place && 'commune' in place ? place.commune.code : null,
  }
  return checkExpert(lang, input, context)
}

/**
 * Keeps a form as typed; nothing public changes. `base` is the version the form was made from (0: there was none).
 * @returns the new version
 * @throws Conflict when the sheet changed since; AppError unauthenticated, forbidden
 */
export async function saveDraft(
  db: Database,
  actor: Actor,
  input: ExpertInput,
  base: number,
  now: Date,
): Promise<number> {
  authorise(canOfferExpertise, actor, undefined)
  const id = personId(actor)
  if (!id) throw new NotFound()
  return inTransaction(db, async (tx) => {
    await tx
      .insertInto('expert')
      .values({ person_id: id, created_at: now, updated_at: now, version: 1 })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const row = await lockExpert(tx, id)
    if (!row) throw new NotFound()
    const fresh = row.version === 1 && row.draft === null && row.published_at === null
    if (row.version !== base && !(base === 0 && fresh)) throw new Conflict('version')
    const version = fresh ? 1 : row.version + 1
    await tx
      .updateTable('expert')
      .where('person_id', '=', id)
      .set({ draft: JSON.stringify(input), version, name: row.name || input.name.slice(0, 120) })
      .execute()
    return version
  })
}
