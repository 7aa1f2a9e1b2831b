import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import type { ListedIndicator } from '../view-model.ts'
import { Figure, formatChange } from './figure.tsx'
import { indicatorHref, keysOf } from './paths.ts'
import { Spark } from './spark.tsx'

export type ListProps = {
  lang: Lang
  inRegion: string
  region: string
  /** With what is to be said beside the last value. */
  listed: (ListedIndicator & { change: number | null; note: Record<Lang, string | null> | null })[]
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
                {own.map(({ indicator, latest, before, runs, change, note }) => (
                  <tr key={indicator.code}>
                    <th scope="row">
                      <a href={localPath(lang, indicatorHref(indicator.code))}>{indicator.label[lang]}</a>
                      {note?.[lang] && (
                        <>
                          <br />
                          <small class="dim">{note?.[lang]}</small>
                        </>
                      )}
                    </th>
                    <td class="n">
                      <strong>
                        <Figure lang={lang} indicator={indicator} cell={latest?.cell} />
                      </strong>
                    </td>
                    <td class="n">{latest?.year ?? indicator.vintages.at(-1)?.year}</td>
                    <td>
                      <Spark lang={lang} indicator={indicator} runs={runs} />
                      {before && change !== null && (
                        <small>{t.since(formatChange(lang, indicator, change), before.year)}</small>
                      )}
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
