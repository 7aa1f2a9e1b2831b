import type { Context } from 'hono'
import { authorise } from '#platform/access/permission.ts'
import { NotFound } from '#platform/errors.ts'
import { readDocument } from '#platform/files/stored-document.ts'
import { type ZipEntry, zipPieces } from '#platform/files/zip.ts'
import type { Env } from '#platform/http/env.ts'
import { streamFile } from '#platform/http/stream.ts'
import { renderPage } from '#ui/page.tsx'
import { countFiles, getFile, listFiles } from '../file-store.ts'
import { FilesPage } from '../pages/files-page.tsx'
import { canReadFiles } from '../policy.ts'
import { getVersion } from '../survey-store.ts'
import { askedCampaign, campaignView, pageOf } from './kept.tsx'

const perPage = 50
/** Files of one archive: the format holds four gigabytes, and a file weighs eight megabytes at most. */
const perLot = 400

/** `GET …/{slug}/fichiers` */
export async function filesPage(c: Context<Env>): Promise<Response> {
  authorise(canReadFiles, c.get('actor'), undefined)
  const campaign = await askedCampaign(c)
  const { db } = c.get('services')
  const page = pageOf(c)
  const [definition, total, files] = await Promise.all([
    campaign.versionId ? getVersion(db, campaign.versionId) : undefined,
    countFiles(db, campaign.id),
    listFiles(db, campaign.id, (page - 1) * perPage, perPage),
  ])
  return renderPage(
    c,
    campaignView(c, campaign, 'fichiers'),
    <FilesPage
      lang={c.get('lang')}
      campaign={campaign}
      questions={definition?.sections.flatMap(({ questions }) => questions) ?? []}
      files={files}
      total={total}
      lots={Math.ceil(total.count / perLot)}
      page={page}
      pages={Math.max(1, Math.ceil(total.count / perPage))}
    />,
  )
}

/** `GET …/{slug}/fichiers/{id}`: one of them, to keep and never to show. */
export async function oneFile(c: Context<Env>): Promise<Response> {
  authorise(canReadFiles, c.get('actor'), undefined)
  const campaign = await askedCampaign(c)
  const { db, files } = c.get('services')
  const file = await getFile(db, campaign.id, c.req.param('file') ?? '')
  const content = file && (await readDocument(files, file.fileId, file.sha256))
  if (!content) throw new NotFound()
  return c.body(content, 200, {
    'Content-Type': file.contentType,
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name).replaceAll("'", '%27')}`,
    'Cache-Control': 'private, no-store',
    'Cross-Origin-Resource-Policy': 'same-origin',
  })
}

/** `GET …/{slug}/fichiers.zip?lot=`: all of them, a folder by question. */
export async function filesArchive(c: Context<Env>): Promise<Response> {
  authorise(canReadFiles, c.get('actor'), undefined)
  const campaign = await askedCampaign(c)
  const services = c.get('services')
  const lot = Math.min(Math.max(1, Math.floor(Number(c.req.query('lot')) || 1)), 100_000)
  const from = (lot - 1) * perLot
  const listed = await listFiles(services.db, campaign.id, from, perLot)
  if (listed.length === 0) throw new NotFound()
  async function* entries(): AsyncGenerator<ZipEntry> {
    for (const [at, { question, name, fileId, sha256 }] of listed.entries()) {
      const content = await readDocument(services.files, fileId, sha256)
      // One that was erased since the list was made.
      if (content) yield { name: `${question}/${from + at + 1}-${name}`, content: Buffer.from(content) }
    }
  }
  c.header('Cache-Control', 'private, no-store')
  return streamFile(c, {
    pieces: () => zipPieces(entries()),
    type: 'application/zip',
    filename: `${campaign.slug}${lot > 1 ? `-${lot}` : ''}.zip`,
    version: `${listed.length}-${listed.at(-1)?.id}`,
  })
}
