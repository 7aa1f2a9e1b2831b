import type { Context } from 'hono'
import { authorise } from '#platform/access/permission.ts'
import type { Env } from '#platform/http/env.ts'
import { slugify } from '#platform/i18n/fold.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { createSurvey } from '../edit-survey.ts'
import { type LeftLine, readXlsform } from '../exchange/read-xlsform.ts'
import { writeDdi } from '../exchange/write-ddi.ts'
import { writeXlsform } from '../exchange/write-xlsform.ts'
import { editorMessages } from '../messages/index.ts'
import { dayIn } from '../model.ts'
import { surveysPath } from '../pages/paths.ts'
import { canRunSurveys } from '../policy.ts'
import { getSurvey } from '../survey-store.ts'
import { askedSurvey, showList } from './editor.tsx'
import { showEditor } from './editor-view.tsx'

/** `GET …/questionnaires/{id}/xlsform.xlsx` */
export async function xlsform(c: Context<Env>): Promise<Response> {
  const { definition, number } = await askedSurvey(c)
  const name = slugify(definition.title.fr, 'questionnaire')
  return file(c, writeXlsform(definition, `${name}-v${number}`), {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    name: `${name}.xlsx`,
  })
}

/** `GET …/questionnaires/{id}/ddi.xml` */
export async function ddi(c: Context<Env>): Promise<Response> {
  const { id, definition, number, updatedAt } = await askedSurvey(c)
  const given = { id: `${id}.${number}`, producer: c.get('site').name, day: dayIn(updatedAt) }
  const name = slugify(definition.title.fr, 'questionnaire')
  return file(c, Buffer.from(writeDdi(definition, given), 'utf8'), {
    type: 'application/xml; charset=utf-8',
    name: `${name}.ddi.xml`,
  })
}

const file = (c: Context<Env>, content: Buffer, { type, name }: { type: string; name: string }) =>
  c.body(new Uint8Array(content), 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${name}"`,
    'Cache-Control': 'no-cache',
  })

/** `POST …/questionnaires/importer`: a workbook becomes a questionnaire; what was left aside is told on its page. */
export async function importXlsform(c: Context<Env>): Promise<Response> {
  authorise(canRunSurveys, c.get('actor'), undefined)
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const t = editorMessages[lang].exchange
  const given = (await c.req.formData()).get('file')
  const refuse = (message: string) => showList(c, { title: '', from: '' }, [{ field: 'file', message }])
  if (!(given instanceof File) || given.size === 0) return refuse(t.noFile)
  const content = new Uint8Array(await given.arrayBuffer())
  const read = readOrNull(content)
  if (!read) return refuse(t.unreadable)
  const id = await createSurvey(db, c.get('actor'), { definition: read.definition }, now())
  if (read.left.length === 0) return c.redirect(localPath(lang, `${surveysPath}/${id}?fait=importe`), 303)
  const survey = await getSurvey(db, id)
  return survey
    ? showEditor(c, survey, { kind: 'success', text: leftInWords(c, read.left) })
    : refuse(t.unreadable)
}

/** A workbook that cannot be read, whatever is wrong with it, is one thing to correct. */
function readOrNull(content: Uint8Array) {
  try {
    return readXlsform(content)
  } catch {
    return null
  }
}

function leftInWords(c: Context<Env>, left: LeftLine[]): string {
  const t = editorMessages[c.get('lang')].exchange
  const lines = left.slice(0, 30).map(({ line, name, why }) => `${line} (${name}, ${t.whys[why]})`)
  return `${editorMessages[c.get('lang')].done.importe} ${t.left(left.length)} ${lines.join(' ; ')}${left.length > 30 ? '…' : ''}`
}
