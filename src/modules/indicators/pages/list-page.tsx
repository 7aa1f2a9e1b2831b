import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import { formatChange } from '../messages/values.ts'
import type { ListedIndicator } from '../view-model.ts'
import { Figure } from './figure.tsx'
import { indicatorHref, keysOf } from './paths.ts'
import { Spark } from './spark.tsx'

/** With how it changed, and what is to be said beside the last value. */
type Listed = ListedIndicator & { change: number | null; note: Record<Lang, string | null> | null }

export type ListProps = {
  lang: Lang
  inRegion: string
  region: string
  listed: Listed[]
  sources: string[]
}

/** Every indicator by theme, with what it says of the region and how it changed. */
export function ListPage({ lang, inRegion, region, listed, sources }: ListProps) {
  const t = messages[lang]
  const groups = keysOf(t.themes).flatMap((theme) => {
    const own = listed.filter(({ indicator }) => indicator.theme === theme)
    return own.length > 0 ? [{ theme, own }] : []
  })
  return (
    <div class="wrap block indicators">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead(inRegion)}</p>
      {groups.length === 0 && (
        <p>
          {t.none} {t.noneHelp}
        </p>
      )}
      {groups.map(({ theme, own }) => (
        <section key={theme} class="section" aria-labelledby={`theme-${theme}`}>
          <h2 id={`theme-${theme}`}>{t.themes[theme]}</h2>
          <div class="table-scroll" role="group" aria-label={t.themes[theme]} tabindex={0}>
            <table class="listed">
              <thead>
                <tr>
                  <th scope="col">{t.indicator}</th>
                  <th scope="col" class="n">
                    {region}
                  </th>
                  <th scope="col" class="n">
                    {t.year}
                  </th>
                  <th scope="col">{t.evolution}</th>
                </tr>
              </thead>
              <tbody>
                {own.map((each) => (
                  <tr key={each.indicator.code}>
                    <th scope="row">
                      <a href={localPath(lang, indicatorHref(each.indicator.code))}>
                        {each.indicator.label[lang]}
                      </a>
                      {each.note?.[lang] && (
                        <>
                          <br />
                          <small class="dim">{each.note[lang]}</small>
                        </>
                      )}
                    </th>
                    <td class="n">
                      <strong>
                        <Figure lang={lang} indicator={each.indicator} cell={each.latest?.cell} />
                      </strong>
                    </td>
                    <td class="n">{each.latest?.year ?? each.indicator.vintages.at(-1)?.year}</td>
                    <td>
                      <Spark lang={lang} indicator={each.indicator} runs={each.runs} />
                      <small>{evolutionIn(lang, each)}</small>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      ))}
      {sources.length > 0 && (
        <p class="src">
          {t.sources}
          {lang === 'fr' ? '\u00a0: ' : ': '}
          {sources.join(' ; ')}.
        </p>
      )}
    </div>
  )
}

/** How an indicator changed within its last series; of a series of one year, that it begins there. */
function evolutionIn(lang: Lang, { indicator, latest, before, runs, change }: Listed): string | null {
  const t = messages[lang]
  if (before && change !== null) return t.since(formatChange(lang, indicator, change), before.year)
  return latest && runs.length > 1 ? t.newSeries(latest.year) : null
}
