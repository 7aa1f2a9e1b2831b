import { suggestCorrection } from '#modules/contribution/index.ts'
import { getOrganisations, type ProfileValues } from '#modules/directory/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { Invalid, NotFound } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { codesOf } from './answer-model.ts'
import type { Answers, Definition, profileFields, Question } from './definition-model.ts'
import { wordsIn } from './messages/words.ts'
import type { Contact } from './model.ts'

/** What an organisation's page says that answers may be filled from, and may propose to change. */
export type Profile = Record<(typeof profileFields)[number], string>

/** What the page of a contact's organisation says; null when it has none. */
export async function profileOf(
  db: Database,
  contact: Pick<Contact, 'organisationSlug'> | null,
): Promise<Profile | null> {
  if (!contact?.organisationSlug) return null
  const [page] = await getOrganisations(db, [contact.organisationSlug])
  if (!page) return null
  const place = page.places.find(({ main }) => main) ?? page.places[0]
  return {
    name: page.name,
    website: page.website ?? '',
    email: page.email ?? '',
    phone: page.phone ?? '',
    type: page.type.code,
    commune: place?.commune ?? '',
  }
}

/** Answers that the page gives to questions that have none yet. */
export function filledFrom(profile: Profile | null, questions: Question[], answers: Answers): Answers {
  const filled: Answers = {}
  if (!profile) return filled
  for (const question of questions) {
    if (!question.profile || answers[question.code] !== undefined) continue
    const value = profile[question.profile]
    if (value === '') continue
    if (question.type === 'text' || question.type === 'commune') filled[question.code] = value
    const code = value.replaceAll('-', '_')
    if (question.type === 'single' && codesOf(question).includes(code)) filled[question.code] = code
  }
  return filled
}

/** Fields that an answer may propose to change: a type or a place is more than a word. */
const proposable = ['name', 'website', 'email', 'phone'] as const
export type ProfileChange = { field: (typeof proposable)[number]; label: string; from: string; to: string }

/** What the answers would change on the page. */
export function changesOf(
  lang: Lang,
  profile: Profile | null,
  definition: Definition,
  answers: Answers,
): ProfileChange[] {
  if (!profile) return []
  return definition.sections.flatMap(({ questions }) =>
    questions.flatMap((question) => {
      const field = proposable.find((each) => each === question.profile)
      const answer = answers[question.code]
      if (!field || question.type !== 'text' || typeof answer !== 'string') return []
      const to = field === 'phone' ? international(answer) : answer
      return to === profile[field]
        ? []
        : [{ field, label: wordsIn(lang, question.label), from: profile[field], to }]
    }),
  )
}

/** A French number as the directory keeps it: « 03 20 00 00 01 » → +33320000001. */
const international = (text: string) => text.replaceAll(/[\s.()-]/g, '').replace(/^0(?=\d{9}$)/, '+33')

/** Proposes changes for the page, each on its own: one that the directory would not take is left out. */
export async function proposeChanges(
  db: Database,
  contact: Pick<Contact, 'organisationId' | 'organisationSlug'>,
  changes: ProfileChange[],
  lang: Lang,
  now: Date,
): Promise<void> {
  const { organisationId, organisationSlug: slug } = contact
  if (!organisationId || !slug) return
  const actor = { kind: 'link' as const, organisationId }
  for (const { field, to } of changes) {
    const values: ProfileValues = { [field]: to }
    try {
      await suggestCorrection(db, actor, { slug, values, message: '', contactEmail: null, lang }, now)
    } catch (error) {
      if (!(error instanceof Invalid || error instanceof NotFound)) throw error
    }
  }
}
