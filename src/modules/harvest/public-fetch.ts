import { lookup as resolve } from 'node:dns'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import type { Said } from '#modules/agenda/index.ts'

/** An answer, read whole. `header` is null when there is none of that name. */
export type Fetched = { status: number; header: (name: string) => string | null; body: Uint8Array }

export type FetchOptions = { headers?: Record<string, string>; most: number; signal: AbortSignal }

/** Reads an address of the web. @throws FetchFailure */
export type Fetch = (url: string, options: FetchOptions) => Promise<Fetched>

/** A source that could not be read, in words; `again` says that another try may do. */
export class FetchFailure extends Error {
  readonly said: Said
  readonly again: boolean
  constructor(said: Said, again = false) {
    super(said.en)
    this.said = said
    this.again = again
  }
}

const timeLimit = 60_000
const mostRedirects = 5

/**
 * Reads addresses of the public web only: names are looked up once, and the address that is connected to is the one that was checked, so
 * that no name may lead inside our own network, nor be changed between the two.
 * @param insideToo for tests, whose servers are on this machine
 */
export const publicFetch =
  (insideToo = false): Fetch =>
  async (url, options) => {
    const until = AbortSignal.any([options.signal, AbortSignal.timeout(timeLimit)])
    let at = checkedUrl(url, insideToo)
    let { headers } = options
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      const answer = await ask(at, { ...options, headers, signal: until }, insideToo)
      const next = answer.header('location')
      if (![301, 302, 303, 307, 308].includes(answer.status) || !next) return answer
      const target = checkedUrl(new URL(next, at).href, insideToo)
      // A key is for the host it was given for, and for no other.
      if (target.host !== at.host) headers = without(headers, 'key')
      at = target
    }
    throw new FetchFailure(said.redirects)
  }

function checkedUrl(text: string, insideToo: boolean): URL {
  if (!URL.canParse(text)) throw new FetchFailure(said.address)
  const url = new URL(text)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    throw new FetchFailure(said.address)
  // An address written in figures is not looked up: it is checked here.
  if (!insideToo && isIP(host) && isInside(host)) throw new FetchFailure(said.inside)
  return url
}

function ask(url: URL, { headers, most, signal }: FetchOptions, insideToo: boolean): Promise<Fetched> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((done, fail) => {
    const failed = (error: Error) =>
      fail(error instanceof FetchFailure ? error : networkFailure(error, signal))
    const sent = request(
      url,
      {
        headers: { 'User-Agent': 'Maillage', 'Accept-Encoding': 'identity', ...headers },
        signal,
        ...(!insideToo && { lookup: publicLookup }),
      },
      (answer) => void readBody(answer, most).then(done, failed),
    )
    sent.on('error', failed)
    sent.end()
  })
}

async function readBody(answer: IncomingMessage, most: number): Promise<Fetched> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of answer as AsyncIterable<Uint8Array>) {
    size += part.length
    if (size > most) {
      answer.destroy()
      throw new FetchFailure(said.large)
    }
    parts.push(part)
  }
  const header = (name: string) => {
    const value = answer.headers[name]
    return (Array.isArray(value) ? value[0] : value) ?? null
  }
  return { status: answer.statusCode ?? 0, header, body: Buffer.concat(parts) }
}

/** Looks a name up, and gives no address of the inside. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, '')
    const addresses = found.filter(({ address }) => !isInside(address))
    const [first] = addresses
    if (!first) return callback(new FetchFailure(said.inside), '')
    if (options.all) callback(null, addresses)
    else callback(null, first.address, first.family)
  })
}

/** Networks that are nobody's on the public web (RFC 6890 and its updates). */
// One list for each family: a network of IPv6 that holds the mapped addresses would hold all of IPv4.
const [inside4, inside6] = [new BlockList(), new BlockList()]
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inside4.addSubnet(network, prefix, 'ipv4')
// All that is not in the public unicast space, and what leads back to IPv4.
for (const [network, prefix] of [
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  inside6.addSubnet(network, prefix, 'ipv6')

/** Whether an address is of this machine, of a private network, or of none. */
export function isInside(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return inside4.check(address, 'ipv4')
  return family === 0 || inside6.check(address, 'ipv6')
}

function networkFailure(error: Error, signal: AbortSignal): FetchFailure {
  if (signal.aborted) return new FetchFailure(said.slow, true)
  const { code = '' } = error as NodeJS.ErrnoException
  if (code === 'ENOTFOUND') return new FetchFailure(said.unknownHost)
  if (/CERT|SSL|TLS|SELF_SIGNED/.test(code)) return new FetchFailure(said.certificate)
  return new FetchFailure(said.unreachable, true)
}

function without(headers: Record<string, string> | undefined, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(headers ?? {}).filter(([key]) => key !== name))
}

const said = {
  address: {
    fr: 'L’adresse n’est pas une adresse du web (https://…).',
    en: 'The address is no address of the web (https://…).',
  },
  inside: {
    fr: 'Cette adresse mène à un réseau privé : elle n’est pas lue.',
    en: 'This address leads to a private network: it is not read.',
  },
  redirects: {
    fr: 'La source renvoie sans fin d’une adresse à l’autre.',
    en: 'The source redirects for ever.',
  },
  large: { fr: 'La réponse dépasse 20 Mo.', en: 'The answer is larger than 20 MB.' },
  slow: { fr: 'La source n’a pas répondu à temps.', en: 'The source did not answer in time.' },
  unknownHost: { fr: 'Ce nom de site n’existe pas.', en: 'There is no site of this name.' },
  certificate: { fr: 'Le certificat du site n’est pas valable.', en: 'The site’s certificate is not valid.' },
  unreachable: { fr: 'La source est injoignable.', en: 'The source cannot be reached.' },
} satisfies Record<string, Said>
