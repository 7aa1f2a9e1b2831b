/** The two languages of the interface. French stands at the root of the site, English under `/en`. */
export const languages = ['fr', 'en'] as const
export type Lang = (typeof languages)[number]

/** The path of a page in a language: `/annuaire` → `/en/annuaire`. */
export function localPath(lang: Lang, path: string): string {
  return lang === 'fr' ? path : path === '/' ? '/en' : `/en${path}`
}

/** Splits a request path into its language and the language-free path: `/en/annuaire` → `['en', '/annuaire']`. */
export function splitPath(path: string): [Lang, string] {
  if (path === '/en' || path === '/en/') return ['en', '/']
  return path.startsWith('/en/') ? ['en', path.slice(3)] : ['fr', path]
}

/** A catalogue holds the same keys in both languages; French is the reference. */
export type Catalogue<T> = Record<Lang, T>

/** Picks the `_fr` or `_en` column of a row, French when the English one is empty. */
export function inLang<K extends string>(
  row: { [P in `${K}_fr`]: string | null } & { [P in `${K}_en`]: string | null },
  key: K,
  lang: Lang,
): string | null {
  const values = row as Record<string, string | null>
  return (lang === 'en' ? values[`${key}_en`] : null) || (values[`${key}_fr`] ?? null)
}
