import type { IdentifierScheme } from './model.ts'

/** Where each register shows its own page of a value; a register without such a page has none. */
const pages: Partial<Record<IdentifierScheme, (value: string) => string>> = {
  siret: (value) => `https://annuaire-entreprises.data.gouv.fr/etablissement/${value}`,
  siren: (value) => `https://annuaire-entreprises.data.gouv.fr/entreprise/${value}`,
  rna: (value) => `https://annuaire-entreprises.data.gouv.fr/rechercher?terme=${value}`,
  museofile: (value) => `https://www.pop.culture.gouv.fr/notice/museo/${value}`,
  ror: (value) => `https://ror.org/${value}`,
  wikidata: (value) => `https://www.wikidata.org/wiki/${value}`,
}

/** The address of an identifier on the site of its register. */
export function identifierLink(scheme: IdentifierScheme, value: string): string | null {
  return pages[scheme]?.(encodeURIComponent(value)) ?? null
}
