import type { Context } from 'hono'
import { z } from 'zod'
import { NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { type QueueFilters, queueQuery, readQueueFilters } from '../queue-model.ts'

/** What every page of moderation says of itself. */
export const backOfficePage = { noIndex: true, styles: ['back-office' as const], scripts: ['queue'] }

/** An id of the address. @throws NotFound when it is none */
export function idOf(c: Context<Env>, name = 'id'): string {
  const id = z.uuid().safeParse(c.req.param(name))
  if (!id.success) throw new NotFound()
  return id.data
}

/** An id that came in a form; null when it is none. */
export function idFrom(value: unknown): string | null {
  const id = z.uuid().safeParse(value)
  return id.success ? id.data : null
}

/** The filters of the queue that a page was opened from. */
export const filtersOf = (c: Context<Env>): QueueFilters => readQueueFilters((name) => c.req.query(name))

/** The same, from the hidden field of a form: read again, so that nothing else passes. */
export function filtersFrom(value: unknown): QueueFilters {
  const query = new URLSearchParams(typeof value === 'string' ? value.slice(0, 1000) : '')
  return readQueueFilters((name) => query.get(name) ?? undefined)
}

/** The query of filters with more parameters. */
const _queryWith = (filters: QueueFilters, more: Record<string, string>): string => queueQuery(filters, more)

/** A field of a form as text. */
export const textOf = (value: unknown, most: number): string =>
  typeof value === 'string' ? value.replace(/\0/g, '').trim().slice(0, most) : ''

/** The values of a field that may come several times. */
export const listOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string')
