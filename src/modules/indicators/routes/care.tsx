import type { Context } from 'hono'
import { authorise } from '#platform/access/permission.ts'
import { AppError, type FieldError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { readTexts } from '#platform/http/form-texts.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { createIndicator, freezeYear, type IndicatorTyped, indicatorTexts } from '../care-verbs.ts'
import { enterValue, importValues, type Said } from '../enter-values.ts'
import { linesByReason } from '../entry-model.ts'
import { readChanges } from '../entry-store.ts'
import { findIndicator } from '../get-indicator.ts'
import { careMessages } from '../messages/index.ts'
import { CareListPage } from '../pages/care-list-page.tsx'
import { CarePage } from '../pages/care-page.tsx'
import { type CareProps, carePath, type Filled } from '../pages/care-props.ts'
import { canEditIndicators, canSeeAlerts } from '../policy.ts'
import { readValueFile } from '../read-value-file.ts'
import { type AimsTyped, aimTexts, setAims } from '../set-aims.ts'
import { readIndicators } from '../store.ts'

const changesShown = 50

/** `GET /administration/indicateurs`: every indicator and the form of a new one. */
export const careList = (c: Context<Env>) => showList(c, {}, [])

/** `POST /administration/indicateurs`: creates an indicator whose values people enter. */
export async function addIndicator(c: Context<Env>): Promise<Response> {
  authorise(canEditIndicators, c.get('actor'), undefined)
  const text = await readTexts(c)
  const typed = Object.fromEntries(indicatorTexts.map((name) => [name, text(name, 1000)])) as IndicatorTyped
  const { db, now } = c.get('services')
  try {
    const code = await createIndicator(db, c.get('actor'), typed, c.get('lang'), now())
    return done(c, code, 'cree')
  } catch (error) {
    return showList(c, typed, fieldsOf(error))
  }
}

/** `GET /administration/indicateurs/{code}`: its values looked after. */
export const carePage = (c: Context<Env>) => showOne(c, {})

/** `POST …/valeur`: enters a value, or corrects it. */
export async function enterOne(c: Context<Env>): Promise<Response> {
  authorise(canEditIndicators, c.get('actor'), undefined)
  const text = await readTexts(c)
  const names = [
    'level',
    'code',
    'year',
    'value',
    'status',
    'reason',
    'source',
    'publisher',
    'licence',
    'breakNote',
  ]
  const filled = Object.fromEntries(names.map((name) => [name, text(name, name === 'reason' ? 1000 : 300)]))
  const of = (name: string) => filled[name] ?? ''
  const typed = {
    level: of('level'),
    code: of('code'),
    year: of('year'),
    value: of('value'),
    status: of('status'),
  }
  const { db, now } = c.get('services')
  const code = c.req.param('code') ?? ''
  try {
    await enterValue(
      db,
      c.get('actor'),
      code,
      { typed, said: saidIn(filled, ''), lang: c.get('lang') },
      now(),
    )
    return done(c, code, 'valeur')
  } catch (error) {
    return showOne(c, { filled, errors: fieldsOf(error) })
  }
}

/** `POST …/import`: enters the values of a CSV file, and says which lines were refused. */
export async function importFile(c: Context<Env>): Promise<Response> {
  authorise(canEditIndicators, c.get('actor'), undefined)
  const text = await readTexts(c)
  const file = (await c.req.parseBody()).fichier
  const names = ['importReason', 'import-source', 'import-publisher', 'import-licence', 'import-breakNote']
  const filled = Object.fromEntries(
    names.map((name) => [name, text(name, name === 'importReason' ? 1000 : 300)]),
  )
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  try {
    const content = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
    const lines = readValueFile(content, lang)
    const said = { ...saidIn(filled, 'import-'), reason: filled.importReason ?? '' }
    const report = await importValues(
      db,
      c.get('actor'),
      c.req.param('code') ?? '',
      { lines, said, lang },
      now(),
    )
    const { written, same, refused } = report
    return showOne(c, {
      report: { written, same, refused: refused.length, lines: linesByReason(refused) },
    })
  } catch (error) {
    const errors = fieldsOf(error).map(({ field, message }) => ({
      field: field === 'source' ? 'import-source' : field,
      message,
    }))
    return showOne(c, { filled, errors })
  }
}

/** `POST …/cible`: sets the target and the classes. */
export async function aimOne(c: Context<Env>): Promise<Response> {
  authorise(canEditIndicators, c.get('actor'), undefined)
  const text = await readTexts(c)
  const typed = Object.fromEntries(
    aimTexts.map((name) => [name, text(name, name === 'aimNote' ? 1000 : 80)]),
  ) as AimsTyped
  const { db, now } = c.get('services')
  const code = c.req.param('code') ?? ''
  try {
    await setAims(db, c.get('actor'), code, { typed, lang: c.get('lang') }, now())
    return done(c, code, 'cible')
  } catch (error) {
    return showOne(c, { filled: typed, errors: fieldsOf(error) })
  }
}

/** `POST …/figer`: freezes a year. */
export async function freezeOne(c: Context<Env>): Promise<Response> {
  authorise(canEditIndicators, c.get('actor'), undefined)
  const year = (await readTexts(c))('annee', 4)
  if (!/^\d{4}$/.test(year)) throw new AppError('invalid')
  const { db, now } = c.get('services')
  const code = c.req.param('code') ?? ''
  await freezeYear(db, c.get('actor'), code, Number(year), now())
  return done(c, code, 'fige')
}

const saidIn = (filled: Filled, prefix: string): Said => ({
  reason: filled.reason ?? '',
  source: filled[`${prefix}source`] ?? '',
  publisher: filled[`${prefix}publisher`] ?? '',
  licence: filled[`${prefix}licence`] ?? '',
  breakNote: filled[`${prefix}breakNote`] ?? '',
})

/** What to correct. @throws whatever else happened */
function fieldsOf(error: unknown): FieldError[] {
  if (error instanceof AppError && error.code === 'invalid') return error.fields
  throw error
}

async function showList(c: Context<Env>, filled: Filled, errors: FieldError[]): Promise<Response> {
  authorise(canSeeAlerts, c.get('actor'), undefined)
  const lang = c.get('lang')
  return renderPage(
    c,
    {
      title: careMessages[lang].title,
      noIndex: true,
      styles: ['back-office'],
      status: errors.length > 0 ? 422 : 200,
      canonical: carePath,
    },
    <CareListPage
      lang={lang}
      indicators={await readIndicators(c.get('services').db)}
      mayEdit={canEditIndicators(c.get('actor'), undefined)}
      filled={filled}
      errors={errors}
    />,
  )
}

async function showOne(
  c: Context<Env>,
  {
    filled = {},
    errors = [],
    report = null,
  }: { filled?: Filled; errors?: FieldError[]; report?: CareProps['report'] },
): Promise<Response> {
  authorise(canSeeAlerts, c.get('actor'), undefined)
  const { db } = c.get('services')
  const lang = c.get('lang')
  const parameters = new URL(c.req.url).searchParams
  const page = Number(/^[1-9]\d{0,4}$/.exec(parameters.get('page') ?? '')?.[0] ?? 1)
  const indicator = await findIndicator(db, c.req.param('code') ?? '')
  const changes = await readChanges(db, indicator.code, page, changesShown)
  return renderPage(
    c,
    {
      title: indicator.label[lang],
      noIndex: true,
      styles: ['back-office'],
      status: errors.length > 0 ? 422 : 200,
      canonical: `${carePath}/${indicator.code}`,
    },
    <CarePage
      lang={lang}
      indicator={indicator}
      changes={changes.slice(0, changesShown)}
      page={page}
      more={changes.length > changesShown}
      mayEdit={canEditIndicators(c.get('actor'), undefined)}
      filled={filled}
      errors={errors}
      done={parameters.get('fait')}
      report={report}
    />,
  )
}

const done = (c: Context<Env>, code: string, word: string) =>
  c.redirect(localPath(c.get('lang'), `${carePath}/${code}?fait=${word}`), 303)
