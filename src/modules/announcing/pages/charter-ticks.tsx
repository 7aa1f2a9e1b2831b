import type { CharterToAccept } from '#modules/agenda/index.ts'
import { formatShortDate } from '#platform/i18n/format.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import type { PartProps } from './controls.tsx'

/** The charters of the seasons that may be chosen: one to tick each, or when it was accepted for this event. */
export function CharterTicks({ lang, typed, errors, charters }: PartProps & { charters: CharterToAccept[] }) {
  const t = messages[lang].fields
  const error = errors.find((each) => each.field === 'charter')
  if (charters.length === 0 && !error) return null
  return (
    <fieldset class={error ? 'field wrong' : 'field'} id="charter" tabindex={-1}>
      <legend>{t.charterHelp}</legend>
      {charters.map(({ season, nameFr, nameEn, version, acceptedAt }) => {
        const name = lang === 'en' ? nameEn : nameFr
        const value = `${season}/${version}`
        const link = (
          <>
            {' '}
            (
            <a href={localPath(lang, `/agenda/${season}/charte`)}>
              {t.readCharter}
              <span class="sr"> {name}</span>
            </a>
            )
          </>
        )
        return acceptedAt ? (
          <p key={season}>
            {t.charterAccepted(name, formatShortDate(lang, acceptedAt))}
            {link}
          </p>
        ) : (
          <p class="choice" key={season}>
            <label>
              <input
                type="checkbox"
                name="charter"
                value={value}
                checked={typed.charter?.includes(value) ?? false}
              />{' '}
              {t.charterOf(name)}
            </label>
            {link}
          </p>
        )
      })}
      {error && (
        <p class="field-error" id="charter-erreur">
          {error.message}
        </p>
      )}
    </fieldset>
  )
}
