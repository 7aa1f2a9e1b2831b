import { resolve } from 'node:path'
import { z } from 'zod'

/** Who answers for the site. `contact` is a public e-mail address; the region pack's own serves when it is absent. */
export type LegalNotice = {
  publisher: string | null
  publisherAddress: string | null
  director: string | null
  host: string | null
  contact: string | null
}

/**
 * What the operator decides, read once from the environment.
 * `databaseUrl` null means the embedded database kept in `dataFolder`.
 */
export type Config = {
  port: number
  origin: string | null
  databaseUrl: string | null
  dataFolder: string
  regionPack: string
  demo: boolean
  /** Believe X-Forwarded-For: only behind a balancer that sets it. */
  trustProxy: boolean
  production: boolean
  /** What the law asks the operator to publish (/mentions-legales); null is shown as missing. */
  legal: LegalNotice
  /** `smtp://…` or `smtps://…`; without it mails stay in the outbox, which /dev/mails shows on this machine. Holds a password. */
  smtpUrl: string | null
  /** Address that mails come from, unless the settings of the site give another. */
  mailFrom: string | null
  /** Sign-in by ProConnect (OpenID Connect), when the site has an account there. Holds a secret. */
  proConnect: { issuer: string; clientId: string; clientSecret: string } | null
  /** The `/search` of an address service that speaks like the Géoplateforme's; without it no address is looked up outside. */
  geocoderUrl: string | null
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}

const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true')

/** Whether what is said to this address stays secret: by https, or on this machine. */
function isPrivate(address: string): boolean {
  return (
    address.startsWith('https:') || ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname)
  )
}

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  MAILLAGE_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => new URL(url).origin)
    .optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  MAILLAGE_DATA: z.string().min(1).default('.maillage'),
  MAILLAGE_REGION: z.string().min(1).default('hauts-de-france'),
  MAILLAGE_DEMO: flag.default(true),
  MAILLAGE_TRUST_PROXY: flag.default(false),
  MAILLAGE_PUBLISHER: z.string().max(200).optional(),
  MAILLAGE_PUBLISHER_ADDRESS: z.string().max(300).optional(),
  MAILLAGE_DIRECTOR: z.string().max(200).optional(),
  MAILLAGE_HOST: z.string().max(300).optional(),
  MAILLAGE_CONTACT: z.email().optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAILLAGE_MAIL_FROM: z.email().optional(),
  MAILLAGE_PROCONNECT_ISSUER: z
    .url({ protocol: /^https?$/ })
    .refine(isPrivate, 'https, sauf sur cette machine')
    .optional(),
  MAILLAGE_PROCONNECT_CLIENT_ID: z.string().max(300).optional(),
  MAILLAGE_PROCONNECT_CLIENT_SECRET: z.string().max(1000).optional(),
  MAILLAGE_GEOCODER_URL: z
    .url({ protocol: /^https?$/ })
    .refine(isPrivate, 'https, sauf sur cette machine')
    .optional(),
  NODE_ENV: z.string().optional(),
  MAILLAGE_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
})

/** Variables that may hold a password: their value is not repeated on the terminal. */
const secrets = new Set(['DATABASE_URL', 'SMTP_URL', 'MAILLAGE_PROCONNECT_CLIENT_SECRET'])

/** A setting the operator must correct; its message is one clear sentence for the terminal. */
export class ConfigError extends Error {}

/**
 * Reads and checks the environment. An empty variable counts as absent.
 * `MAILLAGE_REGION` is the name of a folder under `data/`, or a path.
 * @throws ConfigError naming each wrong variable
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0])
      return `${name}=${secrets.has(name) ? '…' : given[name]} (${issue.message})`
    })
    throw new ConfigError(
      `Réglage incorrect : ${wrong.join(' ; ')}. Corrigez cette variable d’environnement, puis relancez.`,
    )
  }
  const it = parsed.data
  return {
    port: it.PORT,
    origin: it.MAILLAGE_URL ?? null,
    databaseUrl: it.DATABASE_URL ?? null,
    dataFolder: resolve(it.MAILLAGE_DATA),
    regionPack: it.MAILLAGE_REGION.includes('/')
      ? resolve(it.MAILLAGE_REGION)
      : resolve('data', it.MAILLAGE_REGION),
    demo: it.MAILLAGE_DEMO,
    trustProxy: it.MAILLAGE_TRUST_PROXY,
    production: it.NODE_ENV === 'production',
    legal: {
      publisher: it.MAILLAGE_PUBLISHER ?? null,
      publisherAddress: it.MAILLAGE_PUBLISHER_ADDRESS ?? null,
      director: it.MAILLAGE_DIRECTOR ?? null,
      host: it.MAILLAGE_HOST ?? null,
      contact: it.MAILLAGE_CONTACT ?? null,
    },
    smtpUrl: it.SMTP_URL ?? null,
    mailFrom: it.MAILLAGE_MAIL_FROM ?? null,
    proConnect: readProConnect(
      it.MAILLAGE_PROCONNECT_ISSUER,
      it.MAILLAGE_PROCONNECT_CLIENT_ID,
      it.MAILLAGE_PROCONNECT_CLIENT_SECRET,
    ),
    geocoderUrl: it.MAILLAGE_GEOCODER_URL ?? null,
    logLevel: it.MAILLAGE_LOG,
  }
}

/** All three settings, or none. @throws ConfigError when some are missing */
function readProConnect(issuer?: string, clientId?: string, clientSecret?: string): Config['proConnect'] {
  if (issuer && clientId && clientSecret) return { issuer, clientId, clientSecret }
  if (!issuer && !clientId && !clientSecret) return null
  throw new ConfigError(
    'Réglage incomplet : ProConnect demande MAILLAGE_PROCONNECT_ISSUER, MAILLAGE_PROCONNECT_CLIENT_ID et MAILLAGE_PROCONNECT_CLIENT_SECRET. Donnez les trois, ou aucun.',
  )
}
