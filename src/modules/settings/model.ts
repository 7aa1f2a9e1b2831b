import { z } from 'zod'
import type { Lang } from '#platform/i18n/lang.ts'

/** What the region decides of its site, beside what its pack says. */
export type SiteSettings = {
  name: string
  /** Null: as the operator's settings, or the pack, say. */
  contactEmail: string | null
  logo: Logo | null
  /** Shown on top of every page between two moments, in Markdown of one paragraph; English '' shows the French text. */
  banner: Banner | null
  /** Markdown, by page: legal notice, privacy. Null: the text Maillage ships; English '' shows the French text. */
  texts: { legal: Record<Lang, string> | null; privacy: Record<Lang, string> | null }
  mailSender: { name: string; address: string | null }
}
export type Logo = { fileId: string; alt: string; width: number; height: number }
export type Banner = { text: Record<Lang, string>; from: Date | null; until: Date | null }

const email = z.email().max(254)
const localised = (length: number) => z.object({ fr: z.string().max(length), en: z.string().max(length) })
const moment = z.iso.datetime().nullable()

/** What is stored: only what the region decided; null everywhere else. */
export const storedSettings = z.object({
  name: z.string().min(1).max(80).nullable().default(null),
  contactEmail: email.nullable().default(null),
  logo: z
    .object({ fileId: z.uuid(), alt: z.string().min(1).max(200), width: z.number(), height: z.number() })
    .nullable()
    .default(null),
  banner: z
    .object({ text: localised(500), from: moment, until: moment })
    .nullable()
    .default(null),
  legal: localised(30_000).nullable().default(null),
  privacy: localised(30_000).nullable().default(null),
  mailSender: z
    .object({ name: z.string().max(80).nullable(), address: email.nullable() })
    .default({ name: null, address: null }),
})
export type StoredSettings = z.infer<typeof storedSettings>

/** The parts of settings that a form saves together; the logo has its own. */
export const settingParts = ['identity', 'banner', 'texts', 'mails'] as const
export type SettingPart = (typeof settingParts)[number]

/** Whether a banner shows at a moment. */
export function isShown(banner: Banner | null, now: Date): boolean {
  if (!banner) return false
  return (!banner.from || banner.from <= now) && (!banner.until || now < banner.until)
}

/** A text in a language, or in French when it was not given; `lang` is that of the text. */
export function inLang(text: Record<Lang, string>, lang: Lang): { text: string; lang: Lang } {
  return text[lang] ? { text: text[lang], lang } : { text: text.fr, lang: 'fr' }
}
