import type { ComponentChildren } from 'preact'
import { formatNumber } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Icon } from '#ui/icon.tsx'
import { messages } from './figures.tsx'
import type { SheetProps } from './sheet-props.ts'

/** The identity of a territory: key numbers, what contains it, codes, official pages. */
export function Identity({
  lang,
  territory,
  containers,
  communes,
  seatName,
  density,
  actors,
  links,
}: SheetProps) {
  const t = messages[lang]
  const { facts, kind } = territory
  const whole = facts.communes ?? communes
  return (
    <section class="two" aria-label={t.identity}>
      <dl class="facts">
        {containers.length > 0 && (
          <>
            <dt>{t.inside}</dt>
            <dd>
              {containers.map((each, index) => (
                <span key={`${each.kind}/${each.code}`}>
                  {index > 0 && ', '}
                  <a href={localPath(lang, links.sheet(each))}>{each.name}</a>
                </span>
              ))}
            </dd>
          </>
        )}
        <Fact term={kind === 'epci' ? t.seat : t.prefecture}>
          {seatName && territory.seat && (
            <a href={localPath(lang, links.sheet({ kind: 'commune', code: territory.seat }))}>{seatName}</a>
          )}
        </Fact>
        <Fact term={t.postcodes(facts.postcodes?.length ?? 0)}>{facts.postcodes?.join(', ')}</Fact>
        <Fact term={kind === 'epci' ? t.siren : t.code}>{territory.code}</Fact>
        <Fact term={t.arrondissement}>{facts.arrondissement?.name}</Fact>
        <Fact term={t.employmentZone}>{facts.employmentZone?.name}</Fact>
        <Fact term={t.attractionArea}>
          {facts.attractionArea && attractionWords(lang, facts.attractionArea)}
        </Fact>
        <Fact term={t.links}>
          {links.official.length > 0 && (
            <ul class="plain">
              {links.official.map((each) => (
                <li key={each.url}>
                  <a href={each.url} rel="external">
                    {each.label} <Icon name="external" size={16} />
                  </a>
                </li>
              ))}
            </ul>
          )}
        </Fact>
      </dl>
      <dl class="ident">
        <div>
          <dt>
            {territory.populationYear === null ? t.themes.population : t.population(territory.populationYear)}
          </dt>
          <dd>{territory.population === null ? t.unknown : formatNumber(lang, territory.population)}</dd>
        </div>
        {kind !== 'commune' && (
          <div>
            <dt>{t.communes}</dt>
            <dd>{formatNumber(lang, whole)}</dd>
          </div>
        )}
        {territory.area !== null && (
          <div>
            <dt>{t.area}</dt>
            <dd>
              {t.km2(territory.area)} <small>{t.areaNote}</small>
            </dd>
          </div>
        )}
        {density !== null && (
          <div>
            <dt>{t.density}</dt>
            <dd>{t.perKm2(density)}</dd>
          </div>
        )}
        <div>
          <dt>{t.actorsCount}</dt>
          <dd>{formatNumber(lang, actors.total)}</dd>
        </div>
      </dl>
    </section>
  )
}

function Fact({ term, children }: { term: string; children: ComponentChildren }) {
  if (!children) return null
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  )
}

function attractionWords(lang: Lang, area: { name: string; category: string }): string {
  const words = messages[lang].attraction[area.category]
  return area.category === '30' ? (words ?? '') : [area.name, words].filter(Boolean).join(', ')
}
