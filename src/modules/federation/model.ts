/** Where things are said to be: the site's origin and name. */
export type Site = { origin: string; name: string }

/** Whose events an actor tells: the whole agenda's, or those of one organisation by its slug. */
export type Whose = { organisation: string } | 'agenda'

export const activityType = 'application/activity+json'
export const everybody = 'https://www.w3.org/ns/activitystreams#Public'

const agendaName = 'agenda'

/** The name of an actor's account. No slug holds a low line: an organisation called « agenda » takes no one's name. */
export const accountName = (whose: Whose): string =>
  whose === 'agenda' ? agendaName : whose.organisation === agendaName ? `${agendaName}_` : whose.organisation

/** Whose an account is, by its name as typed; null when it can be nobody's. */
export function whoseAccount(name: string): Whose | null {
  const folded = name.toLowerCase()
  if (folded === agendaName) return 'agenda'
  const slug = folded === `${agendaName}_` ? agendaName : folded
  return isSlug(slug) ? { organisation: slug } : null
}

export const isSlug = (text: string): boolean => text.length <= 200 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)

/** The path of an actor; its id is that on the site's origin. */
export const actorPath = (whose: Whose): string =>
  whose === 'agenda' ? '/federation/agenda' : `/federation/organisations/${whose.organisation}`

/** The page that people read of an actor. */
export const actorPage = (whose: Whose): string =>
  whose === 'agenda' ? '/agenda' : `/annuaire/${whose.organisation}`

/**
 * The terms that events use beside those of ActivityStreams, as Mobilizon defines them; `ical:status` is the one that older Mobilizons read.
 */
export const eventContext = [
  'https://www.w3.org/ns/activitystreams',
  {
    sc: 'http://schema.org#',
    mz: 'https://joinmobilizon.org/ns#',
    ical: 'http://www.w3.org/2002/12/cal/ical#',
    Hashtag: 'as:Hashtag',
    PostalAddress: 'sc:PostalAddress',
    VirtualLocation: 'sc:VirtualLocation',
    PropertyValue: 'sc:PropertyValue',
    value: 'sc:value',
    address: { '@id': 'sc:address', '@type': 'sc:PostalAddress' },
    streetAddress: 'sc:streetAddress',
    postalCode: 'sc:postalCode',
    addressLocality: 'sc:addressLocality',
    addressRegion: 'sc:addressRegion',
    addressCountry: 'sc:addressCountry',
    location: { '@id': 'sc:location', '@type': 'sc:Place' },
    uuid: 'sc:identifier',
    category: 'sc:category',
    inLanguage: 'sc:inLanguage',
    isOnline: { '@id': 'mz:isOnline', '@type': 'sc:Boolean' },
    timezone: { '@id': 'mz:timezone', '@type': 'mz:timezone' },
    joinMode: { '@id': 'mz:joinMode', '@type': 'mz:joinModeType' },
    externalParticipationUrl: { '@id': 'mz:externalParticipationUrl', '@type': 'sc:URL' },
    anonymousParticipationEnabled: { '@id': 'mz:anonymousParticipationEnabled', '@type': 'sc:Boolean' },
    commentsEnabled: { '@id': 'mz:commentsEnabled', '@type': 'sc:Boolean' },
    repliesModerationOption: {
      '@id': 'mz:repliesModerationOption',
      '@type': 'mz:repliesModerationOptionType',
    },
  },
] as const
