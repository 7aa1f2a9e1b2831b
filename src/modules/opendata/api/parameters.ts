import { z } from '@hono/zod-openapi'
import { comingMoments } from '#modules/agenda/index.ts'
import { territoryKinds } from '#modules/territories/index.ts'
import { type AppError, type FieldError, Invalid } from '#platform/errors.ts'
import type { ApiMessages } from '../messages/index.ts'
import type { Examples } from '../model.ts'
import { decodeCursor } from './cursor.ts'

const termCode = /^[a-z0-9]+(-[a-z0-9]+)*$/
const territoryCode = /^(commune|epci|departement|region)\/[0-9][0-9AB]{1,8}$/
const decimal = '-?\\d{1,3}(\\.\\d{1,20})?'
const pointOrTerritory = new RegExp(`^(${decimal}) ?, ?(${decimal})$`)
const box = new RegExp(`^${decimal}( ?, ?${decimal}){3}$`)

// The message of each refusal is a key of `errors` in the catalogue: the language is chosen when the answer is written.
const one = () => z.string({ error: 'once' })

const many = (pattern: RegExp, error: string) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((given) => [given].flat().flatMap((each) => each.split(',')))
    .refine(
      (values) => values.length <= 20 && values.every((value) => value.length <= 60 && pattern.test(value)),
      { error },
    )
    .optional()

const described = <T extends z.ZodType>(schema: T, description: string, example?: unknown): T =>
  schema.openapi({ description, ...(example === undefined ? {} : { example }) })

const listed = <T extends z.ZodType>(schema: T, description: string, example: string): T =>
  schema.openapi({ type: 'array', items: { type: 'string' }, description, example: [example] })

const inWorld = (text: string) => {
  const [lat, lon] = text.split(',').map(Number) as [number, number]
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180
}

const isBox = (text: string) => {
  if (!box.test(text)) return false
  const [west, south, east, north] = text.split(',').map(Number) as [number, number, number, number]
  return west >= -180 && east <= 180 && south >= -90 && north <= 90 && west < east && south < north
}

const fieldsParameter = (t: ApiMessages, fields: readonly string[], example: string) =>
  one()
    .transform((text) => text.split(','))
    .refine((names) => names.every((name) => fields.includes(name)), { error: 'fields' })
    .optional()
    .openapi({ type: 'string', description: t.parameters.fields, example })

function common(t: ApiMessages, fields: readonly string[], fieldExample: string, examples: Examples) {
  const p = t.parameters
  const { lon, lat } = examples.point
  const around = [lon - 0.1, lat - 0.1, lon + 0.1, lat + 0.1].map((degrees) => degrees.toFixed(2)).join(',')
  return {
    q: described(one().max(200, { error: 'q' }).optional(), p.q),
    territoire: listed(many(territoryCode, 'territory'), p.territoire, `departement/${examples.departement}`),
    pres: described(
      one()
        .refine((text) => territoryCode.test(text) || (pointOrTerritory.test(text) && inWorld(text)), {
          error: 'near',
        })
        .optional(),
      p.pres,
      `commune/${examples.commune}`,
    ),
    rayon: described(
      one()
        .refine((text) => /^\d{1,9}(\.\d{1,6})?$/.test(text) && Number(text) >= 0.1 && Number(text) <= 300, {
          error: 'radius',
        })
        .optional(),
      p.rayon,
      '20',
    ),
    bbox: described(one().refine(isBox, { error: 'bbox' }).optional(), p.bbox, around),
    after: one()
      .transform((text, context) => {
        const place = decodeCursor(text)
        if (place !== undefined) return place
        context.addIssue({ code: 'custom', message: 'after' })
        return z.NEVER
      })
      .optional()
      .openapi({ type: 'string', description: p.after }),
    limit: one()
      .regex(/^([1-9]\d?|100)$/, { error: 'limit' })
      .transform(Number)
      .default(20)
      .openapi({ type: 'integer', minimum: 1, maximum: 100, default: 20, description: p.limit, example: 3 }),
    fields: fieldsParameter(t, fields, fieldExample),
  }
}

const radiusNeedsPlace = { error: 'radiusAlone', path: ['rayon'] }

/** The parameters of the list of organisations: the grammar of the directory's pages, strictly. */
export function organisationParameters(t: ApiMessages, fields: readonly string[], examples: Examples) {
  const p = t.parameters
  const { q, ...others } = common(t, fields, 'slug,name,places', examples)
  return z
    .strictObject({
      q: q.openapi({ example: 'musée' }),
      type: listed(many(termCode, 'term'), p.type, 'museum'),
      theme: listed(many(termCode, 'term'), p.theme, 'nature'),
      public: listed(many(termCode, 'term'), p.public, 'families'),
      format: listed(many(termCode, 'term'), p.format, 'workshop'),
      role: listed(many(termCode, 'term'), p.role, 'resource'),
      competence: listed(many(termCode, 'term'), p.competence, 'outreach'),
      equipement: listed(many(termCode, 'term'), p.equipement, 'general-resources'),
      statut: listed(many(termCode, 'term'), p.statut, 'local-authority'),
      ...others,
    })
    .refine((given) => given.rayon === undefined || given.pres !== undefined, radiusNeedsPlace)
}

/** The parameters of the list of people who speak: the grammar of its page, strictly. */
export function expertParameters(t: ApiMessages, fields: readonly string[], examples: Examples) {
  const p = t.parameters
  return z
    .strictObject({
      theme: listed(many(termCode, 'term'), p.theme, 'astronomy'),
      public: listed(many(termCode, 'term'), p.public, 'families'),
      format: listed(many(termCode, 'term'), p.format, 'talk'),
      langue: listed(many(termCode, 'term'), p.langue, 'fr'),
      conditions: listed(many(termCode, 'term'), p.conditions, 'free'),
      ...common(t, fields, 'slug,name,headline', examples),
    })
    .refine((given) => given.rayon === undefined || given.pres !== undefined, radiusNeedsPlace)
}

