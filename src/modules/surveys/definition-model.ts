import { z } from 'zod'

/** A code that answers are kept by: short, lower case, never changed once answered. */
export const codeSchema = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)

/** Words in French, and in English when somebody wrote them. */
const wordsSchema = z.object({
  fr: z.string().trim().min(1).max(600),
  en: z.string().trim().max(600).optional(),
})
export type Words = z.infer<typeof wordsSchema>

const choiceSchema = z.object({
  code: codeSchema,
  label: wordsSchema,
  /** Of several choices, one that no other goes with: « aucune ». */
  exclusive: z.boolean().optional(),
})
export type Choice = z.infer<typeof choiceSchema>

const testSchema = z.object({
  question: codeSchema,
  is: z.enum(['answered', 'equal', 'different', 'less', 'more']),
  /** Of a choice its code; of several choices `equal` means that it is among them. */
  value: z.union([z.string().max(60), z.number()]).optional(),
})

/** When a section or a question is asked: all of the tests hold, or any of them. */
const conditionSchema = z.object({
  need: z.enum(['all', 'any']),
  tests: z.array(testSchema).min(1).max(10),
})
export type Condition = z.infer<typeof conditionSchema>

/** Facts of an organisation's page that an answer may be filled from, and may propose to change. */
export const termFields = ['theme', 'audience', 'format', 'skill', 'equipment', 'access'] as const
export const profileFields = [
  ...([
    'name',
    'type',
    'descriptionFr',
    'commune',
    'address',
    'website',
    'email',
    'phone',
    'openingHours',
  ] as const),
  ...termFields,
] as const
export type ProfileField = (typeof profileFields)[number]

/** The facts that a question of a type may be about. */
export const profileFieldsOf: Readonly<Record<string, readonly ProfileField[]>> = {
  text: ['name', 'descriptionFr', 'address', 'website', 'email', 'phone', 'openingHours'],
  commune: ['commune'],
  single: ['type', ...termFields],
  multiple: termFields,
}

const common = {
  code: codeSchema,
  label: wordsSchema,
  help: wordsSchema.optional(),
  required: z.boolean().default(false),
  when: conditionSchema.optional(),
  profile: z.enum(profileFields).optional(),
}
const choices = z.array(choiceSchema).min(2).max(60)

/** « autre »: the choice `other`, whose words are kept apart, under the question's code and `_other`. */
const other = z.boolean().default(false)

export const questionSchema = z.discriminatedUnion('type', [
  z.object({ ...common, type: z.literal('single'), choices, other }),
  z.object({
    ...common,
    type: z.literal('multiple'),
    choices,
    other,
    most: z.int().min(1).max(60).optional(),
  }),
  z.object({
    ...common,
    type: z.literal('number'),
    min: z.number().optional(),
    max: z.number().optional(),
    whole: z.boolean().default(true),
    unit: wordsSchema.optional(),
  }),
  z.object({
    ...common,
    type: z.literal('scale'),
    from: z.int().min(0).max(1).default(1),
    to: z.int().min(3).max(10).default(5),
    low: wordsSchema.optional(),
    high: wordsSchema.optional(),
  }),
  z.object({ ...common, type: z.literal('ranking'), choices, most: z.int().min(1).max(20).optional() }),
  z.object({ ...common, type: z.literal('matrix'), rows: z.array(choiceSchema).min(1).max(20), choices }),
  z.object({ ...common, type: z.literal('text'), long: z.boolean().default(false) }),
  z.object({ ...common, type: z.literal('date') }),
  z.object({ ...common, type: z.literal('commune') }),
  /** `images`: pictures alone. */
  z.object({ ...common, type: z.literal('file'), images: z.boolean().default(false) }),
  z.object({
    ...common,
    type: z.literal('calculated'),
    /** Of numbers already answered: their sum, the first less the others, the first over the second. */
    how: z.enum(['sum', 'difference', 'ratio']),
    of: z.array(codeSchema).min(1).max(20),
  }),
])
export type Question = z.infer<typeof questionSchema>

const sectionSchema = z.object({
  code: codeSchema,
  title: wordsSchema,
  help: wordsSchema.optional(),
  when: conditionSchema.optional(),
  questions: z.array(questionSchema).max(60),
})
export type Section = z.infer<typeof sectionSchema>

/** A questionnaire, as `survey_version.definition` keeps it. */
export const definitionSchema = z.object({
  title: wordsSchema,
  intro: wordsSchema.optional(),
  sections: z.array(sectionSchema).max(40),
})
export type Definition = z.infer<typeof definitionSchema>

/**
 * One answer, by the question's type: single, date (ISO) and commune (INSEE code): text; multiple: codes; ranking: codes, the first choice first;
 * number, scale and calculated: a number; matrix: row’s code → choice’s code; file: its kind (`pdf`, `jpg`…). `code_other`: the words of « autre ».
 */
export type Answer = string | number | string[] | Record<string, string>
export type Answers = Record<string, Answer>
