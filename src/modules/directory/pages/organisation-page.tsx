import type { ComponentChildren } from 'preact'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert } from '#ui/form.tsx'
import { Icon } from '#ui/icon.tsx'
import { Photos } from '#ui/photos.tsx'
import { messages } from '../messages/index.ts'
import type { HoursInWords } from '../messages/opening-hours.ts'
import type { OrganisationLinkTo, OrganisationPage, OrganisationPhoto } from '../model.ts'
import { OpeningHours } from './opening-hours.tsx'
import { type LinkedIdentifier, OrganisationIdentity } from './organisation-identity.tsx'
import { LinkList, OrganisationLinks } from './organisation-links.tsx'
import { OrganisationOffer, OrganisationRoles } from './organisation-offer.tsx'
import { OrganisationPlaces } from './organisation-places.tsx'
import { OrganisationSources } from './organisation-sources.tsx'
import { OrganisationSummary } from './organisation-summary.tsx'
import { ThisRecord } from './this-record.tsx'
import { beginning, label, paragraphs } from './words.ts'

export type OrganisationProps = {
  lang: Lang
  organisation: OrganisationPage
  hours: HoursInWords | null
  identifiers: LinkedIdentifier[]
  /** Year of the most recent information, when it is old. */
  old: number | null
  /** Whether the visitor has just reported an error. */
  thanks: boolean
  peers: OrganisationLinkTo[]
  /** In the order of the organisation; the first one on top. */
  photos: OrganisationPhoto[]
  /** Whether somebody looks after the record, and whether the visitor may change it. */
  isKept: boolean
  canEdit: boolean
  /** Above the page, when it is a preview. */
  banner?: ComponentChildren
  /** A drawing of where it is, and cards of what is around. */
  map: ComponentChildren
  /** What it has in the agenda. */
  events: ComponentChildren
  nearby: ComponentChildren
}

/** The page of one organisation: what, where, when, for whom and how to go on first; then everything known. */
export function OrganisationSheet(props: OrganisationProps) {
  const { lang, organisation, hours } = props
  const t = messages[lang].sheet
  const description = (lang === 'en' ? organisation.descriptionEn : null) ?? organisation.descriptionFr
  const inFrench = lang !== 'fr' && description !== null && description === organisation.descriptionFr
  const lead = description ? beginning(description, 240) : null
  return (
    <article class="wrap block organisation">
      {props.banner}
      {props.thanks && (
        <div id="merci" tabindex={-1}>
          <Alert kind="success">
            <p>
              <strong>{t.thanksTitle}</strong> {t.thanks}
            </p>
          </Alert>
        </div>
      )}
      <header class="two opening">
        <div>
          <p class="kicker">
            <Icon name="building" /> {label(lang, organisation.type)}
          </p>
          <h1>{organisation.name}</h1>
          {organisation.aliases.length > 0 && (
            <p class="dim">{t.also(organisation.aliases.slice(0, 6).join(', '))}</p>
          )}
          {lead && (
            <p class="lead" lang={inFrench ? 'fr' : undefined}>
              {lead}
            </p>
          )}
          {inFrench && <p class="dim">{t.frenchOnly}</p>}
          {(props.isKept || props.canEdit) && (
            <p class="actions no-print">
              {props.isKept && (
                <span>
                  <Icon name="check" size={16} /> {t.kept}
                </span>
              )}
              {props.canEdit && (
                <a class="btn ghost small" href={localPath(lang, `/annuaire/${organisation.slug}/modifier`)}>
                  {t.editRecord}
                </a>
              )}
            </p>
          )}
          <Photos lang={lang} folder="/fichiers/photo" photos={props.photos.slice(0, 1)} lead />
          {props.old && (
            <Alert kind="info">
              <p>{t.old(props.old)}</p>
            </Alert>
          )}
        </div>
        <OrganisationSummary lang={lang} organisation={organisation} hours={hours} />
      </header>
      <div class="two">
        <div class="stack-sections">
          {description !== lead && (
            <section class="prose">
              <h2>{t.about}</h2>
              {description ? (
                <div lang={inFrench ? 'fr' : undefined}>
                  {paragraphs(description).map((paragraph) => (
                    <p key={paragraph}>{paragraph}</p>
                  ))}
                </div>
              ) : (
                <p class="dim">{t.noDescription}</p>
              )}
            </section>
          )}
          {props.photos.length > 1 && (
            <section>
              <h2>{t.photos}</h2>
              <Photos lang={lang} folder="/fichiers/photo" photos={props.photos.slice(1)} />
            </section>
          )}
          {props.events}
          <OrganisationRoles lang={lang} organisation={organisation} />
          <OrganisationOffer lang={lang} organisation={organisation} />
          {hours && (
            <section id="horaires">
              <h2>{t.hours}</h2>
              <OpeningHours lang={lang} hours={hours} />
            </section>
          )}
          <OrganisationPlaces lang={lang} organisation={organisation} />
          <OrganisationLinks lang={lang} organisation={organisation} />
        </div>
        <aside class="stack-sections">
          {props.map}
          <OrganisationIdentity lang={lang} organisation={organisation} identifiers={props.identifiers} />
        </aside>
      </div>
      {props.nearby && (
        <section class="no-print">
          <h2>{t.nearby}</h2>
          {props.nearby}
        </section>
      )}
      {props.peers.length > 0 && (
        <section class="no-print">
          <h2>{t.peers}</h2>
          <LinkList lang={lang} links={props.peers} />
        </section>
      )}
      <OrganisationSources lang={lang} organisation={organisation} />
      {!props.banner && (
        <ThisRecord lang={lang} organisation={organisation} isKept={props.isKept} canEdit={props.canEdit} />
      )}
    </article>
  )
}
