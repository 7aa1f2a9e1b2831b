/** A public route and the addresses it is measured at: varied, so that no single answer is just repeated. */
export type BenchRoute = {
  name: string
  urls: string[]
  /** Its own budget of p99, in milliseconds, when it is not that of every page. */
  budget?: number
}

/** Values that exist in the loaded database, to make addresses of. */
export type BenchSample = {
  slugs: string[]
  communes: string[]
  communeNames: string[]
  epci: string[]
  departements: string[]
  region: string
  themes: string[]
  types: string[]
  tiles: { z: number; x: number; y: number }[]
  dashboards: string[]
}

/** Every public route of the product, after two baselines that tell the machine's own speed. */
export function benchRoutes(sample: BenchSample): BenchRoute[] {
  const queries = sample.communeNames
    .slice(0, 20)
    .flatMap((name) => [`musée ${name}`, `astronomi ${name}`, `robotike`, name.toLowerCase()])
  const at = (path: string, values: string[]) =>
    values.map((value) => path.replace('{}', encodeURIComponent(value)))
  return [
    { name: 'baseline: GET /sante (no database)', urls: ['/sante'] },
    { name: 'baseline: GET /sante/pret (one SELECT 1)', urls: ['/sante/pret'] },
    { name: 'home', urls: ['/', '/en'] },
    { name: 'directory list', urls: ['/annuaire', ...[2, 3, 4, 5].map((page) => `/annuaire?page=${page}`)] },
    { name: 'directory list, one theme', urls: at('/annuaire?theme={}', sample.themes) },
    {
      name: 'directory list, type and département',
      urls: sample.types.flatMap((type) =>
        sample.departements.map((code) => `/annuaire?type=${type}&territoire=departement/${code}`),
      ),
    },
    { name: 'directory list, EPCI by name', urls: at('/annuaire?tri=nom&territoire=epci/{}', sample.epci) },
    {
      name: 'directory list, near a commune',
      urls: at('/annuaire?pres={}&rayon=20&tri=distance', sample.communeNames),
    },
    { name: 'organisation', urls: at('/annuaire/{}', sample.slugs) },
    { name: 'search', urls: at('/recherche?q={}', queries) },
    {
      name: 'suggestions',
      urls: at(
        '/recherche/suggestions?q={}',
        queries.map((query) => query.slice(0, 5)),
      ),
    },
    { name: 'territories', urls: ['/territoires', ...at('/territoires?q={}', sample.communeNames)] },
    { name: 'commune sheet', urls: at('/territoires/commune/{}', sample.communes) },
    { name: 'territory sheet (EPCI)', urls: at('/territoires/epci/{}', sample.epci), budget: 60 },
    { name: 'département sheet', urls: at('/territoires/departement/{}', sample.departements) },
    { name: 'region sheet', urls: [`/territoires/region/${sample.region}`] },
    { name: 'indicators', urls: ['/observatoire/indicateurs', '/en/observatoire/indicateurs'] },
    {
      name: 'indicator, map of communes',
      urls: ['unemployment', 'managers', 'median-income', 'higher-education'].flatMap((code) => [
        `/observatoire/indicateurs/${code}?niveau=commune`,
        `/observatoire/indicateurs/${code}?niveau=commune&page=3`,
      ]),
    },
    {
      name: 'indicator, map of EPCI',
      urls: at('/observatoire/indicateurs/unemployment?avec=epci/{}', sample.epci),
    },
    {
      name: 'coverage',
      urls: sample.types.map((type) => `/observatoire/couverture?lieu=organisation:${type}`),
    },
    // Those of the pack, which the site loads at its first start: only in a database that was kept.
    { name: 'dashboard', urls: at('/observatoire/tableaux/{}', sample.dashboards) },
    { name: 'map page', urls: ['/carte', ...at('/carte?theme={}', sample.themes)] },
    {
      name: 'map tiles',
      urls: sample.tiles.map((tile) => `/carte/tuiles/${tile.z}/${tile.x}/${tile.y}.mvt`),
    },
    {
      name: 'API organisations',
      urls: [
        '/api/v1/organisations?limit=50',
        ...at('/api/v1/organisations?limit=50&theme={}', sample.themes),
      ],
    },
    { name: 'API organisation', urls: at('/api/v1/organisations/{}', sample.slugs) },
    { name: 'API territory', urls: at('/api/v1/territories/commune/{}', sample.communes) },
    { name: 'open data page', urls: ['/donnees'] },
    { name: 'static page', urls: ['/aide', '/accessibilite'] },
  ]
}
