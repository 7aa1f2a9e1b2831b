import type { OrganisationProfile } from '#modules/directory/index.ts'

type Hint =
  | 'descriptionFr'
  | 'audience'
  | 'theme'
  | 'format'
  | 'place'
  | 'point'
  | 'access'
  | 'contact'
  | 'openingHours'
  | 'photos'
type Point = { hint: Hint; href: string; isThere: (profile: OrganisationProfile, photos: number) => boolean }

/** What makes a record useful, in the order that helps most; `href` follows the record's own address. */
const wanted: Point[] = [
  {
    hint: 'descriptionFr',
    href: '/modifier/presentation',
    isThere: (p) => (p.descriptionFr ?? '').length >= 40,
  },
  { hint: 'place', href: '/modifier/place', isThere: (p) => p.place !== null || p.area !== null },
  {
    hint: 'contact',
    href: '/modifier/contact',
    isThere: (p) => Boolean(p.website || p.phone || p.email),
  },
  { hint: 'audience', href: '/modifier/offer', isThere: (p) => (p.terms.audience ?? []).length > 0 },
  { hint: 'theme', href: '/modifier/offer', isThere: (p) => (p.terms.theme ?? []).length > 0 },
  { hint: 'format', href: '/modifier/offer', isThere: (p) => (p.terms.format ?? []).length > 0 },
  {
    hint: 'point',
    href: '/modifier/place',
    isThere: (p) => p.place?.precision === 'address' || (p.place === null && p.area !== null),
  },
  { hint: 'openingHours', href: '/modifier/hours', isThere: (p) => p.openingHours !== null },
  {
    hint: 'access',
    href: '/modifier/place',
    isThere: (p) => (p.place?.access ?? []).length > 0 || Boolean(p.place?.accessFr),
  },
  { hint: 'photos', href: '/photos', isThere: (_p, photos) => photos > 0 },
]

/** How many points a complete record has. */
export const points = wanted.length

/** What a record lacks. */
export const missingPoints = (profile: OrganisationProfile, photos: number): { hint: Hint; href: string }[] =>
  wanted.filter((point) => !point.isThere(profile, photos)).map(({ hint, href }) => ({ hint, href }))
