import type { Context } from 'hono'
import { countPublished } from '#modules/agenda/index.ts'
import { AppError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import software from '../../../../package.json' with { type: 'json' }
import { knownActor } from '../known-actor.ts'
import { messages } from '../messages/index.ts'
import {
  accountName,
  activityType,
  actorPage,
  actorPath,
  type Site,
  type Whose,
  whoseAccount,
} from '../model.ts'
import { siteOf, withoutLanguage } from './answer.ts'

/**
 * `GET /.well-known/webfinger?resource=acct:agenda@host` (RFC 7033): the agenda, or an organisation that has published an event, by its account,
 * its id or its page. @throws NotFound, AppError unreadable
 */
export async function webFinger(c: Context<Env>): Promise<Response> {
  withoutLanguage(c)
  const site = siteOf(c)
  const resource = c.req.query('resource')
  if (!resource) throw new AppError('unreadable', { detail: messages[c.get('lang')].account })
  const named = whoseResource(resource, site)
  const whose = named && (await knownActor(c.get('services').db, named))
  if (!whose) throw new NotFound()
  const [id, page] = [site.origin + actorPath(whose), site.origin + actorPage(whose)]
  const wanted = c.req.queries('rel')
  const links = [
    { rel: 'self', type: activityType, href: id },
    { rel: 'http://webfinger.net/rel/profile-page', type: 'text/html', href: page },
  ]
  const body = {
    subject: `acct:${accountName(whose)}@${hostOf(site)}`,
    aliases: [id, page],
    links: wanted ? links.filter(({ rel }) => wanted.includes(rel)) : links,
  }
  return c.body(JSON.stringify(body), 200, {
    'Content-Type': 'application/jrd+json; charset=utf-8',
    'Cache-Control': 'no-cache',
  })
}

const hostOf = ({ origin }: Site) => new URL(origin).host

/** Whose an account or an address is, on this host alone. */
function whoseResource(resource: string, site: Site): Whose | null {
  const [, name, host] = /^acct:@?([^@\s]{1,200})@([^@\s]{1,255})$/i.exec(resource) ?? []
  if (name && host) return host.toLowerCase() === hostOf(site) ? whoseAccount(name) : null
  if (!resource.startsWith(`${site.origin}/`)) return null
  const path = resource.slice(site.origin.length)
  if ([actorPath('agenda'), actorPage('agenda')].includes(path)) return 'agenda'
  const [, slug] = /^\/(?:federation\/organisations|annuaire)\/([a-z0-9-]+)$/.exec(path) ?? []
  return slug ? { organisation: slug } : null
}

const schema = (version: string) => `http://nodeinfo.diaspora.software/ns/schema/${version}`

/** `GET /.well-known/nodeinfo` */
export function nodeInfoLinks(c: Context<Env>): Response {
  withoutLanguage(c)
  const links = ['2.1', '2.0'].map((version) => ({
    rel: schema(version),
    href: `${c.get('origin')}/nodeinfo/${version}`,
  }))
  return c.json({ links }, 200, { 'Cache-Control': 'no-cache' })
}

/** `GET /nodeinfo/{2.0|2.1}`: what runs here, for those who count the fediverse. There are no accounts to open: `users` says nothing. */
export async function nodeInfo(c: Context<Env>): Promise<Response> {
  withoutLanguage(c)
  const { db, region } = c.get('services')
  const version = c.req.param('version') ?? '2.1'
  const body = {
    version,
    software: { name: 'maillage', version: software.version },
    protocols: ['activitypub'],
    services: { inbound: [], outbound: ['rss2.0'] },
    openRegistrations: false,
    usage: { users: {}, localPosts: await countPublished(db, null) },
    metadata: { nodeName: c.get('site').name, nodeDescription: messages.fr.agendaSummary(region.inFr) },
  }
  return c.body(JSON.stringify(body), 200, {
    'Content-Type': `application/json; profile="${schema(version)}#"; charset=utf-8`,
    'Cache-Control': 'no-cache',
  })
}
