import type { Context } from 'hono'
import { prepareFile } from '#platform/files/prepare-file.ts'
import type { Env } from '#platform/http/env.ts'
import { visitorAddress } from '#platform/http/request.ts'
import type { Question } from '../definition-model.ts'
import type { Brought } from '../save-answers.ts'

const anHour = 60

/** The files that came with a form, by question, each checked; and those that are to be removed. */
export async function broughtIn(
  c: Context<Env>,
  questions: Question[],
  body: Record<string, unknown>,
): Promise<Map<string, Brought>> {
  const brought = new Map<string, Brought>()
  for (const question of questions) {
    if (question.type !== 'file') continue
    const file = [body[question.code]].flat()[0]
    // A browser sends an empty file without a name for a field left alone.
    if (file instanceof File && (file.size > 0 || file.name !== '')) {
      c.get('services').limiter.count('survey-file', visitorAddress(c), anHour, 3600)
      brought.set(question.code, await prepareFile(file, { pictures: question.images }))
    } else if (body[`${question.code}.retirer`] === 'oui') brought.set(question.code, 'removed')
  }
  return brought
}
