import type { Group } from './route-groups.ts'

/** Who may use the addresses of the fediverse: anybody reads, and nobody writes (405, tried in the module's own tests). */
export const federationAccess: Record<string, Group> = {
  'GET /.well-known/nodeinfo': 'everybody',
  'GET /.well-known/webfinger': 'everybody',
  'GET /federation/agenda': 'everybody',
  'GET /federation/agenda/inbox': 'everybody',
  'GET /federation/agenda/outbox': 'everybody',
  'GET /federation/evenements/:id': 'everybody',
  'GET /federation/organisations/:slug': 'everybody',
  'GET /federation/organisations/:slug/inbox': 'everybody',
  'GET /federation/organisations/:slug/outbox': 'everybody',
  'GET /nodeinfo/:version{2\\.[01]}': 'everybody',
  'POST /federation/agenda/inbox': 'everybody',
  'POST /federation/organisations/:slug/inbox': 'everybody',
}
