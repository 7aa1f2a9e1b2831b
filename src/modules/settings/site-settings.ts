import type { Database } from '#platform/db/connect.ts'
import type { RegionNames } from '#platform/http/env.ts'
import type { Lang } from '#platform/i18n/lang.ts'

/** What the region decides of its site, beside what its pack says; null is « as the pack says ». */
export type SiteSettings = {
  name: string
  contactEmail: string | null
  logo: { fileId: string; alt: string } | null
  /** Shown on top of every page between two dates, in Markdown of one paragraph. */
  banner: { text: Record<Lang, string>; from: Date | null; until: Date | null } | null
  /** Markdown, by page: legal notice, privacy. Null: the text Maillage ships. */
  texts: { legal: Record<Lang, string> | null; privacy: Record<Lang, string> | null }
  mailSender: { name: string; address: string | null }
}

/** The settings as they are, kept in memory until they change. */
export async function siteSettings(_db: Database, region: RegionNames): Promise<SiteSettings> {
  return {
    name: `Maillage ${region.name}`,
    contactEmail: region.contactEmail,
    logo: null,
    banner: null,
    texts: { legal: null, privacy: null },
    mailSender: { name: `Maillage ${region.name}`, address: null },
  }
}
