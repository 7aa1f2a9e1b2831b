import { formatDistance, formatNumber, formatPercent, formatShortDate } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { printable } from '#platform/pdf/printable.ts'
import { drawQr } from '#platform/pdf/qr-code.ts'
import type { PrintedDocument } from '#platform/pdf/typesetter.ts'
import { type Diagnosis, limits, type Verdict } from '../diagnosis-model.ts'
import type { Sheet } from '../get-sheet.ts'
import type { WholeSheet } from '../get-whole-sheet.ts'
import { diagnosisMessages } from '../messages/diagnosis.ts'
import { en } from '../messages/en.ts'
import { fr } from '../messages/fr.ts'
import { printedMessages } from '../messages/printed.ts'
import {
  kindInWords,
  othersInWords,
  seasonInWords,
  toolInWords,
  verdictInWords,
} from '../messages/verdicts.ts'
import { printedFigures } from './printed-figures.ts'
import template from './sheet.typ?raw'

/** What stands around the sheet when it is printed; `map` is an SVG, or null. */
export type PrintSettings = {
  lang: Lang
  site: string
  page: string
  now: Date
  inRegion: string
  km: number
  map: string | null
  /** Of the identity: geographic code, areas, contours. */
  sources: string[]
}

// What two pages hold and stays readable.
const most = { verdicts: 5, reach: 9, groups: 10, names: 3, equipment: 8, points: 4, events: 4 }

