import type { FacetLabel, NewEntry } from '#modules/search/index.ts'
import type { RegionPack } from './model/pack.ts'
import { type Territory, territoryPath } from './model.ts'

const kindTerms = {
  commune: ['commune', 'ville', 'village', 'town'],
  epci: ['EPCI', 'intercommunalité', 'intermunicipal body'],
  departement: ['département', 'department'],
  region: ['région', 'region'],
}
const typeTerms = {
  CC: 'communauté de communes',
  CA: 'communauté d’agglomération',
  CU: 'communauté urbaine',
  METRO: 'métropole',
  MET69: 'métropole',
}

/** What each territory shows in the search: found by its name, its postcodes, its other spellings. */
export function territoryEntries(
  pack: Pick<RegionPack, 'territories' | 'memberships'>,
  now: Date,
): NewEntry[] {
  const names = new Map(pack.territories.map((each) => [`${each.kind}/${each.code}`, each.name]))
  const containers = Map.groupBy(pack.memberships, (each) => `${each.memberKind}/${each.memberCode}`)
  return pack.territories.map((territory): NewEntry => {
    const id = `${territory.kind}/${territory.code}`
    const around = (containers.get(id) ?? []).map((each) => `${each.kind}/${each.code}`)
    const nearest =
      around.find((ref) => ref.startsWith('epci/')) ??
      around.find((ref) => ref.startsWith('departement/')) ??
      around[0]
    const departement = around.find((ref) => ref.startsWith('departement/'))
    const subtitle = [...new Set([nearest, departement])].flatMap((ref) =>
      ref ? [names.get(ref) ?? ''] : [],
    )
    return {
      kind: 'territory',
      id,
      path: territoryPath(territory),
      title: territory.name,
      subtitle: subtitle.join(', '),
      excerpt: '',
      type: territory.kind,
      aliases: aliases(territory),
      places: [],
      terms: [...kindTerms[territory.kind], ...(territory.type ? [typeTerms[territory.type]] : [])],
      text: [territory.code, ...(territory.facts.postcodes ?? [])].join(' '),
      point: territory.point,
      commune: territory.kind === 'commune' ? territory.code : null,
      facets: [`territory:${id}`, ...around.map((ref) => `territory:${ref}`)],
      // A quiet tie-break: one unit for each tenfold of population.
      weight: territory.population ? Math.log10(territory.population + 1) : 0,
      visibility: 'public',
      updatedAt: now,
    }
  })
}

/** An EPCI is looked for without its initials: « Sud Avesnois » for « CC du Sud Avesnois ». */
function aliases({ kind, name }: Pick<Territory, 'kind' | 'name'>): string[] {
  const short =
    kind === 'epci'
      ? name.replace(/^(CC|CA|CU|Métropole)\s+(de la |de l['’]|du |des |de |d['’])?/i, '')
      : name
  return short !== name && short ? [short] : []
}

/** The words of the `territory:` facets: names, larger territories first. */
export function territoryLabels(territories: Territory[]): FacetLabel[] {
  const rank = { region: 0, departement: 1, epci: 2, commune: 3 }
  return territories.map(({ kind, code, name }) => ({
    facet: `territory:${kind}/${code}`,
    labelFr: name,
    labelEn: name,
    position: rank[kind],
  }))
}
