import { formatNumber } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { Icon } from './icon.tsx'
import { listMessages } from './messages/index.ts'

const radii = [5, 10, 20, 50, 100]

type Props = {
  lang: Lang
  /** The words asked. */
  words: string
  placeholder: string
  /** What stands in the field « near »: the name of the commune, coordinates, or what was typed. */
  near: string
  /** In kilometres. */
  radius: number | null
}

/** What and where: the words asked, a commune (or the visitor's position), a radius. */
export function PlaceSearch({ lang, words, placeholder, near, radius }: Props) {
  const t = listMessages[lang]
  return (
    <div class="search-fields" role="search">
      <p>
        <label for="q">{t.what}</label>
        <input id="q" name="q" type="search" value={words} placeholder={placeholder} maxLength={200} />
      </p>
      <p>
        <label for="pres">{t.near}</label>
        <input
          id="pres"
          name="pres"
          type="text"
          value={near}
          placeholder={t.nearPlaceholder}
          maxLength={100}
          autocomplete="off"
        />
      </p>
      <p>
        <label for="rayon">{t.radius}</label>
        <select id="rayon" name="rayon">
          <option value="">{t.anyRadius}</option>
          {[...new Set([...radii, ...(radius ? [radius] : [])])]
            .sort((a, b) => a - b)
            .map((km) => (
              <option key={km} value={km} selected={km === radius}>
                {formatNumber(lang, km, 1)}&nbsp;km
              </option>
            ))}
        </select>
      </p>
      <p class="send">
        <button class="btn" type="submit">
          <Icon name="search" /> {t.show}
        </button>
        <m-near-me data-field="pres" data-label={t.aroundMe} data-failed={t.positionFailed} />
      </p>
    </div>
  )
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'm-near-me': import('preact').HTMLAttributes<HTMLElement>
    }
  }
}
