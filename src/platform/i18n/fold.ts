/**
 * The folded form in which names are compared: lower case, no accent, one space between words, St(e) → saint(e).
 * The SQL function `fold` (migration 0001) computes the same; a property test holds the two together.
 */
export function fold(value: string): string {
  return value
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/\bst\b/g, 'saint')
    .replace(/\bste\b/g, 'sainte')
}

/** A URL slug: the folded form joined by hyphens, cut at a word near 80 characters; `fallback` when nothing is left. */
export function slugify(value: string, fallback: string): string {
  const slug = fold(value).replaceAll(' ', '-')
  const cut = slug.length > 80 ? slug.slice(0, 80).replace(/-[^-]*$/, '') : slug
  return cut || fallback
}
