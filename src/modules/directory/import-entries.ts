import type { NewEntry } from '#modules/search/index.ts'
import type { ImportContext } from './import-context.ts'
import { type OrganisationProfile, termVocabularies, type Vocabulary } from './model.ts'

/** The search entry of an organisation: what lists, search, map and exports read of it. */
export function organisationEntry(
  profile: OrganisationProfile,
  slug: string,
  context: ImportContext,
  updatedAt: Date,
): NewEntry {
  const commune = profile.place ? context.communes.get(profile.place.commune) : undefined
  const area = profile.area ? context.territories.get(`${profile.area.kind}/${profile.area.code}`) : undefined
  const codes = [
    ['type', profile.type] as const,
    ...(profile.legalStatus ? [['legal_status', profile.legalStatus] as const] : []),
    ...termVocabularies.flatMap((vocabulary) =>
      (profile.terms[vocabulary] ?? []).map((code) => [vocabulary, code] as const),
    ),
  ]
  const terms = codes.flatMap(([vocabulary, code]) => {
    const term = context.terms[vocabulary].get(code)
    return term ? [term.labelFr, term.labelEn] : []
  })
  const description = profile.descriptionFr ?? ''
  return {
    kind: 'organisation',
    id: slug,
    path: `/annuaire/${slug}`,
    title: profile.name,
    subtitle: commune?.name ?? area?.name ?? '',
    excerpt: excerpt(description),
    type: profile.type,
    aliases: profile.aliases,
    places: [commune?.name, profile.place?.name].filter((name) => typeof name === 'string'),
    terms,
    text: [description, profile.descriptionEn, profile.place?.address].filter(Boolean).join('\n'),
    point: profile.place?.point ?? null,
    commune: commune?.code ?? null,
    facets: [
      ...codes.map(([vocabulary, code]) => `${facetGroup(vocabulary)}:${code}`),
      ...territoryFacets(profile, context),
    ],
    weight: completeness(profile),
    visibility: 'public',
    updatedAt,
  }
}

/** The facet group of a vocabulary: `legal_status` is shown as `status`. */
export function facetGroup(vocabulary: Vocabulary): string {
  return vocabulary === 'legal_status' ? 'status' : vocabulary
}

/** The territories an organisation counts in: its commune or its area, and what contains it up to the département. */
function territoryFacets(profile: OrganisationProfile, context: ImportContext): string[] {
  const own = profile.place
    ? `commune/${profile.place.commune}`
    : profile.area
      ? `${profile.area.kind}/${profile.area.code}`
      : null
  if (!own) return []
  const containers = context.territories.get(own)?.containers ?? []
  return [own, ...containers].filter((one) => !one.startsWith('region/')).map((one) => `territory:${one}`)
}

/** From 0 to 1: how much a card says, a quiet tie-break between equal answers. */
function completeness(profile: OrganisationProfile): number {
  const told = [
    profile.descriptionFr,
    profile.website,
    profile.phone ?? profile.email,
    profile.openingHours,
    profile.place?.address,
    profile.terms.theme?.length,
    profile.terms.role?.length,
    profile.identifiers.length,
  ]
  return told.filter(Boolean).length / told.length
}

function excerpt(description: string): string {
  return description.length <= 240 ? description : `${description.slice(0, 240).replace(/\s+\S*$/, '')}…`
}
