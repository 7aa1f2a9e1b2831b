import type { OrganisationLinkTo, OrganisationPage, Term, TermVocabulary } from '#modules/directory/index.ts'
import { density, territoryPath } from '#modules/territories/index.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import type { IndicatorFigure, TerritoryRecord } from '../model.ts'
import type { ApiOrganisation, ApiTerritory, ApiTerritorySheet } from './schemas.ts'

/** In what language, and at which public origin, the addresses and labels of an answer are written. */
export type Voice = { lang: Lang; origin: string }

const word = (term: Term, lang: Lang) => ({
  code: term.code,
  label: lang === 'fr' ? term.labelFr : term.labelEn,
})

/** An organisation as the API gives it: every field it has is public. */
export function toApiOrganisation(it: OrganisationPage, { lang, origin }: Voice): ApiOrganisation {
  const address = (slug: string) => origin + localPath(lang, `/annuaire/${slug}`)
  const link = ({ slug, name }: OrganisationLinkTo) => ({ slug, name, url: address(slug) })
  const terms = (vocabulary: TermVocabulary) =>
    it.terms.filter((term) => term.vocabulary === vocabulary).map((term) => word(term, lang))
  return {
    slug: it.slug,
    url: address(it.slug),
    name: it.name,
    otherNames: it.aliases,
    type: word(it.type, lang),
    legalStatus: it.legalStatus && word(it.legalStatus, lang),
    description: (lang === 'en' ? it.descriptionEn : null) ?? it.descriptionFr,
    roles: terms('role'),
    themes: terms('theme'),
    audiences: terms('audience'),
    formats: terms('format'),
    skills: terms('skill'),
    equipment: terms('equipment'),
    parent: it.parent && link(it.parent),
    networks: it.networks.map(link),
    area: it.area,
    places: it.places.map((place) => ({
      main: place.main,
      name: place.name,
      address: place.address,
      postcode: place.postcode,
      commune: { code: place.commune, name: place.communeName },
      epci: place.epci,
      departement: place.departement,
      point: place.point,
      precision: place.precision,
      access: place.access.map((term) => word(term, lang)),
      accessNote: (lang === 'en' ? place.accessEn : null) ?? place.accessFr,
    })),
    openingHours: it.openingHours,
    phone: it.phone,
    email: it.email,
    website: it.website,
    links: it.links,
    identifiers: it.identifiers,
    foundedOn: it.foundedOn,
    sources: it.sources.map((source) => ({
      id: source.sourceId,
      title: source.title,
      publisher: source.publisher,
      url: source.url,
      licence: source.licence,
      licenceConfirmed: source.licenceConfirmed,
      vintage: source.vintage,
      record: source.recordId,
      dated: source.dated,
    })),
    version: it.version,
    confirmedAt: it.confirmedAt?.toISOString() ?? null,
    createdAt: it.createdAt.toISOString(),
    updatedAt: it.updatedAt.toISOString(),
  }
}

/** A territory as the API gives it in a list. */
export function toApiTerritory(it: TerritoryRecord, { lang, origin }: Voice): ApiTerritory {
  const perKm2 = density(it)
  return {
    kind: it.kind,
    code: it.code,
    url: origin + localPath(lang, territoryPath(it)),
    name: it.name,
    type: it.type,
    population: it.population,
    populationYear: it.populationYear,
    areaKm2: it.area === null ? null : Number(it.area.toFixed(2)),
    density: perKm2 === null ? null : Number(perKm2.toFixed(1)),
    point: it.point,
    seat: it.seat,
    containers: it.containers,
    sourceId: it.sourceId,
  }
}

/** A territory with its indicators, each with its years in order. */
export function toApiTerritorySheet(
  it: TerritoryRecord,
  figures: IndicatorFigure[],
  voice: Voice,
): ApiTerritorySheet {
  const { lang } = voice
  const indicators = [...Map.groupBy(figures, (figure) => figure.indicator)].map(([code, years]) => {
    const [first] = years as [IndicatorFigure]
    return {
      code,
      label: lang === 'fr' ? first.labelFr : first.labelEn,
      unit: first.unit as ApiTerritorySheet['indicators'][number]['unit'],
      values: years.map((figure) => ({
        year: figure.year,
        value: figure.value,
        status: figure.status,
        series: figure.series,
        note: (lang === 'en' ? figure.noteEn : null) ?? figure.noteFr,
        source: {
          id: figure.sourceId,
          title: figure.source,
          publisher: figure.publisher,
          vintage: figure.vintage,
        },
      })),
    }
  })
  return { ...toApiTerritory(it, voice), indicators }
}

/** Only the fields asked for, in the order of the whole; all of them when none is named. */
export function selectFields<T extends object>(row: T, fields: readonly string[] | null): Partial<T> {
  if (!fields) return row
  return Object.fromEntries(Object.entries(row).filter(([name]) => fields.includes(name))) as Partial<T>
}
