import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Logger } from 'pino'
import type { Actor } from '../access/actor.ts'
import type { Config } from '../config.ts'
import type { Database } from '../db/connect.ts'
import type { FileStore } from '../files/file-store.ts'
import type { Lang } from '../i18n/lang.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { Typesetter } from '../pdf/typesetter.ts'
import type { SchoolHolidays } from '../school-holidays.ts'
import type { Assets } from './assets.ts'
import type { RateLimiter } from './rate-limit.ts'

/** What the region pack says of itself and every page needs: its names, as people say them. */
export type RegionNames = {
  code: string
  name: string
  /** « en Hauts-de-France », “in Hauts-de-France” */
  inFr: string
  inEn: string
  contactEmail: string | null
  agency: string | null
  /** Those of its school zone, in order; empty when it has none. */
  schoolHolidays: readonly SchoolHolidays[]
}

/** RGAA's three states: « non conforme », « partiellement conforme », « totalement conforme ». */
export type AccessibilityState = 'none' | 'partial' | 'full'

/** Everything a module's routes receive at the start; built once in the composition root. */
export type Services = {
  db: Database
  config: Config
  region: RegionNames
  assets: Assets
  log: Logger
  limiter: RateLimiter
  files: FileStore
  jobs: Jobs
  typesetter: Typesetter
  /** The clock, a parameter so that rules and tests can choose their moment. */
  now: () => Date
  /** What the last full RGAA audit established, shown in every footer; `none` until one is made. */
  accessibility?: AccessibilityState
}

/** How the site presents itself on every page: what the region decided, or its pack's names. */
export type SiteFace = {
  name: string
  contactEmail: string | null
  logo: { href: string; alt: string; width: number; height: number } | null
  /** An announcement, as safe HTML of one paragraph, in the language of its text. */
  banner: { html: string; lang: Lang } | null
}

/** What an answer says beside its text. */
export type WholeAnswer = {
  type: string
  status?: ContentfulStatusCode
  headers?: Record<string, string>
}

/** What each request carries. */
export type RequestVariables = {
  services: Services
  requestId: string
  /** Who asks: read from the session's cookie or the API token by the accounts module. */
  actor: Actor
  lang: Lang
  /** Set from the settings of the site by the settings module. */
  site: SiteFace
  /** Path without its language prefix, with the query string: `/annuaire?q=robot`. */
  localUrl: string
  /** Scheme and host as people reach the site. */
  origin: string
  nonce: string
  /** Additions to the content security policy of this response: `{ 'frame-ancestors': '*' }` replaces that directive. */
  csp: Record<string, string>
  /** Answers a text that is whole in memory: see `wholeAnswer`. */
  answerWhole: (text: string, how: WholeAnswer) => Promise<Response>
}

export type Env = { Variables: RequestVariables }
