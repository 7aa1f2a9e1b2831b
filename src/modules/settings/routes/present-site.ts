import { createMiddleware } from 'hono/factory'
import type { Env } from '#platform/http/env.ts'
import { renderMarkdownLine } from '#platform/markdown.ts'
import { inLang, isShown } from '../model.ts'
import { siteSettings } from '../site-settings.ts'

/** Gives each request the face of the site: its name, contact, logo, announcement. Without a database, pages keep the pack's names. */
export const presentSite = createMiddleware<Env>(async (c, next) => {
  const { db, region, now } = c.get('services')
  const settings = await siteSettings(db, region).catch(() => null)
  if (settings) {
    const { logo, banner } = settings
    const text = banner && isShown(banner, now()) ? inLang(banner.text, c.get('lang')) : null
    c.set('site', {
      name: settings.name,
      contactEmail: settings.contactEmail ?? c.get('site').contactEmail,
      logo: logo && {
        href: `/logo/${logo.fileId}.webp`,
        alt: logo.alt,
        width: logo.width,
        height: logo.height,
      },
      banner: text && { html: renderMarkdownLine(text.text), lang: text.lang },
    })
  }
  await next()
})
