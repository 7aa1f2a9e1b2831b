import { formatList } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Icon } from '#ui/icon.tsx'
import { messages } from '../messages/index.ts'
import type { HoursInWords } from '../messages/opening-hours.ts'
import type { OrganisationPage } from '../model.ts'
import { OpenNow } from './opening-hours.tsx'
import { addressInWords, label, phoneInWords, termsOf, webInWords } from './words.ts'

const conditionCodes = ['free', 'partly-free', 'paid', 'by-appointment', 'itinerant', 'no-public']
export const isCondition = (access: { code: string }) => conditionCodes.includes(access.code)

type Props = { lang: Lang; organisation: OrganisationPage; hours: HoursInWords | null }

/** Where, when, for whom, on what terms, and how to go on: what a visitor needs before scrolling. */
export function OrganisationSummary({ lang, organisation, hours }: Props) {
  const t = messages[lang].sheet
  const audiences = termsOf(organisation, 'audience').map((term) => label(lang, term))
  const conditions = (organisation.places[0]?.access ?? [])
    .filter(isCondition)
    .map((term) => label(lang, term))
  return (
    <section class="panel summary" aria-label={t.goOn}>
      <dl>
        <div>
          <dt>
            <Icon name="pin" /> {t.where}
          </dt>
          <dd>
            <Where lang={lang} organisation={organisation} />
          </dd>
        </div>
        <div>
          <dt>
            <Icon name="clock" /> {t.when}
          </dt>
          <dd>
            {hours ? <OpenNow hours={hours} /> : <span class="dim">{t.noHours}</span>}
            {hours && <a href="#horaires">{t.hours}</a>}
          </dd>
        </div>
        <div>
          <dt>
            <Icon name="network" /> {t.forWhom}
          </dt>
          <dd>
            {audiences.length > 0 ? formatList(lang, audiences) : <span class="dim">{t.noAudience}</span>}
          </dd>
        </div>
        {conditions.length > 0 && (
          <div>
            <dt>
              <Icon name="info" /> {t.conditions}
            </dt>
            <dd>{formatList(lang, conditions)}</dd>
          </div>
        )}
      </dl>
      <GoOn lang={lang} organisation={organisation} />
    </section>
  )
}

function Where({ lang, organisation }: { lang: Lang; organisation: OrganisationPage }) {
  const t = messages[lang].sheet
  const [place] = organisation.places
  if (place)
    return (
      <>
        {place.name && place.name !== organisation.name && (
          <>
            {place.name}
            <br />
          </>
        )}
        {place.address && (
          <>
            {place.address}
            <br />
          </>
        )}
        {place.postcode}{' '}
        <a href={localPath(lang, `/territoires/commune/${place.commune}`)}>{place.communeName}</a>
      </>
    )
  const { area } = organisation
  if (area)
    return <a href={localPath(lang, `/territoires/${area.kind}/${area.code}`)}>{t.serves(area.name)}</a>
  return <span class="dim">{t.noPlace}</span>
}

function GoOn({ lang, organisation }: { lang: Lang; organisation: OrganisationPage }) {
  const t = messages[lang].sheet
  const { phone, website, email } = organisation
  const [place] = organisation.places
  const exact = place?.precision === 'address' ? place.point : null
  if (!phone && !website && !email && !exact) return <p class="dim">{t.noContact}</p>
  return (
    <ul class="plain go-on">
      {phone && (
        <li>
          <a class="btn" href={`tel:${phone}`}>
            <Icon name="phone" /> <span class="sr">{t.call}</span> {phoneInWords(phone)}
          </a>
        </li>
      )}
      {website && (
        <li>
          <a class="btn ghost" href={website} rel="external">
            <Icon name="external" /> <span class="sr">{t.website}</span> {webInWords(website)}
          </a>
        </li>
      )}
      {email && (
        <li>
          <a class="btn ghost" href={`mailto:${email}`}>
            <Icon name="mail" /> <span class="sr">{t.write}</span> {email}
          </a>
        </li>
      )}
      {place && exact && (
        <>
          <li class="no-print">
            <a
              class="btn ghost"
              href={`https://www.openstreetmap.org/directions?to=${exact.lat}%2C${exact.lon}`}
              rel="external"
            >
              <Icon name="compass" /> {t.directions}
              <span class="sr"> {t.directionsOn}</span>
            </a>
          </li>
          <li class="geo no-print">
            <a
              href={`geo:${exact.lat},${exact.lon}?q=${encodeURIComponent(`${exact.lat},${exact.lon} (${addressInWords(place)})`)}`}
            >
              {t.openInMaps}
            </a>
          </li>
        </>
      )}
    </ul>
  )
}
