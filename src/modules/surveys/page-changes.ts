import type { OrganisationProfile, ProfileValues, TermVocabulary } from '#modules/directory/index.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { codesOf } from './answer-model.ts'
import {
  type Answer,
  type Answers,
  type Definition,
  type ProfileField,
  type Question,
  termFields,
} from './definition-model.ts'
import { hoursFrom, hoursInWords } from './hours-model.ts'
import { wordsIn } from './messages/words.ts'

/** What the page of an organisation says, the terms that the directory has, and what communes are called. */
export type Page = {
  profile: OrganisationProfile
  terms: Readonly<Record<string, ReadonlySet<string>>>
  communes: ReadonlyMap<string, string>
}

/** What an answer would change on the page: the question, what is there, what would be. */
export type ProfileChange = { label: string; from: string; to: string }

// Codes of answers have no hyphen, those of the directory no underscore.
const termOf = (code: string) => code.replaceAll('_', '-')
const isTerms = (field: ProfileField): field is (typeof termFields)[number] =>
  (termFields as readonly string[]).includes(field)

/** The terms of the page that a question is about. */
const termsOn = (profile: OrganisationProfile, field: (typeof termFields)[number]): string[] =>
  field === 'access' ? (profile.place?.access ?? []) : (profile.terms[field as TermVocabulary] ?? [])

function textOn(lang: Lang, profile: OrganisationProfile, field: ProfileField): string {
  switch (field) {
    case 'address':
    case 'commune':
      return profile.place?.[field] ?? ''
    case 'openingHours':
      return profile.openingHours ? hoursInWords(lang, profile.openingHours) : ''
    default:
      return isTerms(field) ? '' : (profile[field] ?? '')
  }
}

/** Answers that the page gives to questions that have none yet. */
export function filledFrom(lang: Lang, page: Page | null, questions: Question[], answers: Answers): Answers {
  const filled: Answers = {}
  if (!page) return filled
  for (const question of questions) {
    const field = question.profile
    if (!field || answers[question.code] !== undefined) continue
    const answer = answerFrom(lang, page.profile, field, question)
    if (answer !== undefined) filled[question.code] = answer
  }
  return filled
}

function answerFrom(
  lang: Lang,
  profile: OrganisationProfile,
  field: ProfileField,
  question: Question,
): Answer | undefined {
  if (question.type === 'text' || question.type === 'commune')
    return textOn(lang, profile, field) || undefined
  if (question.type !== 'single' && question.type !== 'multiple') return undefined
  const on = isTerms(field) ? termsOn(profile, field) : [textOn(lang, profile, field)]
  const codes = codesOf(question).filter((code) => on.includes(termOf(code)))
  if (question.type === 'single') return codes.length === 1 ? codes[0] : undefined
  return codes.length > 0 && codes.length <= (question.most ?? codes.length) ? codes : undefined
}

/** What answers would change on the page: in words, and as the values to propose. */
export function changesOf(
  lang: Lang,
  page: Page | null,
  definition: Definition,
  answers: Answers,
): { changes: ProfileChange[]; values: ProfileValues } {
  const changes: ProfileChange[] = []
  let values: ProfileValues = {}
  if (!page) return { changes, values }
  const asked = definition.sections.flatMap(({ questions }) => questions).filter(({ profile }) => profile)
  // Where it is before the way to it: an address belongs to a commune.
  asked.sort((one, other) => Number(other.profile === 'commune') - Number(one.profile === 'commune'))
  for (const question of asked) {
    const answer = answers[question.code]
    if (answer === undefined || !question.profile) continue
    const change = isTerms(question.profile)
      ? termChange(lang, page, values, question, question.profile, answer)
      : textChange(lang, page, values, question, question.profile, answer)
    if (!change) continue
    values = { ...values, ...change.values }
    changes.push({ label: wordsIn(lang, question.label), from: change.from, to: change.to })
  }
  return { changes, values }
}

type Change = { from: string; to: string; values: ProfileValues } | null

function textChange(
  lang: Lang,
  { profile, terms, communes }: Page,
  values: ProfileValues,
  question: Question,
  field: Exclude<ProfileField, (typeof termFields)[number]>,
  answer: Answer,
): Change {
  const from = textOn(lang, profile, field)
  if (typeof answer !== 'string' || answer === from) return null
  const place = values.place ?? profile.place
  switch (field) {
    case 'type': {
      const type = termOf(answer)
      if (!('choices' in question) || type === profile.type || !terms.type?.has(type)) return null
      return { from: labelOf(lang, question, from), to: labelOf(lang, question, type), values: { type } }
    }
    case 'commune': {
      const name = (code: string) => communes.get(code) ?? code
      // What led to the former one does not lead to this one.
      return {
        from: name(from),
        to: name(answer),
        values: {
          place: {
            access: [],
            ...place,
            commune: answer,
            ...{
              name: null,
              address: null,
              postcode: null,
              point: null,
              precision: 'commune',
              accessFr: null,
            },
          },
        },
      }
    }
    case 'address':
      return place ? { from, to: answer, values: { place: { ...place, address: answer } } } : null
    case 'phone': {
      const to = international(answer)
      return to === from ? null : { from, to, values: { phone: to } }
    }
    case 'openingHours': {
      const openingHours = hoursFrom(answer)
      return openingHours === profile.openingHours ? null : { from, to: answer, values: { openingHours } }
    }
    default:
      return { from, to: answer, values: { [field]: answer } }
  }
}

/** Terms that the question offers follow the answer; the others stay as they are. */
function termChange(
  lang: Lang,
  { profile, terms }: Page,
  values: ProfileValues,
  question: Question,
  field: (typeof termFields)[number],
  answer: Answer,
): Change {
  if (!('choices' in question)) return null
  const offered = question.choices.map(({ code }) => termOf(code)).filter((code) => terms[field]?.has(code))
  const given = (Array.isArray(answer) ? answer : [String(answer)]).map(termOf)
  const chosen = offered.filter((code) => given.includes(code))
  const on = termsOn(profile, field)
  const before = offered.filter((code) => on.includes(code))
  // Of one choice alone, the others may hold too.
  const added = question.type === 'single' ? [...new Set([...before, ...chosen])] : chosen
  if (added.length === before.length && added.every((code) => before.includes(code))) return null
  const next = [...on.filter((code) => !offered.includes(code)), ...added]
  const words = (codes: string[]) => codes.map((code) => labelOf(lang, question, code)).join(', ')
  if (field !== 'access') {
    const all = { ...profile.terms, ...values.terms, [field]: next }
    return { from: words(before), to: words(added), values: { terms: all } }
  }
  const place = values.place ?? profile.place
  return place
    ? { from: words(before), to: words(added), values: { place: { ...place, access: next } } }
    : null
}

const labelOf = (lang: Lang, question: Extract<Question, { choices: unknown }>, term: string): string => {
  const choice = question.choices.find(({ code }) => termOf(code) === term)
  return choice ? wordsIn(lang, choice.label) : term
}

/** A French number as the directory keeps it: « 03 20 00 00 01 » → +33320000001. */
const international = (text: string) => text.replaceAll(/[\s.()-]/g, '').replace(/^0(?=\d{9}$)/, '+33')