/** What events are filtered by, beside what every list is. */
function eventFilters(t: ApiMessages) {
  const p = t.parameters
  const day = () => z.iso.date({ error: 'day' })
  return {
    type: listed(many(termCode, 'term'), p.eventType, 'workshop'),
    theme: listed(many(termCode, 'term'), p.theme, 'astronomy'),
    public: listed(many(termCode, 'term'), p.public, 'families'),
    format: listed(many(termCode, 'term'), p.format, 'talk'),
    age: listed(many(termCode, 'term'), p.age, '6-10'),
    conditions: listed(many(termCode, 'term'), p.eventFee, 'free'),
    acces: listed(many(termCode, 'term'), p.acces, 'motor'),
    saison: listed(many(termCode, 'term'), p.saison, 'fete-de-la-science'),
    mode: listed(many(termCode, 'term'), p.mode, 'offline'),
    langue: listed(many(termCode, 'term'), p.langue, 'fr'),
    quand: described(z.enum(comingMoments, { error: 'moment' }).optional(), p.quand, '30-jours'),
    du: described(day().optional(), p.du, '2026-10-02'),
    au: described(day().optional(), p.au, '2026-10-12'),
  }
}

/** The parameters of the list of events: the grammar of the agenda, strictly. */
export function eventParameters(t: ApiMessages, fields: readonly string[], examples: Examples) {
  return z
    .strictObject({ ...eventFilters(t), ...common(t, fields, 'slug,title,sessions', examples) })
    .refine((given) => given.rayon === undefined || given.pres !== undefined, radiusNeedsPlace)
}

/** The parameters of what the list of events holds: its own, without those of its pages. */
export function eventFacetParameters(t: ApiMessages, examples: Examples) {
  const { after: _after, limit: _limit, fields: _fields, ...filters } = common(t, [], '', examples)
  return z
    .strictObject({ ...eventFilters(t), ...filters })
    .refine((given) => given.rayon === undefined || given.pres !== undefined, radiusNeedsPlace)
}

/** The parameters of the list of tools: the grammar of the catalogue, strictly. */
export function toolParameters(t: ApiMessages, fields: readonly string[], examples: Examples) {
  const p = t.parameters
  const day = () => z.iso.date({ error: 'day' })
  return z
    .strictObject({
      type: listed(many(termCode, 'term'), p.toolType, 'tool-kit'),
      theme: listed(many(termCode, 'term'), p.theme, 'astronomy'),
      public: listed(many(termCode, 'term'), p.public, 'families'),
      age: listed(many(termCode, 'term'), p.age, '6-10'),
      installation: listed(many(termCode, 'term'), p.installation, 'no-power'),
      surface: listed(many(termCode, 'term'), p.surface, '20'),
      mur: listed(many(termCode, 'term'), p.mur, '10'),
      plafond: listed(many(termCode, 'term'), p.plafond, '250'),
      vehicule: listed(many(termCode, 'term'), p.vehicule, 'car'),
      conditions: listed(many(termCode, 'term'), p.eventFee, 'free'),
      acces: listed(many(termCode, 'term'), p.acces, 'hearing'),
      langue: listed(many(termCode, 'term'), p.langue, 'fr'),
      du: described(day().optional(), p.du, '2026-12-05'),
      au: described(day().optional(), p.au, '2026-12-12'),
      ...common(t, fields, 'slug,title,places', examples),
    })
    .refine((given) => given.rayon === undefined || given.pres !== undefined, radiusNeedsPlace)
}

/** The days on which one would have a tool. */
export function toolDaysParameters(t: ApiMessages) {
  const day = () => z.iso.date({ error: 'day' })
  return z.strictObject({
    from: described(day(), t.parameters.du, '2026-12-05'),
    to: described(day(), t.parameters.au, '2026-12-12'),
    modules: z
      .string()
      .regex(/^[1-9]\d{0,4}(,[1-9]\d{0,4}){0,99}$/, { error: 'modules' })
      .optional()
      .openapi({ description: t.parameters.modules }),
  })
}

/** The parameters of the lists of territories. */
export function territoryParameters(t: ApiMessages, fields: readonly string[], examples: Examples) {
  return z
    .strictObject(common(t, fields, 'code,name,population', examples))
    .refine((given) => given.rayon === undefined || given.pres !== undefined, radiusNeedsPlace)
}

/** What a single thing may be asked. */
export const sheetParameters = (t: ApiMessages, fields: readonly string[], example: string) =>
  z.strictObject({ fields: fieldsParameter(t, fields, example) })

export const kindParameter = (t: ApiMessages) =>
  z.enum(territoryKinds).openapi({ description: t.parameters.kind, example: 'epci' })

/**
 * The refusal of a request whose parameters do not fit, each told in the language of the answer.
 * @param known the parameters of the route, `fields` the names that `fields` may hold
 */
export function refusal(
  error: z.core.$ZodError,
  t: ApiMessages,
  known: readonly string[],
  fields: readonly string[],
): AppError {
  const errors = error.issues.flatMap((issue): FieldError[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((field) => ({ field, message: t.errors.unknownParameter([...known]) }))
    }
    const words = t.errors[issue.message as keyof ApiMessages['errors']]
    const message =
      issue.message === 'fields'
        ? t.errors.fields([...fields])
        : typeof words === 'string'
          ? words
          : t.errors.detail
    return [{ field: issue.path.join('.'), message }]
  })
  return new Invalid(errors, t.errors.detail)
}
