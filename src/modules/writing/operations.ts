import { createRoute, z } from '@hono/zod-openapi'
import type { Lang } from '#platform/i18n/lang.ts'
import { bookingBody } from './booking-body-model.ts'
import { decisionBody } from './decision-body-model.ts'
import { eventChangeBody, newEventBody } from './event-body-model.ts'
import { expertBody } from './expert-body-model.ts'
import { actBody, loanActs, moneyBody, newLoanBody } from './loan-body-model.ts'
import { messages } from './messages/index.ts'
import {
  claimBody,
  newOrganisationBody,
  organisationChangeBody,
  suggestionBody,
} from './organisation-body-model.ts'

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
type Name = keyof (typeof messages)['fr']['operations']

/** Every operation that needs a token: where, with which scope, which body, which answers beside the refusals all of them share. */
const described = {
  getMe: { method: 'get', path: '/api/v1/me', scope: null, body: null, answers: { 200: 'ok' } },
  createOrganisation: {
    method: 'post',
    path: '/api/v1/organisations',
    scope: 'organisations:write',
    body: newOrganisationBody,
    answers: { 201: 'created', 202: 'accepted' },
  },
  updateOrganisation: {
    method: 'patch',
    path: '/api/v1/organisations/{slug}',
    scope: 'organisations:write',
    body: organisationChangeBody,
    answers: { 200: 'ok', 404: 'notFound', 409: 'conflict' },
  },
  confirmOrganisation: {
    method: 'post',
    path: '/api/v1/organisations/{slug}/confirmation',
    scope: 'organisations:write',
    body: null,
    answers: { 204: 'done', 404: 'notFound' },
  },
  claimOrganisation: {
    method: 'post',
    path: '/api/v1/organisations/{slug}/claim',
    scope: 'organisations:write',
    body: claimBody,
    answers: { 201: 'ok', 202: 'accepted', 404: 'notFound', 409: 'conflict' },
  },
  suggestCorrection: {
    method: 'post',
    path: '/api/v1/organisations/{slug}/suggestions',
    scope: 'organisations:write',
    body: suggestionBody,
    answers: { 202: 'accepted', 404: 'notFound' },
  },
  createEvent: {
    method: 'post',
    path: '/api/v1/events',
    scope: 'events:write',
    body: newEventBody,
    answers: { 201: 'created', 202: 'accepted' },
  },
  updateEvent: {
    method: 'patch',
    path: '/api/v1/events/{slug}',
    scope: 'events:write',
    body: eventChangeBody,
    answers: { 200: 'ok', 202: 'accepted', 404: 'notFound', 409: 'conflict' },
  },
  deleteEvent: {
    method: 'delete',
    path: '/api/v1/events/{slug}',
    scope: 'events:write',
    body: null,
    answers: { 204: 'done', 404: 'notFound', 409: 'conflict' },
  },
  putEvent: {
    method: 'put',
    path: '/api/v1/events/ext/{source}/{number}',
    scope: 'events:write',
    body: newEventBody,
    answers: { 200: 'ok', 201: 'created', 202: 'accepted', 409: 'conflict' },
  },
  listBookings: {
    method: 'get',
    path: '/api/v1/events/{slug}/sessions/{session}/bookings',
    scope: 'bookings:write',
    body: null,
    answers: { 200: 'ok', 404: 'notFound' },
  },
  createBooking: {
    method: 'post',
    path: '/api/v1/events/{slug}/sessions/{session}/bookings',
    scope: 'bookings:write',
    body: bookingBody,
    answers: { 201: 'booked', 404: 'notFound', 409: 'notBooked' },
  },
  putExpert: {
    method: 'put',
    path: '/api/v1/experts/me',
    scope: 'experts:write',
    body: expertBody,
    answers: { 200: 'ok', 409: 'conflict' },
  },
  deleteExpert: {
    method: 'delete',
    path: '/api/v1/experts/me',
    scope: 'experts:write',
    body: null,
    answers: { 204: 'done', 404: 'notFound' },
  },
  listLoans: {
    method: 'get',
    path: '/api/v1/loans',
    scope: 'loans:read',
    body: null,
    answers: { 200: 'ok' },
  },
  createLoan: {
    method: 'post',
    path: '/api/v1/loans',
    scope: 'loans:write',
    body: newLoanBody,
    answers: { 201: 'asked', 409: 'taken' },
  },
  getLoan: {
    method: 'get',
    path: '/api/v1/loans/{id}',
    scope: 'loans:read',
    body: null,
    answers: { 200: 'ok', 404: 'notFound' },
  },
  moveLoan: {
    method: 'post',
    path: '/api/v1/loans/{id}/{act}',
    scope: 'loans:write',
    body: actBody,
    answers: { 200: 'ok', 404: 'notFound', 409: 'taken' },
  },
  noteLoanMoney: {
    method: 'post',
    path: '/api/v1/loans/{id}/money',
    scope: 'loans:write',
    body: moneyBody,
    answers: { 201: 'noted', 404: 'notFound', 409: 'conflict' },
  },
  listCases: {
    method: 'get',
    path: '/api/v1/moderation/cases',
    scope: 'moderation:write',
    body: null,
    answers: { 200: 'ok' },
  },
  decideCase: {
    method: 'post',
    path: '/api/v1/moderation/cases/{id}/decision',
    scope: 'moderation:write',
    body: decisionBody,
    answers: { 204: 'done', 404: 'notFound', 409: 'conflict' },
  },
  undoDecision: {
    method: 'delete',
    path: '/api/v1/moderation/cases/{id}/decision',
    scope: 'moderation:write',
    body: null,
    answers: { 204: 'done', 404: 'notFound', 409: 'conflict' },
  },
  listJournal: {
    method: 'get',
    path: '/api/v1/journal',
    scope: 'journal:read',
    body: null,
    answers: { 200: 'ok' },
  },
} as const satisfies Partial<
  Record<
    Name,
    {
      method: Method
      path: string
      scope: string | null
      body: z.ZodType | null
      answers: Partial<Record<number, keyof (typeof messages)['fr']['answers']>>
    }
  >
