import { z } from 'zod'
import { type Answers, askedOf, type Definition, otherCode, type Question } from '#modules/surveys/index.ts'
import { weightings } from './model.ts'

const counts = z.record(z.string(), z.int().nonnegative())
const words = z.object({ fr: z.string().min(1), en: z.string().min(1) })

/** A demonstration campaign as a file of the region pack describes it: what its invented answers must come to. */
export const demoCampaignSchema = z.strictObject({
  questionnaire: z.string(),
  slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: words,
  intro: words,
  method: words,
  from: z.iso.date(),
  to: z.iso.date(),
  threshold: z.int().min(3).max(100),
  /** Which question tells each stratum, and the stratum of each of its choices. */
  strata: z.strictObject({
    type: z.strictObject({ question: z.string(), codes: z.record(z.string(), z.string()) }),
    departement: z.strictObject({ question: z.string(), codes: z.record(z.string(), z.string()) }),
  }),
  channel: z.strictObject({ question: z.string(), codes: z.record(z.string(), z.enum(['mail', 'partner'])) }),
  /** People asked, by stratum. */
  frame: z.strictObject({ type: counts, departement: counts }),
  answers: z.int().positive(),
  /** Of single choices, how many answers each has. */
  counts: z.record(z.string(), counts),
  /** Of several choices, the share of those asked, in percent. */
  percents: z.record(z.string(), z.record(z.string(), z.number().min(0).max(100))),
  numbers: z.record(z.string(), z.array(z.number()).min(1)),
  words: z.record(z.string(), z.array(z.string()).min(1)),
  findings: z.array(
    z.strictObject({
      row: z.string(),
      column: z.string().nullable(),
      weighting: z.enum(weightings),
      fr: z.string(),
      en: z.string(),
    }),
  ),
})
export type DemoCampaign = z.infer<typeof demoCampaignSchema>

/**
 * Draws answers that come to the counts of a demonstration: the same at each start, question after question, for those who are asked it.
 * Links between questions are those of chance.
 */
export function drawAnswers(definition: Definition, demo: DemoCampaign): Answers[] {
  const all: Answers[] = Array.from({ length: demo.answers }, () => ({}))
  const shuffle = shuffler(2019)
  for (const section of definition.sections)
    for (const question of section.questions) {
      const asked = all.filter((answers) =>
        askedOf(definition, answers).sections.some(
          (each) => each.section.code === section.code && each.questions.includes(question),
        ),
      )
      answerOne(question, shuffle(asked), demo, shuffle)
    }
  return all
}

function answerOne(
  question: Question,
  asked: Answers[],
  demo: DemoCampaign,
  shuffle: <T>(list: readonly T[]) => T[],
): void {
  const { code } = question
  const single = demo.counts[code]
  if (single) {
    const given = Object.entries(single).flatMap(([choice, count]) => Array<string>(count).fill(choice))
    for (const [at, choice] of given.slice(0, asked.length).entries()) (asked[at] as Answers)[code] = choice
  }
  const several = demo.percents[code]
  if (several && question.type === 'multiple') {
    const exclusive = new Set(
      question.choices.filter((choice) => choice.exclusive).map((choice) => choice.code),
    )
    // Who chose one that stands alone chooses nothing else.
    const order = Object.entries(several).sort(
      ([a], [b]) => Number(exclusive.has(b)) - Number(exclusive.has(a)),
    )
    for (const [choice, percent] of order) {
      const free = asked.filter(
        (answers) => !(answers[code] as string[] | undefined)?.some((each) => exclusive.has(each)),
      )
      for (const answers of shuffle(free).slice(0, Math.round((percent * asked.length) / 100)))
        answers[code] = [...((answers[code] as string[] | undefined) ?? []), choice]
    }
    leaveNobodyOut(asked, code)
  }
  const numbers = demo.numbers[code]
  if (numbers)
    for (const [at, answers] of asked.entries()) answers[code] = numbers[at % numbers.length] as number
  const free = demo.words[otherCode(code)]
  if (free) {
    const others = asked.filter(
      (answers) =>
        answers[code] === 'other' || (Array.isArray(answers[code]) && answers[code].includes('other')),
    )
    for (const [at, answers] of others.entries()) answers[otherCode(code)] = free[at % free.length] as string
  }
}

/** Who chose nothing takes a choice from who made several: shares as published are of all those asked, and stay what they are. */
function leaveNobodyOut(asked: Answers[], code: string): void {
  const several = asked.filter((answers) => ((answers[code] as string[] | undefined)?.length ?? 0) > 1)
  for (const answers of asked.filter((each) => each[code] === undefined)) {
    const giver = several.find((each) => (each[code] as string[]).length > 1)
    if (!giver) return
    const [given = '', ...kept] = giver[code] as string[]
    giver[code] = kept
    answers[code] = [given]
  }
}

/** Fisher and Yates’s shuffle over a small generator (Mulberry32): chance that is the same each time. */
export function shuffler(seed: number): <T>(list: readonly T[]) => T[] {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return (list) => {
    const copy = [...list]
    for (let at = copy.length - 1; at > 0; at--) {
      const other = Math.floor(next() * (at + 1))
      ;[copy[at], copy[other]] = [copy[other] as (typeof copy)[number], copy[at] as (typeof copy)[number]]
    }
    return copy
  }
}
