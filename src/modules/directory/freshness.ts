import type { OrganisationPage } from './model.ts'

/** Information older than this many years is said to be old. */
const oldAfterYears = 2

/**
 * The year of the most recent word about an organisation, when it is old; null when it is recent, confirmed since,
 * or when no source tells its date. Dates are as the sources write them: « juillet 2025 », « 2022-06-07 », « 04/09/2024 ».
 */
export function oldSince(
  organisation: Pick<OrganisationPage, 'sources' | 'confirmedAt'>,
  now: Date,
): number | null {
  const written = organisation.sources.flatMap((source) => [
    ...yearsIn(source.vintage),
    ...yearsIn(source.dated ?? ''),
  ])
  const years = [...written, ...(organisation.confirmedAt ? [organisation.confirmedAt.getUTCFullYear()] : [])]
  const latest = Math.max(...years)
  return years.length > 0 && now.getUTCFullYear() - latest >= oldAfterYears ? latest : null
}

function yearsIn(text: string): number[] {
  return (text.match(/\b(?:19|20)\d{2}\b/g) ?? []).map(Number)
}
