import type { Context } from 'hono'
import { answerQuestion } from '#modules/directory/index.ts'
import {
  type EntryQuery,
  type ListOptions,
  type listAt,
  parseQuery,
  pastEntries,
} from '#modules/search/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Env } from '#platform/http/env.ts'
import { listMessages } from '#ui/messages/index.ts'
import { messages } from '../messages/index.ts'
import { momentOf, windowOf } from '../moments.ts'
import { facetGroups, momentLabels, whenFilters } from './question.ts'

/** What the agenda answers to a question asked at `path`, and the question in words: its moment first. */
export async function askAgenda(
  c: Context<Env>,
  parameters: URLSearchParams,
  { moment, path }: { moment: Date; path: ReturnType<typeof listAt> },
) {
  const { db, region } = c.get('services')
  const lang = c.get('lang')
  const past = momentOf(parseQuery(parameters)) === 'passes'
  const answer = await answerQuestion(db, lang, parameters, {
    path,
    options: (query) => ({
      kinds: ['event'],
      window: windowOf(query, moment, region.schoolHolidays),
      facetGroups,
      limit: 20,
    }),
    words: listMessages[lang],
    wider: messages[lang].list.wider,
    ...(past && {
      read: (handle: Database, query: EntryQuery, options: ListOptions) =>
        pastEntries(handle, query, { ...options, before: moment }),
    }),
  })
  if ('goTo' in answer) return answer
  return { ...answer, active: [...whenFilters(lang, path, answer.query, momentLabels(c)), ...answer.active] }
}
