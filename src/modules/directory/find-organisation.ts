import type { Database } from '#platform/db/connect.ts'
import { AppError, NotFound } from '#platform/errors.ts'
import type { OrganisationPage } from './model.ts'
import { getOrganisation } from './store.ts'
import { whereSlugLeads } from './store-slugs.ts'

// As the database checks it; also keeps out what it could not even compare, such as a NUL.
const slugs = /^[a-z0-9]+(-[a-z0-9]+)*$/

/**
 * The published organisation of an address, or the slug it now bears (its own, or that of the one that took it in).
 * @throws NotFound when there is none; AppError gone when it left the directory
 */
export async function findOrganisation(
  db: Database,
  slug: string,
): Promise<{ organisation: OrganisationPage } | { movedTo: string }> {
  if (slug.length > 200 || !slugs.test(slug)) throw new NotFound()
  const organisation = await getOrganisation(db, slug)
  if (organisation) return { organisation }
  const led = await whereSlugLeads(db, slug)
  if (!led) throw new NotFound()
  if (led.status === 'archived') throw new AppError('gone')
  return { movedTo: led.slug }
}
