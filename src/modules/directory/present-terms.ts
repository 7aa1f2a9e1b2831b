import type { OrganisationRecord, TermVocabulary, Vocabulary } from './model.ts'

/** The codes of one vocabulary that a record holds. */
export function codesOf(record: OrganisationRecord, vocabulary: Vocabulary): string[] {
  if (vocabulary === 'type') return [record.type]
  if (vocabulary === 'legal_status') return record.legalStatus ? [record.legalStatus] : []
  if (vocabulary === 'access') return record.place?.access ?? []
  return record.terms[vocabulary as TermVocabulary] ?? []
}

/** The same record with other codes of one vocabulary. */
export function withCodes(
  record: OrganisationRecord,
  vocabulary: Vocabulary,
  codes: string[],
): OrganisationRecord {
  const unique = [...new Set(codes)]
  if (vocabulary === 'type') return { ...record, type: unique[0] ?? record.type }
  if (vocabulary === 'legal_status') return { ...record, legalStatus: unique[0] ?? null }
  if (vocabulary === 'access')
    return { ...record, place: record.place && { ...record.place, access: unique } }
  return { ...record, terms: { ...record.terms, [vocabulary]: unique } }
}

/** A record in the terms of today: codes that were merged are those they were merged into. */
export function inPresentTerms(
  record: OrganisationRecord,
  replaced: Map<string, string>,
): OrganisationRecord {
  if (replaced.size === 0) return record
  const vocabularies = ['type', 'legal_status', 'access', ...Object.keys(record.terms)] as Vocabulary[]
  return vocabularies.reduce((one, vocabulary) => {
    const codes = codesOf(one, vocabulary)
    return codes.some((code) => replaced.has(`${vocabulary}/${code}`))
      ? withCodes(
          one,
          vocabulary,
          codes.map((code) => replaced.get(`${vocabulary}/${code}`) ?? code),
        )
      : one
  }, record)
}
