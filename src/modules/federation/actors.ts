import type { OrganisationPage } from '#modules/directory/index.ts'
import { messages } from './messages/index.ts'
import { accountName, actorPage, actorPath, type Site, type Whose } from './model.ts'

const context = [
  'https://www.w3.org/ns/activitystreams',
  {
    schema: 'http://schema.org#',
    PropertyValue: 'schema:PropertyValue',
    value: 'schema:value',
    toot: 'http://joinmastodon.org/ns#',
    discoverable: 'toot:discoverable',
    manuallyApprovesFollowers: 'as:manuallyApprovesFollowers',
  },
] as const

/** The actor of the whole agenda. `regionIn`: « en Hauts-de-France ». */
export const agendaActor = (site: Site, regionIn: { fr: string; en: string }) =>
  actor(site, 'agenda', {
    type: 'Application',
    name: messages.fr.agenda(site.name),
    nameMap: { fr: messages.fr.agenda(site.name), en: messages.en.agenda(site.name) },
    summary: `<p>${messages.fr.agendaSummary(regionIn.fr)}</p><p>${messages.fr.readOnly}</p>`,
    summaryMap: {
      fr: `<p>${messages.fr.agendaSummary(regionIn.fr)}</p><p>${messages.fr.readOnly}</p>`,
      en: `<p>${messages.en.agendaSummary(regionIn.en)}</p><p>${messages.en.readOnly}</p>`,
    },
  })

/** The actor of an organisation: what its public page says of it, without mail or telephone, which may be somebody's. */
export function organisationActor(site: Site, organisation: OrganisationPage) {
  const { slug, name, website } = organisation
  return actor(
    site,
    { organisation: slug },
    {
      type: 'Organization',
      name,
      summary: `<p>${messages.fr.readOnly}</p>`,
      ...(website && {
        attachment: [{ type: 'PropertyValue', name: messages.fr.website, value: link(website) }],
      }),
    },
  )
}

/**
 * What every actor has. There is no `publicKey`: a key signs what is delivered, and nothing is. Nor are there followers, since nobody can ask to
 * be one; the inbox, which ActivityPub requires, answers that it takes nothing.
 */
function actor(site: Site, whose: Whose, own: Record<string, unknown>) {
  const id = site.origin + actorPath(whose)
  return {
    '@context': context,
    id,
    preferredUsername: accountName(whose),
    url: site.origin + actorPage(whose),
    inbox: `${id}/inbox`,
    outbox: `${id}/outbox`,
    manuallyApprovesFollowers: true,
    discoverable: true,
    ...own,
  }
}

function link(address: string): string {
  const text = address.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  return `<a href="${text}" rel="nofollow">${text}</a>`
}
