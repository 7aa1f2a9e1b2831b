import type { EventInput } from '#modules/agenda/index.ts'

/** What an event does not say yet and would help people decide to come, the most useful first. */
export const hintNames = [
  'summary',
  'description',
  'theme',
  'format',
  'audience',
  'ages',
  'fee',
  'access',
  'booking',
  'school',
  'english',
] as const
export type Hint = (typeof hintNames)[number]

const young = new Set(['families', 'children', 'teenagers', 'pupils', 'after-school'])
const groups = new Set(['pupils', 'after-school'])

const missing: Record<Hint, (event: EventInput) => boolean> = {
  summary: ({ summaryFr }) => summaryFr === null,
  description: ({ descriptionFr }) => (descriptionFr ?? '').length < 120,
  theme: ({ terms }) => terms.theme.length === 0,
  format: ({ terms }) => terms.format.length === 0,
  audience: ({ terms }) => terms.audience.length === 0,
  ages: ({ ageMin, ageMax, terms }) =>
    ageMin === null && ageMax === null && terms.audience.some((each) => young.has(each)),
  fee: ({ fee }) => fee === null,
  access: ({ terms, mode }) => mode !== 'online' && terms.access.length === 0,
  booking: ({ booking }) => booking.length === 0,
  school: ({ booking, terms }) =>
    terms.audience.some((each) => groups.has(each)) && !booking.some((way) => way.for === 'school'),
  english: ({ titleEn, descriptionEn }) => titleEn === null || descriptionEn === null,
}

/** The hints for an event. Nothing in them keeps it from being sent. */
export const hintsFor = (event: EventInput): Hint[] => hintNames.filter((name) => missing[name](event))