>

/** The same, as the OpenAPI description tells them in one language. */
export function writeOperations(lang: Lang) {
  const t = messages[lang]
  return Object.entries(described).map(([id, { method, path, scope, body, answers }]) => {
    const words = t.operations[id as Name]
    const writes = method !== 'get'
    const refusals = {
      401: 'unauthenticated',
      403: 'forbidden',
      ...(body && { 415: 'type', 422: 'invalid' }),
      429: 'tooMany',
    } as const
    return createRoute({
      method,
      path,
      operationId: id,
      tags: [t.tag],
      summary: words.summary,
      description: `${words.description} ${t.scope(scope)}`,
      security: [{ token: [] }],
      request: {
        ...(path.includes('{slug}') && { params: z.object({ slug: z.string() }) }),
        ...(path.includes('{session}') && {
          params: z.object({ slug: z.string(), session: z.string().regex(/^\d{1,18}$/) }),
        }),
        ...(path.includes('{number}') && { params: z.object({ source: z.string(), number: z.string() }) }),
        ...(path.includes('{id}') && { params: z.object({ id: z.uuid() }) }),
        ...(path.includes('{act}') && { params: z.object({ id: z.uuid(), act: z.enum(loanActs) }) }),
        ...(writes && {
          headers: z.object({
            'Idempotency-Key': z.string().max(200).optional().openapi({ description: t.idempotency }),
          }),
        }),
        ...(body && { body: { required: true, content: { 'application/json': { schema: body } } } }),
      },
      responses: Object.fromEntries(
        Object.entries({ ...answers, ...refusals }).map(([status, answer]) => [
          status,
          { description: (t.answers as Record<string, string>)[answer] ?? '' },
        ]),
      ),
    })
  })
}

/** What OpenAPI calls our tokens. */
export const tokenScheme = (lang: Lang) =>
  ({ type: 'http', scheme: 'bearer', description: messages[lang].bearer }) as const