/** The sheet of a territory on two pages, as an elected member reads it. */
export function sheetDocument(
  { sheet, diagnosis, events }: WholeSheet,
  settings: PrintSettings,
): PrintedDocument {
  const { lang, site, page, now, inRegion, km, map } = settings
  const t = { ...(lang === 'en' ? en : fr), ...diagnosisMessages[lang], ...printedMessages[lang] }
  const { territory, actors } = sheet
  const day = formatShortDate(lang, now)
  const number = (value: number) => formatNumber(lang, value)
  const verdicts = (tone: Verdict['tone']) =>
    diagnosis.verdicts
      .filter((each) => each.tone === tone)
      .slice(0, most.verdicts)
      .map((each) => printable(verdictInWords(lang, each, { km, inRegion })))
  const [study] = sheet.studies
  return {
    template,
    data: {
      lang,
      title: printable(territory.name, 80),
      author: printable(site, 80),
      site: printable(site, 80),
      date: now.toISOString().slice(0, 10).split('-').map(Number),
      kicker: t.kicker,
      edition: t.edition(day),
      address: printable(page.replace(/^https?:\/\//, ''), 120),
      kind: printable(
        [
          territory.type ? t.types[territory.type] : t.kind[territory.kind],
          ...sheet.containers.filter(({ kind }) => kind === 'departement').map(({ name }) => name),
        ].join(' · '),
        120,
      ),
      facts: [
        ...(territory.population !== null && territory.populationYear !== null
          ? [{ label: t.population(territory.populationYear), text: number(territory.population) }]
          : []),
        ...(territory.area ? [{ label: t.area, text: t.km2(territory.area) }] : []),
        ...(territory.kind === 'commune'
          ? []
          : [{ label: t.communes, text: number(territory.facts.communes ?? sheet.communes) }]),
        { label: t.actorsCount, text: number(actors.total) },
        { label: t.events, text: number(events.coming.total) },
      ],
      strengths: { title: t.strengths, none: t.noStrength, lines: verdicts('strength') },
      lacks: { title: t.lacks, none: t.noLack, lines: verdicts('lack') },
      figures: printedFigures(lang, sheet),
      reach: diagnosis.reach
        .filter(({ sought }) => sought)
        .slice(0, most.reach)
        .map((each) => ({
          label: printable(kindInWords(lang, each), 80),
          here: formatPercent(lang, each.here.share, 0),
          region: formatPercent(lang, each.region.share, 0),
          mean: `${formatNumber(lang, each.here.meanKm, 1)} km`,
        })),
      map: map === null ? null : printable(t.mapAlt(territory.name)),
      actors: actors.groups.slice(0, most.groups).map(({ label, count, first }) => ({
        label: printable(label[lang], 60),
        count: number(count),
        names: printable(
          first
            .slice(0, most.names)
            .map(({ title }) => title)
            .join(', '),
          130,
        ),
      })),
      offer: offerOf(sheet, diagnosis, lang),
      events: {
        total: t.eventsTold(events.coming.total, events.lastYear.count),
        next: events.coming.entries.slice(0, most.events).map(({ title, subtitle, next }) => ({
          title: printable(title, 80),
          when: next ? formatShortDate(lang, next.begin) : '',
          where: printable(subtitle, 60),
        })),
      },
      study: study
        ? {
            title: t.study(study.source.vintage),
            levers: study.levers.slice(0, most.points).map((each) => printable(each, 220)),
            brakes: study.brakes.slice(0, most.points).map((each) => printable(each, 220)),
          }
        : null,
      similar: diagnosis.similar.map((each) => ({
        name: printable(each.name, 60),
        about: printable(
          [
            ...(each.population === null ? [] : [t.inhabitants(each.population)]),
            t.similarActors(each.actors),
          ].join(', '),
        ),
        lines: othersInWords(lang, each).map((line) => printable(line, 160)),
      })),
      next: nextOf(diagnosis, lang),
      sources: printable(`${[t.siteSource(site, day), ...settings.sources].join(' ; ')}.`, 900),
      rules: printable(
        t.printedRules(
          limits.points,
          km,
          formatNumber(lang, limits.strong, 2),
          formatNumber(lang, limits.weak, 1),
        ),
        400,
      ),
      words: {
        figures: t.figures,
        here: t.here,
        region: t.region,
        change: t.change,
        reach: t.reach(km),
        mean: t.reachMean,
        actors: t.actorsTitle,
        equipment: t.equipment,
        noEquipment: t.noEquipment,
        tools: t.toolsCame,
        noTools: t.noToolsCame,
        agenda: t.events,
        levers: t.levers,
        brakes: t.brakes,
        similar: t.similar,
        similarNothing: t.similarNothing,
        funding: t.funding,
        next: t.next,
        contacts: t.contacts,
        freeTools: t.tools,
        toolsLead: t.toolsLead,
        seasons: t.seasons,
        scan: t.scan,
        sources: t.sourcesTitle,
        qr: printable(t.qr(territory.name)),
      },
    },
    pictures: { 'qr.svg': drawQr(page), ...(map !== null && { 'map.svg': map }) },
  }
}

function offerOf({ actors: { equipment } }: Sheet, { received }: Diagnosis, lang: Lang) {
  return {
    equipment: equipment
      .slice(0, most.equipment)
      .map(({ label, count }) => printable(`${label[lang]} (${formatNumber(lang, count)})`, 80)),
    tools: received.tools.slice(0, most.equipment).map(({ title }) => printable(title[lang], 80)),
  }
}

function nextOf({ next }: Diagnosis, lang: Lang) {
  const t = { ...diagnosisMessages[lang], ...printedMessages[lang] }
  const far = (km: number) => formatDistance(lang, km)
  return {
    contacts: next.contacts.map(({ kind, entry }) =>
      printable(
        `${entry.title}, ${entry.subtitle} (${far(entry.distance)}). ${t.contactFor(kind[lang])}`,
        220,
      ),
    ),
    noContact: t.noContact,
    tools: next.tools.map((tool) =>
      printable(
        `${toolInWords(lang, tool)}${tool.subtitle ? `, ${tool.subtitle}` : ''}, ${far(tool.distance)}`,
        160,
      ),
    ),
    noTool: t.noTool,
    funding: next.funding.map(({ name, holder, dated, forWhom }) => ({
      name: printable(name[lang], 90),
      about: printable([holder[lang], ...(forWhom ? [forWhom[lang]] : []), t.toCheck(dated)].join('. '), 200),
    })),
    noFunding: t.noFunding,
    seasons: next.seasons.map((each) => printable(seasonInWords(lang, each), 120)),
    noSeason: t.noSeason,
  }
}
