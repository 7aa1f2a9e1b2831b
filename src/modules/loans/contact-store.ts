import { getOrganisations } from '#modules/directory/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Contact, Loan } from './model.ts'

/** How each side of a loan is reached: what its public sheet says; null without one. */
export async function contactsOf(
  db: Database,
  { borrower, holder }: Loan,
): Promise<{ borrower: Contact | null; holder: Contact | null }> {
  const ids = [borrower?.id, holder?.id].flatMap((id) => id ?? [])
  const known =
    ids.length === 0
      ? []
      : await db
          .selectFrom('organisation')
          .where('id', 'in', ids)
          .where('status', '=', 'published')
          .select(['id', 'slug'])
          .execute()
  const slugs = known.map(({ slug }) => slug)
  const sheets = slugs.length === 0 ? [] : await getOrganisations(db, slugs)
  const of = (id: string | undefined): Contact | null => {
    const slug = known.find((each) => each.id === id)?.slug
    const sheet = sheets.find((each) => each.slug === slug)
    return sheet ? { slug: sheet.slug, phone: sheet.phone, email: sheet.email } : null
  }
  return { borrower: of(borrower?.id), holder: of(holder?.id) }
}
