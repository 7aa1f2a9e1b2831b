import { z } from 'zod'
import type { Lang } from '#platform/i18n/lang.ts'

export const visibilities = ['private', 'link', 'public'] as const
export type Visibility = (typeof visibilities)[number]
export const widths = ['half', 'full'] as const
export type Width = (typeof widths)[number]

/** What is enough for anybody. */
export const limits = {
  tiles: 24,
  dashboards: 60,
  views: 200,
  title: 120,
  intro: 1000,
  words: 1000,
  name: 160,
}

/** A view with a sentence, or a sentence alone when `address` is null. */
export type Tile = {
  id: string
  address: string | null
  words: string
  wordsEn: string | null
  width: Width
}

export type Dashboard = {
  id: string
  slug: string
  title: string
  titleEn: string | null
  intro: string
  introEn: string | null
  /** In which people wrote it; those of the pack are in both. */
  lang: Lang
  origin: 'pack' | 'people'
  /** Whose it is; null: the site’s team. That of a merged organisation is the one that was kept. */
  organisation: { id: string; slug: string; name: string } | null
  visibility: Visibility
  shareKey: string | null
  updatedAt: Date
  tiles: Tile[]
}

/** A dashboard in a list. */
export type ListedDashboard = Omit<Dashboard, 'tiles' | 'shareKey'> & { tiles: number }

/** A view kept by somebody. */
export type SavedView = { id: string; address: string; name: string }

export const dashboardsPath = '/observatoire/tableaux'
export const dashboardPath = (slug: string): string => `${dashboardsPath}/${slug}`

/** The order of some things once one of them has moved a place; the same at the ends. */
export function movedOrder(ids: readonly string[], id: string, towards: 'up' | 'down'): string[] {
  const at = ids.indexOf(id)
  const to = towards === 'up' ? at - 1 : at + 1
  const order = [...ids]
  if (at < 0 || to < 0 || to >= ids.length) return order
  order[at] = ids[to] as string
  order[to] = id
  return order
}

const words = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) })
const address = z
  .string()
  .regex(/^[a-z]+\/[a-z0-9][a-z0-9._:/-]*(\?.*)?$/, 'genre/objet?question')
  .max(500)

/** The dashboards that a region pack ships. */
export const packDashboards = z.array(
  z.strictObject({
    slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).max(100), // biome-ignore format: one line
    title: words,
    intro: words,
    tiles: z
      .array(
        z
          .strictObject({
            view: address.optional(),
            words: words.optional(),
            width: z.enum(widths).default('half'),
          })
          .refine((it) => it.view !== undefined || it.words !== undefined, 'une vue ou une phrase'),
      )
      .min(1)
      .max(limits.tiles),
  }),
)
export type PackDashboard = z.infer<typeof packDashboards>[number]
