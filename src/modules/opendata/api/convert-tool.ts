import {
  freeCopies,
  type Lending,
  lendingOfModules,
  type Modules,
  modulesIn,
  nextFree,
  refusalOf,
  type Span,
  type ToolSheet,
} from '#modules/tools/index.ts'
import { localPath } from '#platform/i18n/lang.ts'
import type { Voice } from './convert.ts'
import type { ApiAvailability, ApiTool } from './tool-schema.ts'

/** A published tool as the API gives it. */
export function toApiTool(it: ToolSheet, { lang, origin }: Voice): ApiTool {
  const said = (fr: string | null, en: string | null) => (lang === 'en' ? en : null) ?? fr
  const terms = (words: ToolSheet['themes']) =>
    words.map((word) => ({ code: word.code, label: lang === 'en' ? word.labelEn : word.labelFr }))
  const shown = ({ id, widths, altFr, altEn, credit }: ToolSheet['photos'][number]) => ({
    url: `${origin}/fichiers/outil/${id}/${Math.max(...widths)}.webp`,
    alt: said(altFr, altEn) ?? altFr,
    credit,
  })
  const named = ({ slug, name }: { slug: string | null; name: string }) => ({ slug, name })
  return {
    slug: it.slug,
    url: origin + localPath(lang, `/outils/${it.slug}`),
    kind: it.kind,
    title: said(it.titleFr, it.titleEn) ?? it.titleFr,
    summary: said(it.summaryFr, it.summaryEn),
    description: said(it.descriptionFr, it.descriptionEn),
    objectives: said(it.objectivesFr, it.objectivesEn),
    themes: terms(it.themes),
    audiences: terms(it.audiences),
    access: terms(it.access),
    languages: it.languages,
    ages: { min: it.ageMin, max: it.ageMax },
    durationMinutes: it.durationMinutes,
    groupSize: it.groupSize,
    room: {
      floorM2: it.floor,
      wallM: it.wall,
      heightM: it.height,
      power: it.power,
      internet: it.internet,
    },
    transport: { volumeM3: it.volume, weightKg: it.weight, vehicle: it.vehicle },
    setup: { minutes: it.setupMinutes, people: it.setupPeople },
    mediation: it.mediation,
    photos: it.photos.map(shown),
    replacementValue: it.replacementValue,
    documents: it.documents.map(({ id, title, bytes }) => ({
      ...{ title, bytes, format: 'application/pdf' },
      url: `${origin}/outils/${it.slug}/documents/${id}.pdf`,
    })),
    parts: it.parts.map(({ name, quantity, value, module, photo }) => ({
      ...{ name, quantity, value, module },
      photo: photo && shown(photo),
    })),
    modules: it.modulesApart ? modulesIn(it.parts) : [],
    lendable: it.lendable,
    conditions: {
      borrowers: it.borrowers,
      first: it.first,
      price: it.price,
      priceNote: it.priceNote,
      deposit: it.deposit,
      transport: it.transport,
      insurance: it.insurance,
      note: said(it.conditionsFr, it.conditionsEn),
      minDays: it.minDays,
      maxDays: it.maxDays,
      leadDays: it.leadDays,
      bufferBefore: it.bufferBefore,
      bufferAfter: it.bufferAfter,
    },
    holder: it.holder && named(it.holder),
    partners: it.partners.map(named),
    places: it.places,
    copies: it.copies,
    closures: it.closures.map(({ from, to }) => ({ from, to })),
    source: it.source,
    sourceUrl: it.sourceUrl,
    demonstration: it.demo,
    version: it.version,
    createdAt: it.createdAt.toISOString(),
    updatedAt: it.updatedAt.toISOString(),
  }
}

/** Whether a tool, or some of its modules, may be had over some days, seen from a day: why not, how many copies are free, and when each is taken between them. */
export function toApiAvailability(
  whole: Lending,
  { span, modules }: { span: Span; modules: Modules },
  present: string,
): ApiAvailability {
  const lending = lendingOfModules(whole, modules)
  const reason = refusalOf(lending, span, present)
  const days = (Date.parse(span.to) - Date.parse(span.from)) / 86_400_000 + 1
  return {
    ...span,
    modules: modules && [...modules],
    available: reason === null,
    reason,
    copies: reason === null ? freeCopies(lending, span).length : 0,
    nextFrom: reason === null ? span.from : nextFree(lending, present, days, span.from),
    taken: lending.copies.flatMap((copy) =>
      copy.taken
        .filter((period) => period.from <= span.to && span.from <= period.to)
        .map(({ from, to, modules: taken = null }) => ({
          copy: copy.code,
          from,
          to,
          modules: taken && [...taken],
        })),
    ),
  }
}
