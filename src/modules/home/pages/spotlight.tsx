import { formatNumber } from '#platform/i18n/format.ts'
import { inLang, type Lang, localPath } from '#platform/i18n/lang.ts'
import { Icon } from '#ui/icon.tsx'
import { en } from '../messages/en.ts'
import { fr } from '../messages/fr.ts'
import type { RegionFigures } from '../model/figures.ts'

const messages = { fr, en }
const typesShown = 12

/** Some actors as cards, then the most frequent types of the directory with their counts. */
export function Spotlight({ lang, figures }: { lang: Lang; figures: RegionFigures }) {
  const t = messages[lang].spotlight
  const labels = new Map(figures.types.map((type) => [type.code, inLang(type, 'label', lang) ?? type.code]))
  return (
    <section class="wrap block" aria-labelledby="spotlight">
      <div class="head">
        <h2 id="spotlight">{t.title}</h2>
        <a href={localPath(lang, '/annuaire')}>
          {t.all} <Icon name="arrowRight" />
        </a>
      </div>
      <ul class="cards spotlight">
        {figures.spotlight.map((actor) => (
          <li key={actor.path} class="card organisation">
            <p class="tag">
              <Icon name={actor.type === 'museum' ? 'museum' : 'building'} size={18} />{' '}
              {labels.get(actor.type) ?? actor.type}
            </p>
            <h3>
              <a href={localPath(lang, actor.path)}>{actor.title}</a>
            </h3>
            {actor.commune && (
              <p class="where">
                <Icon name="pin" size={16} /> {actor.commune}
              </p>
            )}
            {actor.excerpt && (
              <p class="meta clamp" lang={lang === 'fr' ? undefined : 'fr'}>
                {actor.excerpt}
              </p>
            )}
          </li>
        ))}
      </ul>
      <p class="src">{t.note}</p>
      <h3>{t.byType}</h3>
      <ul class="chips">
        {figures.types.slice(0, typesShown).map((type) => (
          <li key={type.code}>
            <a href={localPath(lang, `/annuaire?type=${type.code}`)}>
              {labels.get(type.code)} <span class="dim">{formatNumber(lang, type.count)}</span>
            </a>
          </li>
        ))}
        {figures.types.length > typesShown && (
          <li>
            <a href={localPath(lang, '/plan-du-site')}>{t.allTypes}</a>
          </li>
        )}
      </ul>
    </section>
  )
}
