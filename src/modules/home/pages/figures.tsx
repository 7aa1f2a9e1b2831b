import { countOf, formatNumber, formatPercent, formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { en } from '../messages/en.ts'
import { fr } from '../messages/fr.ts'
import type { RegionFigures } from '../model/figures.ts'

const messages = { fr, en }

/** The region in figures: each with where it comes from and when. */
export function Figures({ lang, figures }: { lang: Lang; figures: RegionFigures }) {
  const t = messages[lang].figures
  const museums = figures.facets['type:museum'] ?? 0
  const number = (value: number) => formatNumber(lang, value)
  return (
    <section class="wrap block" aria-labelledby="figures">
      <h2 id="figures">{t.title}</h2>
      {figures.actors === 0 && <p>{t.empty}</p>}
      <dl class="figures">
        {figures.actors > 0 && <Figure value={number(figures.actors)} label={t.actors} />}
        {museums > 0 && <Figure value={number(museums)} label={t.museums} />}
        {figures.epci > 0 && <Figure value={number(figures.epci)} label={t.epci} />}
        {figures.population !== null && <Figure value={number(figures.population)} label={t.population} />}
      </dl>
      {figures.actors > 0 && figures.communes > 0 && <Coverage lang={lang} figures={figures} />}
      <Sources lang={lang} figures={figures} />
    </section>
  )
}

function Figure({ value, label }: { value: string; label: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function Coverage({ lang, figures }: { lang: Lang; figures: RegionFigures }) {
  const t = messages[lang].figures
  const share = figures.coveredCommunes / figures.communes
  const people = figures.population ? (100 * figures.coveredPopulation) / figures.population : null
  return (
    <div class="coverage">
      <p class="coverage-line">
        <strong>
          {t.coverage(formatNumber(lang, figures.coveredCommunes), formatNumber(lang, figures.communes))}
        </strong>{' '}
        {people !== null && t.coveragePeople(formatPercent(lang, people, 0))}
      </p>
      <svg class="bar" viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect class="all" width="1000" height="14" />
        <rect class="part" width={Math.round(share * 1000)} height="14" />
      </svg>
      <p class="src">{t.coverageNote}</p>
    </div>
  )
}

function Sources({ lang, figures }: { lang: Lang; figures: RegionFigures }) {
  const t = messages[lang].figures
  const source = figures.populationSource
  const directory =
    figures.updatedAt && figures.sources > 0
      ? t.directorySource(
          countOf(lang, figures.sources, t.sources[0] ?? '', t.sources[1] ?? ''),
          formatShortDate(lang, figures.updatedAt),
        )
      : null
  if (!directory && !source) return null
  return (
    <p class="src">
      {t.sourceWord}{' '}
      {directory && (
        <>
          <a href={localPath(lang, '/donnees')}>{directory}</a>.{' '}
        </>
      )}
      {source && <>{t.populationSource(source.title, source.publisher, figures.populationYear)}.</>}
    </p>
  )
}
