import type { Context } from 'hono'
import {
  canEditVocabularies,
  mergeTerms,
  moveTerm,
  retireTerm,
  saveTerm,
  undoTermMerge,
} from '#modules/directory/index.ts'
import { giveTermBack, moveTerm as moveExpertTerm } from '#modules/experts/index.ts'
import { authorise } from '#platform/access/permission.ts'
import { AppError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { showVocabulary, vocabularyOf } from './show.tsx'

const uses = { move: moveExpertTerm, giveBack: giveTermBack }

/** `POST /administration/vocabulaires/{vocabulary}`: adds a term, or changes the words of one. */
export async function saveTermRoute(c: Context<Env>): Promise<Response> {
  authorise(canEditVocabularies, c.get('actor'), undefined)
  const { db, now } = c.get('services')
  const vocabulary = vocabularyOf(c)
  const text = await textOf(c)
  const input = {
    labelFr: text('labelFr').slice(0, 200),
    labelEn: text('labelEn').slice(0, 200),
    definitionFr: text('definitionFr').slice(0, 1000),
    definitionEn: text('definitionEn').slice(0, 1000),
  }
  const code = codeOf(text('code'))
  try {
    await saveTerm(db, c.get('actor'), { vocabulary, code, input, lang: c.get('lang') }, now())
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'invalid')) throw error
    return showVocabulary(c, { typed: { code, ...input }, errors: error.fields })
  }
  return done(c, 'enregistre')
}

/** `POST …/termes/{code}`: moves it up or down, retires it, brings it back. */
export async function actOnTerm(c: Context<Env>): Promise<Response> {
  authorise(canEditVocabularies, c.get('actor'), undefined)
  const { db, now } = c.get('services')
  const vocabulary = vocabularyOf(c)
  const code = codeOf(c.req.param('code') ?? '')
  const act = (await textOf(c))('acte')
  if (!code) throw new NotFound()
  return unlessConflict(c, async () => {
    if (act === 'monter' || act === 'descendre') {
      await moveTerm(db, c.get('actor'), { vocabulary, code, by: act === 'monter' ? -1 : 1 }, now())
      return 'ordre'
    }
    if (act !== 'retirer' && act !== 'proposer') throw new AppError('invalid')
    await retireTerm(db, c.get('actor'), { vocabulary, code, retired: act === 'retirer' }, now())
    return act === 'retirer' ? 'retire' : 'propose'
  })
}

/** `POST …/termes/{code}/reunir`: makes one term of two. */
export async function mergeRoute(c: Context<Env>): Promise<Response> {
  authorise(canEditVocabularies, c.get('actor'), undefined)
  const { db, now } = c.get('services')
  const vocabulary = vocabularyOf(c)
  const from = codeOf(c.req.param('code') ?? '')
  const into = codeOf((await textOf(c))('into'))
  if (!from || !into) throw new NotFound()
  return unlessConflict(c, async () => {
    await mergeTerms(db, c.get('actor'), { vocabulary, from, into }, uses, now())
    return 'reuni'
  })
}

/** `POST …/reunions/{id}`: parts two terms again. */
export async function undoMergeRoute(c: Context<Env>): Promise<Response> {
  authorise(canEditVocabularies, c.get('actor'), undefined)
  const { db, now } = c.get('services')
  vocabularyOf(c)
  const id = c.req.param('id') ?? ''
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new NotFound()
  return unlessConflict(c, async () => {
    await undoTermMerge(db, c.get('actor'), id, uses, now())
    return 'separe'
  })
}

const codeOf = (text: string) => (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= 60 ? text : null)

async function textOf(c: Context<Env>) {
  const body = await c.req.parseBody()
  return (name: string) =>
    typeof body[name] === 'string' ? body[name].replaceAll(/\p{C}+/gu, ' ').trim() : ''
}

async function unlessConflict(c: Context<Env>, act: () => Promise<string>): Promise<Response> {
  try {
    return done(c, await act())
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'conflict')) throw error
    return showVocabulary(c, { typed: null, errors: [], conflict: true })
  }
}

const done = (c: Context<Env>, word: string) =>
  c.redirect(localPath(c.get('lang'), `/administration/vocabulaires/${vocabularyOf(c)}?fait=${word}`), 303)
