import { parse } from 'tldts'

/** Mail providers and hosts where anybody may have an address or a page: being there proves nothing. */
const shared = new Set(
  (
    'gmail.com googlemail.com outlook.com outlook.fr hotmail.com hotmail.fr live.com live.fr msn.com yahoo.com yahoo.fr icloud.com me.com ' +
    'orange.fr wanadoo.fr laposte.net free.fr sfr.fr neuf.fr bbox.fr numericable.fr club-internet.fr aol.com gmx.com gmx.fr proton.me ' +
    'protonmail.com mailo.com zaclys.com facebook.com instagram.com linkedin.com x.com twitter.com youtube.com helloasso.com linktr.ee ' +
    'wordpress.com wixsite.com wix.com weebly.com jimdofree.com jimdosite.com e-monsite.com over-blog.com blogspot.com canalblog.com ' +
    'sites.google.com google.com github.io gitlab.io netlify.app webnode.fr ac-lille.fr ac-amiens.fr'
  ).split(' '),
)

/** The registrable domain of an address or a page; null when it is shared by strangers, or none. */
export function ownableDomain(text: string | null): string | null {
  if (!text) return null
  const address = text.includes('://') ? text : (text.split('@').at(-1) ?? '')
  // Under a « private » suffix (github.io, wixsite.com), a host rents names to anybody.
  const { domain, hostname, isPrivate } = parse(address, { allowPrivateDomains: true })
  return domain && hostname && !isPrivate && !shared.has(domain) && !shared.has(hostname) ? domain : null
}

/**
 * The domain that a person's address shares with an organisation's website or public address: whoever reads mail there belongs to it.
 * Null when there is none. The caller checks that not too many organisations share it.
 */
export function commonDomain(
  address: string,
  organisation: { website: string | null; email: string | null },
): string | null {
  const domain = ownableDomain(address)
  const own = [organisation.website, organisation.email].map(ownableDomain)
  return domain && own.includes(domain) ? domain : null
}

/** From how many organisations on, a domain is that of a town or a federation rather than of one of them. */
export const crowdedDomain = 3
