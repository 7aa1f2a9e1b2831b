import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import type { OrganisationPage, OrganisationPlace } from '../model.ts'
import { isCondition } from './organisation-summary.tsx'
import { addressInWords, label } from './words.ts'

/** Every place, how to reach it, and for whom it is accessible. */
export function OrganisationPlaces({ lang, organisation }: { lang: Lang; organisation: OrganisationPage }) {
  const t = messages[lang].sheet
  if (organisation.places.length === 0) return null
  return (
    <section>
      <h2>{t.places}</h2>
      {organisation.places.map((place) => (
        <div class="place" key={place.id}>
          <h3>
            {place.name ?? (organisation.places.length > 1 && place.main ? t.mainPlace : place.communeName)}
          </h3>
          <p>
            {addressInWords(place)}
            {place.point && (
              <span class="no-print">
                {' · '}
                <a href={localPath(lang, `/carte?pres=${place.point.lat},${place.point.lon}`)}>
                  {t.seeOnMap}
                </a>
              </span>
            )}
          </p>
          {place.precision === 'commune' && place.point && <p class="dim">{t.approximate}</p>}
          <Access lang={lang} place={place} />
        </div>
      ))}
    </section>
  )
}

function Access({ lang, place }: { lang: Lang; place: OrganisationPlace }) {
  const t = messages[lang].sheet
  const text = (lang === 'en' ? place.accessEn : null) ?? place.accessFr
  const conditions = place.access.filter(isCondition)
  const accessibility = place.access.filter((term) => !isCondition(term))
  return (
    <>
      {text && <p lang={text === place.accessFr && lang !== 'fr' ? 'fr' : undefined}>{text}</p>}
      {conditions.length > 0 && <p>{conditions.map((term) => label(lang, term)).join(' · ')}</p>}
      {accessibility.length > 0 ? (
        <ul>
          {accessibility.map((term) => (
            <li key={term.code}>{label(lang, term)}</li>
          ))}
        </ul>
      ) : (
        <p class="dim">{t.noAccess}</p>
      )}
    </>
  )
}
