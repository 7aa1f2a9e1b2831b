import type { Context } from 'hono'
import { type ColumnMapping, genericTargets, guessTarget } from '#modules/directory/index.ts'
import { authorise } from '#platform/access/permission.ts'
import { type FieldError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { mapColumns } from '../map-columns.ts'
import { messages } from '../messages/index.ts'
import { mappingFaults, proposeMapping, type Run } from '../model.ts'
import { ColumnsPage } from '../pages/columns-page.tsx'
import { canRunImports } from '../policy.ts'
import { getMapping, getRun } from '../store.ts'

/** `GET /administration/imports/{id}/colonnes` */
export async function columnsPage(c: Context<Env>): Promise<Response> {
  authorise(canRunImports, c.get('actor'), undefined)
  const run = await runOf(c)
  const { db } = c.get('services')
  const mapping = run.mapping ?? proposeMapping(run.columns, await getMapping(db, run.sourceId), guessTarget)
  return answerForm(c, run, mapping, [])
}

/** `POST /administration/imports/{id}/colonnes` */
export async function saveColumns(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  authorise(canRunImports, c.get('actor'), undefined)
  const run = await runOf(c)
  const body = await c.req.parseBody()
  const mapping = Object.fromEntries(
    run.columns.map(({ key }, at) => {
      const chosen = body[`colonne-${at}`]
      return [key, typeof chosen === 'string' && chosen !== '' ? chosen : null]
    }),
  )
  const errors = faultsInWords(lang, run, mapping)
  if (errors.length > 0) return answerForm(c, run, mapping, errors)
  await mapColumns(db, c.get('actor'), { runId: run.id, mapping }, now())
  return c.redirect(localPath(lang, `/administration/imports/${run.id}`), 303)
}

async function runOf(c: Context<Env>): Promise<Run> {
  const run = await getRun(c.get('services').db, c.req.param('id') ?? '')
  if (!run) throw new NotFound()
  return run
}

function faultsInWords(lang: Lang, { columns }: Run, mapping: ColumnMapping): FieldError[] {
  const t = messages[lang].columns.errors
  const { noName, twice, unknown } = mappingFaults(mapping, genericTargets)
  const field = (key: string | undefined) =>
    `colonne-${Math.max(
      0,
      columns.findIndex((column) => column.key === key),
    )}`
  const nameOf = (key: string) => columns.find((column) => column.key === key)?.name ?? key
  return [
    ...(noName ? [{ field: field(columns[0]?.key), message: t.noName }] : []),
    ...unknown.map((key) => ({ field: field(key), message: t.noName })),
    ...twice.map(({ target, columns: keys }) => ({
      field: field(keys.at(-1)),
      message: t.twice(messages[lang].targets[target] ?? target, keys.map(nameOf).join(', ')),
    })),
  ]
}

function answerForm(c: Context<Env>, run: Run, mapping: ColumnMapping, errors: FieldError[]) {
  const lang = c.get('lang')
  return renderPage(
    c,
    {
      title: messages[lang].columns.title(run.fileName),
      noIndex: true,
      styles: ['back-office'],
      status: errors.length > 0 ? 422 : 200,
    },
    <ColumnsPage
      lang={lang}
      id={run.id}
      fileName={run.fileName}
      columns={run.columns}
      mapping={mapping}
      targets={genericTargets.map((target) => target.name)}
      errors={errors}
    />,
  )
}
