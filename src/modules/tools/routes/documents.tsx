import type { Context } from 'hono'
import { type FieldError, NotFound } from '#platform/errors.ts'
import { readPdfFile } from '#platform/files/check-pdf.ts'
import type { Env } from '#platform/http/env.ts'
import { slugify } from '#platform/i18n/fold.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { keptPdf } from '#platform/pdf/kept-pdf.ts'
import { pdfFaults } from '#ui/messages/index.ts'
import { renderPage } from '#ui/page.tsx'
import { listToolDocuments, toolDocumentFile } from '../document-store.ts'
import { addToolDocument, changeToolDocument, mostDocuments } from '../edit-tool-document.ts'
import { cleanText } from '../form-model.ts'
import { documentMessages } from '../messages/documents.ts'
import { messages } from '../messages/index.ts'
import type { ToolSheet } from '../model.ts'
import { DocumentsPage } from '../pages/documents-page.tsx'
import { canEditTool } from '../policy.ts'
import { openTool } from './edit.tsx'
import { readTool } from './sheet.tsx'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const documentsAnHour = 60
const longestTitle = 120

/** `GET /outils/{slug}/documents` */
export async function documentsPage(c: Context<Env>): Promise<Response> {
  return show(c, await openTool(c))
}

/** `POST /outils/{slug}/documents`: one more, or one that goes or comes back. */
export async function sendDocument(c: Context<Env>): Promise<Response> {
  const tool = await openTool(c)
  const services = c.get('services')
  const actor = c.get('actor')
  const lang = c.get('lang')
  const form = await c.req.formData()
  const act = form.get('act')
  const slug = tool.slug
  if (act === 'remove' || act === 'restore') {
    const id = String(form.get('id') ?? '')
    if (!uuid.test(id)) throw new NotFound()
    await changeToolDocument(services.db, actor, { slug, id, act }, services.now())
    return done(c, tool, act === 'remove' ? 'retire' : 'remis')
  }
  if (actor.kind === 'person') services.limiter.count('document', actor.id, documentsAnHour, 3600)
  const title = cleanText(String(form.get('title') ?? '')).replaceAll(/\s+/g, ' ')
  const read = await readPdfFile(form, 'file')
  const t = documentMessages[lang].errors
  const errors = [
    ...('fault' in read ? [{ field: 'file', message: pdfFaults[lang][read.fault] }] : []),
    ...(title ? [] : [{ field: 'title', message: t.title }]),
    ...(title.length > longestTitle ? [{ field: 'title', message: t.long(longestTitle) }] : []),
  ]
  if (errors.length > 0 || 'fault' in read) return show(c, tool, { title, errors })
  await addToolDocument(services, actor, { slug, title, pdf: read.pdf }, services.now())
  return done(c, tool, 'ajoute')
}

/**
 * `GET /outils/{slug}/documents/{id}.pdf`: the file, as it was brought. One that was removed, or of a tool that is not public, is there for the people of the tool alone.
 * @throws NotFound
 */
export async function toolDocument(c: Context<Env>): Promise<Response> {
  const tool = await readTool(c, c.req.param('slug') ?? '')
  const id = (c.req.param('file') ?? '').replace(/\.pdf$/, '')
  const kept = uuid.test(id) ? await toolDocumentFile(c.get('services').db, tool.slug, id) : undefined
  const mayEdit = canEditTool(c.get('actor'), { holderId: tool.holder?.id ?? null })
  if (!kept || !(kept.shown || mayEdit)) throw new NotFound()
  return keptPdf(c, kept, `${slugify(kept.title, 'document')}.pdf`, 'attachment')
}

type DoneWord = keyof (typeof documentMessages)['fr']['done']

const done = (c: Context<Env>, { slug }: ToolSheet, word: DoneWord) =>
  c.redirect(localPath(c.get('lang'), `/outils/${slug}/documents?fait=${word}`), 303)

async function show(
  c: Context<Env>,
  tool: ToolSheet,
  { title, errors }: { title: string; errors: FieldError[] } = { title: '', errors: [] },
): Promise<Response> {
  const lang = c.get('lang')
  const t = documentMessages[lang]
  const word = c.req.query('fait') ?? ''
  const documents = await listToolDocuments(c.get('services').db, tool.id)
  const shown = documents.filter(({ removedAt }) => removedAt === null)
  return renderPage(
    c,
    {
      title: t.title(tool.titleFr),
      noIndex: true,
      styles: ['back-office'],
      breadcrumb: [
        { label: messages[lang].tools, href: '/outils' },
        { label: tool.titleFr, href: `/outils/${tool.slug}` },
        { label: t.crumb },
      ],
      status: errors.length > 0 ? 422 : 200,
    },
    <DocumentsPage
      lang={lang}
      tool={{ slug: tool.slug, title: tool.titleFr }}
      shown={shown}
      removed={documents.filter(({ removedAt }) => removedAt !== null)}
      full={shown.length >= mostDocuments}
      typed={title}
      errors={errors}
      notice={Object.hasOwn(t.done, word) ? t.done[word as DoneWord] : null}
    />,
  )
}
