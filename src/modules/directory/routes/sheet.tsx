import type { Context } from 'hono'
import type { VNode } from 'preact'
import { nearest } from '#modules/search/index.ts'
import type { Env, Services } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { findOrganisation } from '../find-organisation.ts'
import { oldSince } from '../freshness.ts'
import { identifierLink } from '../identifier-links.ts'
import { organisationJsonLd } from '../json-ld.ts'
import { messages } from '../messages/index.ts'
import { hoursInWords } from '../messages/opening-hours.ts'
import type { OrganisationPage } from '../model.ts'
import { openingState } from '../opening-hours.ts'
import { weeklySchedule } from '../opening-hours-week.ts'
import { LocatorMap } from '../pages/locator-map.tsx'
import { NearbyCards } from '../pages/nearby-cards.tsx'
import { OrganisationSheet } from '../pages/organisation-page.tsx'
import { beginning, label } from '../pages/words.ts'
import { canEditOrganisation } from '../policy.ts'
import { getUpkeep } from '../store-photos.ts'
import { getNetworkPeers, getTypeLabels } from '../store-related.ts'
import { locate } from './locator.ts'

const shownAround = 6

/** Draws a part of an organisation's page that another module holds; null when there is nothing to say. */
export type DrawOrganisationPart = (
  c: Context<Env>,
  organisation: { id: string; slug: string },
) => Promise<VNode | null>

/** `/annuaire/{slug}`: everything a visitor needs to know about one organisation. */
export function organisationSheet(events: DrawOrganisationPart) {
  return async (c: Context<Env>): Promise<Response> => {
    const found = await findOrganisation(c.get('services').db, c.req.param('slug') ?? '')
    if ('movedTo' in found) return c.redirect(movedAddress(c, found.movedTo), 301)
    return renderSheet(c, found.organisation, { events })
  }
}

/** The public page of an organisation, with what it has in the agenda (`events`); a `preview` has a title and a banner of its own, and stays out of search engines. */
export async function renderSheet(
  c: Context<Env>,
  organisation: OrganisationPage,
  { preview, events }: { preview?: { title: string; banner: VNode }; events?: DrawOrganisationPart },
): Promise<Response> {
  const services = c.get('services')
  const lang = c.get('lang')
  const { sheet, directory } = messages[lang]
  const path = `/annuaire/${organisation.slug}`
  const [main] = organisation.places
  const point = main?.point ?? null
  const [around, peers, drawing, types, upkeep, coming] = await Promise.all([
    point
      ? nearest(services.db, point, { kind: 'organisation', limit: shownAround, except: organisation.slug })
      : [],
    organisation.networks.length > 0 ? getNetworkPeers(services.db, organisation.id, point, shownAround) : [],
    locate(services.config.regionPack, main),
    getTypeLabels(services.db, lang),
    getUpkeep(services.db, organisation.id),
    events ? events(c, organisation) : null,
  ])
  const { hours, schedule } = readHours(services, organisation.openingHours, point, lang)
  const description = (lang === 'en' ? organisation.descriptionEn : null) ?? organisation.descriptionFr
  return renderPage(
    c,
    {
      title: preview?.title ?? (main ? `${organisation.name}, ${main.communeName}` : organisation.name),
      noIndex: preview !== undefined,
      description: description
        ? beginning(description, 160)
        : sheet.description(label(lang, organisation.type), main?.communeName ?? null),
      breadcrumb: [{ label: directory, href: '/annuaire' }, { label: organisation.name }],
      canonical: path,
      jsonLd: preview
        ? undefined
        : organisationJsonLd(
            organisation,
            lang,
            c.get('origin') + localPath(lang, path),
            schedule,
            upkeep.photos,
          ),
    },
    <OrganisationSheet
      banner={preview?.banner}
      photos={upkeep.photos}
      isKept={upkeep.isKept}
      canEdit={!preview && canEditOrganisation(c.get('actor'), organisation)}
      lang={lang}
      organisation={organisation}
      hours={hours}
      identifiers={organisation.identifiers.map((each) => ({
        ...each,
        href: identifierLink(each.scheme, each.value),
      }))}
      old={oldSince(organisation, services.now())}
      thanks={c.req.query('signale') === '1'}
      peers={peers}
      map={drawing && main ? <LocatorMap lang={lang} drawing={drawing} place={main} /> : null}
      events={coming}
      nearby={around.length > 0 ? <NearbyCards lang={lang} entries={around} types={types} /> : null}
    />,
  )
}

/** The same page under the slug an organisation now bears, with the query of the request. */
function movedAddress(c: Context<Env>, slug: string): string {
  const [, query] = c.get('localUrl').split('?')
  return localPath(c.get('lang'), `/annuaire/${slug}`) + (query ? `?${query}` : '')
}

function readHours(
  { now, region }: Services,
  value: string | null,
  point: { lon: number; lat: number } | null,
  lang: 'fr' | 'en',
) {
  if (!value) return { hours: null, schedule: undefined }
  const place = { lon: point?.lon ?? 2.35, lat: point?.lat ?? 48.85, region: region.name }
  const schedule = weeklySchedule(value, place)
  return { hours: hoursInWords(lang, value, schedule, openingState(value, now(), place)), schedule }
}
