import type { Context } from 'hono'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import { PreviewBanner } from '../pages/preview-banner.tsx'
import { previewOrganisation } from '../preview-organisation.ts'
import { renderSheet } from './sheet.tsx'

/** `GET /annuaire/{slug}/apercu?section=`: the public page with one's own draft in it, for those who may edit. */
export async function organisationPreview(c: Context<Env>): Promise<Response> {
  const { db } = c.get('services')
  const slug = c.req.param('slug') ?? ''
  const asked = c.req.query('section') ?? ''
  const { organisation, section } = await previewOrganisation(db, c.get('actor'), slug, asked)
  const lang = c.get('lang')
  const back = `/annuaire/${organisation.slug}/modifier${section ? `/${section}` : ''}`
  return renderSheet(c, organisation, {
    preview: {
      title: messages[lang].sheet.previewTitle(organisation.name),
      banner: <PreviewBanner lang={lang} path={localPath(lang, back)} canPublish={section !== null} />,
    },
  })
}
