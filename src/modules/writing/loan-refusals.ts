import { LoanConflict } from '#modules/loans/index.ts'
import { AppError, Conflict, type FieldError } from '#platform/errors.ts'
import { localPath } from '#platform/i18n/lang.ts'
import type { Voice } from './convert-loan.ts'
import { messages } from './messages/index.ts'

/**
 * Lets an act of a loan go on. What is refused is told under the names of the API; a tool that is taken comes with what can be had instead.
 * @throws AppError conflict with the member `alternatives`; and what the act throws
 */
export async function underLoanNames<T>(voice: Voice, act: Promise<T>): Promise<T> {
  const t = messages[voice.lang].errors.loan
  try {
    return await act
  } catch (error) {
    if (error instanceof LoanConflict)
      throw new AppError('conflict', {
        detail: error.detail === 'closed' ? t.closed : t.taken,
        members: { alternatives: told(error, voice) },
      })
    if (error instanceof Conflict) {
      const why = error.detail ?? ''
      const known = why === 'version' || why === 'not-lendable' || why === 'terms' ? why : 'state'
      throw new Conflict(t[known])
    }
    if (error instanceof AppError) for (const field of error.fields) field.field = nameOf(field)
    throw error
  }
}

const nameOf = ({ field }: FieldError) =>
  field === 'paidOn' ? 'day' : field.replace(/^answer(\d+)$/, 'answers.$1')

function told({ alternatives, detail }: LoanConflict, { lang, origin }: Voice) {
  return {
    copies: alternatives.copies,
    modules: alternatives.modules,
    dates: alternatives.dates,
    similar: alternatives.similar.map(({ slug, titleFr, titleEn }) => ({
      slug,
      title: (lang === 'en' && titleEn) || titleFr,
      url: origin + localPath(lang, `/api/v1/tools/${slug}`),
    })),
    // Days that are taken may be given up; those on which nothing is lent never come.
    waiting: detail === 'taken',
  }
}
