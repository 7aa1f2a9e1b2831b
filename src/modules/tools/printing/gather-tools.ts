import { getOrganisations } from '#modules/directory/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { photoForPrint } from '#platform/files/photo-for-print.ts'
import { readPhoto } from '#platform/files/stored-photo.ts'
import { nextFree } from '../availability-model.ts'
import { lendingOf } from '../lending-store.ts'
import type { Day, ToolSheet } from '../model.ts'
import { shownPhotoFiles } from '../photo-store.ts'
import type { GatheredTool } from './catalogue.ts'
import type { Contact } from './printed-tool.ts'

/** Gathers what goes with tools when they are printed: when each is free, how its lender is reached, its first photo (JPEG, by slug). */
export async function gatherTools(
  { db, files }: { db: Database; files: FileStore },
  sheets: ToolSheet[],
  { today, pageOf, width }: { today: Day; pageOf: (slug: string) => string; width: number },
): Promise<{ gathered: GatheredTool[]; photos: Map<string, Uint8Array> }> {
  const slugs = sheets.map((sheet) => sheet.slug)
  const [lending, contacts, photos] = await Promise.all([
    lendingOf(db, slugs, today),
    contactsOf(db, sheets),
    photosOf({ db, files }, sheets, width),
  ])
  const gathered = sheets.map((sheet) => {
    const lent = lending.get(sheet.slug)
    return {
      sheet,
      around: {
        today,
        free: lent && sheet.lendable ? nextFree(lent, today) : null,
        contact: contacts.get(sheet.holder?.slug ?? '') ?? null,
        page: pageOf(sheet.slug),
        photo: photos.has(sheet.slug),
      },
    }
  })
  return { gathered, photos }
}

/** How the lenders of tools are reached, by slug of organisation: what their public sheets say. */
export async function contactsOf(db: Database, sheets: ToolSheet[]): Promise<Map<string, Contact>> {
  const slugs = [...new Set(sheets.flatMap((sheet) => sheet.holder?.slug ?? []))]
  const organisations = slugs.length === 0 ? [] : await getOrganisations(db, slugs)
  return new Map(organisations.map(({ slug, phone, email, website }) => [slug, { phone, email, website }]))
}

/** The first photo of each tool that has one at hand, made for paper at most so many pixels wide, by slug. */
export async function photosOf(
  { db, files }: { db: Database; files: FileStore },
  sheets: ToolSheet[],
  width: number,
): Promise<Map<string, Uint8Array>> {
  const first = sheets.flatMap((sheet) =>
    sheet.photos[0] ? [{ slug: sheet.slug, id: sheet.photos[0].id }] : [],
  )
  const photos = await photosForPrint(
    { db, files },
    first.map(({ id }) => id),
    width,
  )
  return new Map(
    first.flatMap(({ slug, id }) => {
      const content = photos.get(id)
      return content ? [[slug, content] as const] : []
    }),
  )
}

/** The photos of tools and of their parts that are at hand, made for paper at most so many pixels wide (JPEG), by id. */
export async function photosForPrint(
  { db, files }: { db: Database; files: FileStore },
  ids: string[],
  width: number,
): Promise<Map<string, Uint8Array>> {
  const photos = new Map<string, Uint8Array>()
  for (const [id, { fileId, widths }] of await shownPhotoFiles(db, ids)) {
    // The smallest that is wide enough, else the widest there is.
    const best = widths.find((each) => each >= width) ?? widths.at(-1)
    const content = best ? await readPhoto(files, fileId, best) : null
    if (content) photos.set(id, await photoForPrint(content, width))
  }
  return photos
}
