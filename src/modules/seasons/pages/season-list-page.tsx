import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import type { Edition, Season } from '../model.ts'
import { nameIn, whenOf } from './season-words.ts'

export type SeasonListProps = { lang: Lang; seasons: { season: Season; edition: Edition | undefined }[] }

/** `/temps-forts`: what comes back every year, and when it is next. */
export function SeasonListPage({ lang, seasons }: SeasonListProps) {
  const t = messages[lang]
  return (
    <div class="wrap block narrow">
      <h1>{t.seasons}</h1>
      <p class="lead">{t.seasonsLead}</p>
      <ul class="plain results">
        {seasons.map(({ season, edition }) => (
          <li key={season.code} class="card">
            <h2>
              {edition ? (
                <a href={localPath(lang, `/agenda/${season.code}/${edition.year}`)}>
                  {t.editionOf(nameIn(lang, season), edition.year)}
                </a>
              ) : (
                nameIn(lang, season)
              )}
            </h2>
            <p>{lang === 'en' ? season.summaryEn : season.summaryFr}</p>
            <p class="dim">{edition ? whenOf(lang, edition) : t.noEdition}</p>
          </li>
        ))}
      </ul>
    </div>
  )
}
