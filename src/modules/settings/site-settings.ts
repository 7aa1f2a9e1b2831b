import type { Database } from '#platform/db/connect.ts'
import type { SiteSettings, StoredSettings } from './model.ts'
import { readSettings } from './settings-store.ts'

/** How long another process may show settings that have just changed, in milliseconds. */
const staleness = 5000

type Kept = { value: StoredSettings; readAt: number }
const kept = new WeakMap<Database, Kept>()

/**
 * The settings as they are. Kept in memory: read again when changed by this process, and every five seconds at most, for what another process
 * changed. While the database does not answer, the last known serve.
 */
export async function siteSettings(db: Database, region: { name: string }): Promise<SiteSettings> {
  const known = kept.get(db)
  if (known && performance.now() - known.readAt < staleness) return complete(known.value, region)
  try {
    const { value } = await readSettings(db)
    if (!db.isTransaction) kept.set(db, { value, readAt: performance.now() })
    return complete(value, region)
  } catch (error) {
    if (known) return complete(known.value, region)
    throw error
  }
}

/** The next reader looks at the database again. */
export function forgetKeptSettings(db: Database): void {
  kept.delete(db)
}

/** What the region did not decide, from its pack. */
function complete(stored: StoredSettings, region: { name: string }): SiteSettings {
  const name = stored.name ?? `Maillage ${region.name}`
  const date = (text: string | null) => (text === null ? null : new Date(text))
  return {
    name,
    contactEmail: stored.contactEmail,
    logo: stored.logo,
    banner: stored.banner && {
      text: stored.banner.text,
      from: date(stored.banner.from),
      until: date(stored.banner.until),
    },
    texts: { legal: stored.legal, privacy: stored.privacy },
    mailSender: { name: stored.mailSender.name ?? name, address: stored.mailSender.address },
  }
}
