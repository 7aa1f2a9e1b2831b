import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { messages } from './messages/index.ts'
import type { DescribedSet } from './model.ts'

const licence = 'https://www.etalab.gouv.fr/licence-ouverte-open-licence'
const mediaTypes = {
  CSV: 'https://www.iana.org/assignments/media-types/text/csv',
  GeoJSON: 'https://www.iana.org/assignments/media-types/application/geo+json',
  NDJSON: 'https://www.iana.org/assignments/media-types/application/x-ndjson',
}
const fileTypes = { CSV: 'CSV', GeoJSON: 'GEOJSON', NDJSON: 'JSON' }
const frequency = (name: string) => ({
  '@id': `http://publications.europa.eu/resource/authority/frequency/${name}`,
})

const context = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}

type Publisher = { region: string; agency: string | null; contactEmail: string | null }

/** The catalogue in DCAT-AP 3 (JSON-LD), in both languages at once: what data.gouv.fr and data.europa.eu harvest. */
export function catalogue(sets: DescribedSet[], origin: string, { region, agency, contactEmail }: Publisher) {
  const page = (lang: Lang) => origin + localPath(lang, '/donnees')
  const both = (write: (t: (typeof messages)['fr']) => string) => [
    { '@value': write(messages.fr), '@language': 'fr' },
    { '@value': write(messages.en), '@language': 'en' },
  ]
  const publisher = {
    '@id': `${page('fr')}#editeur`,
    '@type': 'foaf:Agent',
    'foaf:name': agency ?? `Maillage ${region}`,
  }
  const instant = (date: Date) => ({ '@value': date.toISOString(), '@type': 'xsd:dateTime' })
  const modified = sets.flatMap((set) => set.modified ?? []).sort((a, b) => b.getTime() - a.getTime())[0]

  return {
    '@context': context,
    '@id': `${page('fr')}#catalogue`,
    '@type': 'dcat:Catalog',
    'dct:title': both((t) => `${t.title} – Maillage ${region}`),
    'dct:description': both((t) => t.lead(region)),
    'dct:publisher': publisher,
    'dct:language': ['FRA', 'ENG'].map((code) => ({
      '@id': `http://publications.europa.eu/resource/authority/language/${code}`,
    })),
    'dct:license': { '@id': licence },
    'foaf:homepage': { '@id': page('fr') },
    ...(modified ? { 'dct:modified': instant(modified) } : {}),
    'dcat:dataset': sets.map((set) => ({
      '@id': `${page('fr')}#${set.id}`,
      '@type': 'dcat:Dataset',
      'dct:identifier': `${page('fr')}#${set.id}`,
      'dct:title': both((t) => `${t.sets[set.id].title} – ${region}`),
      'dct:description': both((t) => `${t.sets[set.id].description} ${t.sets[set.id].about}`),
      'dcat:keyword': (['fr', 'en'] as const).flatMap((lang) =>
        messages[lang].sets[set.id].keywords.map((word) => ({ '@value': word, '@language': lang })),
      ),
      'dct:publisher': { '@id': publisher['@id'] },
      ...(contactEmail
        ? {
            'dcat:contactPoint': {
              '@type': 'vcard:Organization',
              'vcard:fn': publisher['foaf:name'],
              'vcard:hasEmail': { '@id': `mailto:${contactEmail}` },
            },
          }
        : {}),
      'dct:spatial': { '@type': 'dct:Location', 'dct:title': region },
      'dct:accrualPeriodicity': frequency(
        set.id === 'territoires' || set.id === 'indicateurs' ? 'ANNUAL' : 'CONT',
      ),
      'dct:license': { '@id': licence },
      'dcat:landingPage': (['fr', 'en'] as const).map((lang) => ({ '@id': `${page(lang)}#${set.id}` })),
      ...(set.modified ? { 'dct:modified': instant(set.modified) } : {}),
      ...(set.schema
        ? {
            'dct:conformsTo': {
              '@id': set.schema.url,
              '@type': 'dct:Standard',
              'dct:title': `${set.schema.name} ${set.schema.version}`,
            },
          }
        : {}),
      'dct:source': set.sources.map((source) => ({
        ...(source.url ? { '@id': source.url } : {}),
        'dct:title': `${source.publisher}, ${source.title} (${source.vintage})`,
      })),
      'dcat:distribution': set.files.map((file) => ({
        '@id': `${origin}/donnees/${file.name}`,
        '@type': 'dcat:Distribution',
        'dct:title': file.name,
        'dcat:accessURL': { '@id': `${origin}/donnees/${file.name}` },
        'dcat:downloadURL': { '@id': `${origin}/donnees/${file.name}` },
        'dcat:mediaType': { '@id': mediaTypes[file.format] },
        'dct:format': {
          '@id': `http://publications.europa.eu/resource/authority/file-type/${fileTypes[file.format]}`,
        },
        'dct:license': { '@id': licence },
      })),
    })),
  }
}
