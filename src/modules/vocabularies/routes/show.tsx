import type { Context } from 'hono'
import {
  canEditVocabularies,
  listTerms,
  recentTermMerges,
  type Vocabulary,
  vocabularies,
} from '#modules/directory/index.ts'
import { hasRole } from '#platform/access/actor.ts'
import { AppError, type FieldError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { renderPage } from '#ui/page.tsx'
import { messages } from '../messages/index.ts'
import { VocabularyListPage } from '../pages/vocabulary-list-page.tsx'
import { VocabularyPage } from '../pages/vocabulary-page.tsx'
import type { TermTyped } from '../pages/vocabulary-props.ts'

/** `GET /administration/vocabulaires`: the lists of words. */
export async function vocabularyList(c: Context<Env>): Promise<Response> {
  readBackOffice(c)
  const lang = c.get('lang')
  const { db } = c.get('services')
  const lists = await Promise.all(
    vocabularies.map(async (vocabulary) => ({
      vocabulary,
      count: (await listTerms(db, vocabulary)).filter((term) => !term.retired).length,
    })),
  )
  return renderPage(
    c,
    { title: messages[lang].title, noIndex: true, styles: ['back-office'] },
    <VocabularyListPage lang={lang} lists={lists} />,
  )
}

/** `GET /administration/vocabulaires/{vocabulary}?terme=`: its terms, and the form of one of them, or of a new one. */
export async function vocabularyPage(c: Context<Env>): Promise<Response> {
  return showVocabulary(c, { typed: null, errors: [] })
}

/** The page of a vocabulary, with a form that came back if any. */
export async function showVocabulary(
  c: Context<Env>,
  state: { typed: TermTyped | null; errors: FieldError[]; conflict?: boolean },
): Promise<Response> {
  readBackOffice(c)
  const vocabulary = vocabularyOf(c)
  const lang = c.get('lang')
  const { db, now } = c.get('services')
  const [terms, merges] = await Promise.all([
    listTerms(db, vocabulary),
    recentTermMerges(db, vocabulary, now()),
  ])
  const open = terms.find((term) => term.code === (state.typed?.code ?? c.req.query('terme')))
  const typed = state.typed ?? {
    code: open?.code ?? null,
    labelFr: open?.labelFr ?? '',
    labelEn: open?.labelEn ?? '',
    definitionFr: open?.definitionFr ?? '',
    definitionEn: open?.definitionEn ?? '',
  }
  return renderPage(
    c,
    {
      title: messages[lang].names[vocabulary],
      noIndex: true,
      styles: ['back-office'],
      status: state.conflict ? 409 : state.errors.length > 0 ? 422 : 200,
      canonical: `/administration/vocabulaires/${vocabulary}`,
    },
    <VocabularyPage
      lang={lang}
      vocabulary={vocabulary}
      terms={terms}
      merges={merges}
      open={open ?? null}
      typed={typed}
      errors={state.errors}
      conflict={state.conflict ?? false}
      done={c.req.query('fait')}
      canEdit={canEditVocabularies(c.get('actor'), undefined)}
    />,
  )
}

/** The vocabulary of the address. @throws NotFound */
export function vocabularyOf(c: Context<Env>): Vocabulary {
  const found = vocabularies.find((one) => one === c.req.param('vocabulary'))
  if (!found) throw new NotFound()
  return found
}

function readBackOffice(c: Context<Env>): void {
  const actor = c.get('actor')
  if (!hasRole(actor, 'observer'))
    throw new AppError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden')
}
