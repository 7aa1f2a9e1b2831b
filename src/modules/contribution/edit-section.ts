import {
  type EditableOrganisation,
  EditConflict,
  type Edited,
  editOrganisation,
  type OrganisationProfile,
  type ProfileField,
  type ProfileValues,
  type SectionName,
  sameValue,
} from '#modules/directory/index.ts'
import { type Actor, personId } from '#platform/access/actor.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { Invalid } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { FormInput, SectionReading } from './edit-model.ts'
import { profileAt, removeDraft, removeOldDrafts, writeDraft } from './edit-store.ts'
import { readSection } from './read-section.ts'

/** A section as it was typed, on top of the version the person had in front of them. */
export type SectionEdit = {
  section: SectionName
  input: FormInput
  baseVersion: number
  /** Fields of a conflict for which the present value was chosen: what was typed of them is let go. */
  letGo?: ProfileField[]
}

/** What came of it. Nothing is published unless `published`; after a conflict what was typed stands in a draft. */
export type SectionOutcome =
  | { kind: 'published'; edited: Edited }
  | { kind: 'incomplete'; reading: SectionReading }
  | { kind: 'conflict'; fields: ProfileField[]; present: EditableOrganisation; mine: ProfileValues }

/**
 * Publishes what somebody changed in a section, and that only: a field they left alone is not theirs, even when it changed meanwhile.
 * @throws NotFound, AppError unauthenticated or forbidden
 */
export async function publishSection(
  db: Database,
  actor: Actor,
  present: EditableOrganisation,
  edit: SectionEdit,
  lang: Lang,
  now: Date,
): Promise<SectionOutcome> {
  const base = await baseOf(db, present, edit.baseVersion)
  const reading = await readSection(db, edit.section, edit.input, base, lang)
  if (reading.errors.length > 0) return { kind: 'incomplete', reading }
  const mine = touched(base, reading.values, edit.letGo)
  try {
    const edited = await inTransaction(db, async (tx) => {
      const given = { values: mine, baseVersion: edit.baseVersion, lang }
      const done = await editOrganisation(tx, actor, present.slug, given, now)
      const person = personId(actor)
      const key = { organisationId: present.id, section: edit.section }
      if (person) await removeDraft(tx, { ...key, personId: person })
      return done
    })
    return { kind: 'published', edited }
  } catch (error) {
    if (error instanceof EditConflict) {
      await saveDraft(db, actor, present, edit, lang, now)
      return { kind: 'conflict', fields: error.conflicting, present: error.present, mine }
    }
    if (error instanceof Invalid) return { kind: 'incomplete', reading: { ...reading, errors: error.fields } }
    throw error
  }
}

/** Keeps what was typed of a section, correct or not. Only the person who typed it sees it; the caller checked that they may edit. */
export async function saveDraft(
  db: Database,
  actor: Actor,
  present: EditableOrganisation,
  { section, input, baseVersion }: SectionEdit,
  lang: Lang,
  now: Date,
): Promise<void> {
  const person = personId(actor)
  if (!person) return
  const base = await baseOf(db, present, baseVersion)
  const { values } = await readSection(db, section, input, base, lang)
  const draft = { section, baseVersion, input, understood: touched(base, values), updatedAt: now }
  await writeDraft(db, { organisationId: present.id, personId: person }, draft)
}

/** The record as the person had it in front of them. */
async function baseOf(
  db: Database,
  present: EditableOrganisation,
  baseVersion: number,
): Promise<OrganisationProfile> {
  if (baseVersion === present.version) return present.profile
  return (await profileAt(db, present.id, baseVersion)) ?? present.profile
}

/** The values that differ from the record they were typed over. */
function touched(
  base: OrganisationProfile,
  values: ProfileValues,
  letGo: ProfileField[] = [],
): ProfileValues {
  const fields = Object.keys(values) as ProfileField[]
  return Object.fromEntries(
    fields
      .filter((field) => !letGo.includes(field) && !sameValue(field, base[field], values[field]))
      .map((field) => [field, values[field]]),
  )
}

/** A draft nobody came back to for this long is thrown away. */
const draftDays = 90

/** Throws away the drafts left for ninety days. */
export async function forgetDrafts(db: Database, now: Date): Promise<void> {
  await removeOldDrafts(db, new Date(now.getTime() - draftDays * 24 * 3600 * 1000))
}
