import type { TerritoryKind } from '#modules/territories/index.ts'
import { formatNumber } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { DrawnMap } from '#ui/drawn-map.tsx'
import { Icon } from '#ui/icon.tsx'
import { diagnosisMessages } from '../messages/diagnosis.ts'
import { ActorsSection, NearestPanel } from './actors.tsx'
import { ReachSection, VerdictsSection } from './diagnosis.tsx'
import { EventsSection } from './events.tsx'
import { colon, messages, semicolon } from './figures.tsx'
import { Identity } from './identity.tsx'
import { IndicatorSections } from './indicators.tsx'
import { NextStepsSection, OfferSection, SimilarSection } from './next-steps.tsx'
import type { SheetLinks, SheetProps } from './sheet-props.ts'
import { StudySection } from './study.tsx'

/** The sheet of a territory: who it is, what the figures say, who acts there, what surrounds it. */
export function SheetPage(props: SheetProps) {
  const { lang, territory, containers, links, actors, map } = props
  const t = messages[lang]
  const { nearest } = props.diagnosis
  const { facts, kind, name } = territory
  const above = containers
    .filter((each) => each.kind === 'departement')
    .map((each) => each.name)
    .join(', ')
  return (
    <article class="wrap block sheet">
      <p class="kicker">
        {territory.type ? t.types[territory.type] : t.kind[kind]}
        {above && ` · ${above}`}
      </p>
      <h1>{name}</h1>
      {facts.departementsOutside && (
        <div class="alert">
          <Icon name="info" />
          <div>
            <p>{t.outside(facts.populationInside ?? null, territory.population)}</p>
          </div>
        </div>
      )}
      <Identity {...props} />
      {links.pdf && (
        <p class="actions no-print">
          <a class="btn ghost" href={localPath(lang, links.pdf)}>
            <Icon name="print" /> {diagnosisMessages[lang].pdf}
          </a>
        </p>
      )}
      {kind !== 'region' && <VerdictsSection {...props} />}
      <div class={nearest.length > 0 ? 'two section' : 'section'}>
        <ActorsSection lang={lang} actors={actors} links={links} hasNearest={nearest.length > 0} />
        {nearest.length > 0 && <NearestPanel lang={lang} nearest={nearest} />}
      </div>
      <div class="two even section">
        <EventsSection lang={lang} events={props.events} links={links} />
        <OfferSection {...props} equipment={actors.equipment} />
      </div>
      {kind !== 'region' && <ReachSection {...props} year={territory.populationYear} />}
      <IndicatorSections
        lang={lang}
        themes={props.themes}
        columns={props.columns}
        sources={props.sources}
        inRegion={props.inRegion}
        csv={links.csv}
        formerUntil={facts.formerUntil}
      />
      {props.studies.map((study) => (
        <StudySection key={study.source.id} lang={lang} study={study} />
      ))}
      <SimilarSection {...props} />
      <NextStepsSection {...props} />
      <div class={map ? 'two section' : 'section'}>
        <div>
          <Names
            lang={lang}
            title={t.members[kind]}
            territories={props.members}
            links={links}
            more={links.members}
          />
          <Names
            lang={lang}
            title={t.neighbours[kind]}
            territories={props.neighbours}
            links={links}
            more={null}
          />
        </div>
        {map && (
          <figure class="panel" aria-labelledby="carte">
            <h2 id="carte">{t.map}</h2>
            <DrawnMap {...map} />
            <figcaption class="src">
              {t.mapOf[kind]} <a href={localPath(lang, links.map)}>{t.onMap}</a>
            </figcaption>
          </figure>
        )}
      </div>
      <p class="src">
        {t.source}
        {colon(lang)}
        {props.identitySources
          .map(
            (each) => `${each.publisher}, ${each.title} (${each.vintage}${semicolon(lang)}${each.licence})`,
          )
          .join(semicolon(lang))}
        .
      </p>
    </article>
  )
}

/** Territories by name, each leading to its sheet. */
function Names({
  lang,
  title,
  territories,
  links,
  more,
}: {
  lang: Lang
  title: string
  territories: { kind: TerritoryKind; code: string; name: string; population?: number | null }[]
  links: SheetLinks
  more: string | null
}) {
  if (territories.length === 0 || title === '') return null
  return (
    <section>
      <h2>
        {title} <span class="dim">({formatNumber(lang, territories.length)})</span>
      </h2>
      <ul class="columns">
        {territories.map((each) => (
          <li key={each.code}>
            <a href={localPath(lang, links.sheet(each))}>{each.name}</a>
          </li>
        ))}
      </ul>
      {more && (
        <p>
          <a href={localPath(lang, more)}>{messages[lang].allMembers}</a>
        </p>
      )}
    </section>
  )
}
