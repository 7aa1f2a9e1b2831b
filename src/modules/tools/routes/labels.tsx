import type { Context } from 'hono'
import { authorise } from '#platform/access/permission.ts'
import { NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import type { pdfAnswers } from '#platform/pdf/answer-pdf.ts'
import { renderPage } from '#ui/page.tsx'
import { listCopies } from '../copy-store.ts'
import { today } from '../days-model.ts'
import { messages } from '../messages/index.ts'
import { printingMessages } from '../messages/printing.ts'
import type { ToolSheet } from '../model.ts'
import { UnprintedPage, type UnprintedProps } from '../pages/unprinted-page.tsx'
import { canPrintLabels } from '../policy.ts'
import { labelsDocument, labelsOfSheet } from '../printing/labels-document.ts'
import { findTool } from '../tool-store.ts'

/** `GET /outils/{slug}/exemplaires/etiquettes.pdf?c=…&place=`: labels of copies, of all that live when nothing is chosen. */
export async function printLabels(c: Context<Env>, answer: ReturnType<typeof pdfAnswers>): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const tool = await findTool(db, c.req.param('slug') ?? '')
  if (!tool) throw new NotFound()
  authorise(canPrintLabels, c.get('actor'), { holderId: tool.holder?.id ?? null })
  const present = today(now())
  const place = c.req.query('place')
  const first = place === undefined ? 1 : Number(place)
  if (!Number.isInteger(first) || first < 1 || first > labelsOfSheet)
    return refused(c, tool, { why: 'no place', most: labelsOfSheet })
  // A form that was sent with nothing ticked has its place alone.
  const chosen = place === undefined ? null : new Set(c.req.queries('c') ?? [])
  const copies = (await listCopies(db, tool.id, present)).filter(
    (copy) => copy.state !== 'retired' && (chosen === null || chosen.has(copy.id)),
  )
  if (copies.length === 0) return refused(c, tool, { why: 'no copy', most: 0 })
  const path = c.get('origin') + localPath(lang, '/e/')
  const document = labelsDocument(copies, {
    lang,
    site: c.get('site').name,
    title: (lang === 'en' ? tool.titleEn : null) ?? tool.titleFr,
    holder: tool.holder?.name ?? '',
    today: present,
    first,
    pageOf: (id) => path + id,
  })
  return answer(c, {
    version: ['labels', path, JSON.stringify(document.data)],
    filename: `etiquettes-${tool.slug}.pdf`,
    make: async () => document,
  })
}

function refused(
  c: Context<Env>,
  tool: ToolSheet,
  page: Pick<UnprintedProps, 'why' | 'most'>,
): Response | Promise<Response> {
  const lang = c.get('lang')
  const t = printingMessages[lang]
  const { title } = t.refused[page.why]
  const copies = `/outils/${tool.slug}/exemplaires`
  return renderPage(
    c,
    {
      title,
      status: page.why === 'no copy' ? 404 : 422,
      noIndex: true,
      breadcrumb: [
        { label: messages[lang].tools, href: '/outils' },
        { label: tool.titleFr, href: `/outils/${tool.slug}` },
        { label: title },
      ],
    },
    <UnprintedPage
      lang={lang}
      {...page}
      choices={[{ label: t.backToCopies, href: `${copies}#etiquettes` }]}
    />,
  )
}
