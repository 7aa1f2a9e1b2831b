import { formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import type { Season } from '../model.ts'
import { nameIn } from './season-words.ts'

/** `/agenda/{season}/charte`: what one accepts to announce in a season. `html` is safe, in `textLang`. */
export function CharterPage(props: {
  lang: Lang
  season: Season
  version: number
  since: Date
  html: string
  textLang: Lang
}) {
  const { lang, season, version, since, html, textLang } = props
  const t = messages[lang]
  return (
    <article class="wrap block narrow">
      <h1>{t.charterOf(nameIn(lang, season))}</h1>
      <p class="dim">{t.charterSince(version, formatShortDate(lang, since))}</p>
      {/* The Markdown renderer has made it safe. */}
      <div
        class="prose"
        lang={textLang === lang ? undefined : textLang}
        dangerouslySetInnerHTML={{ __html: html }}
      />
      <p>
        <a href={localPath(lang, `/agenda/${season.code}`)}>{t.backTo(nameIn(lang, season))}</a>
      </p>
    </article>
  )
}
