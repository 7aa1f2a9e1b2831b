import type { Context } from 'hono'
import { hasRole } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type CellValue, csvLine, spreadsheet } from '#platform/csv.ts'
import { AppError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { canSeeOwnUsage } from '../policy.ts'

/** Whose tools are read: those of one's organisations; null, those of all of them, for the team of the site. @throws AppError unauthenticated */
export function organisationsOf(c: Context<Env>): string[] | null {
  const actor = c.get('actor')
  authorise(canSeeOwnUsage, actor, undefined)
  if (actor.kind !== 'person') throw new AppError('unauthenticated')
  return hasRole(actor, 'observer') ? null : [...actor.memberships.keys()]
}

/** The page that an address asks, from 1. */
export const pageOf = (c: Context<Env>): number =>
  Math.min(Math.max(1, Math.floor(Number(c.req.query('page')) || 1)), 1000)

/** Answers a table of one's own, for a spreadsheet; nobody keeps it on the way. */
export function privateTable(c: Context<Env>, filename: string, lines: readonly CellValue[][]): Response {
  c.header('Content-Type', 'text/csv; charset=utf-8')
  c.header('Content-Disposition', `attachment; filename="${filename}"`)
  c.header('Cache-Control', 'private, no-store')
  return c.body(`\ufeff${lines.map((line) => csvLine(line, spreadsheet)).join('')}`)
}
