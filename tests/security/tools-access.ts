import type { Group } from './route-groups.ts'

/** Who may use the addresses of the catalogue of tools. */
export const toolsAccess: Record<string, Group> = {
  'GET /api/v1/tools': 'everybody',
  'GET /api/v1/tools/:slug': 'everybody',
  'GET /api/v1/tools/:slug/availability': 'everybody',
  'GET /compte/outils': 'signedIn',
  'GET /fichiers/outil/:id/:file': 'off',
  'GET /outils': 'everybody',
  'GET /outils.csv': 'everybody',
  'GET /outils.geojson': 'everybody',
  'GET /outils/:file{[a-z0-9-]+\\.ics}': 'everybody',
  'GET /outils/:slug': 'everybody',
  'GET /outils/:slug/exemplaires': 'editors',
  'GET /outils/:slug/exemplaires/:id': 'editors',
  'GET /outils/:slug/modifier': 'editors',
  'GET /outils/:slug/photos': 'editors',
  'GET /outils/:slug/retirer': 'editors',
  'GET /outils/proposer': 'signedIn',
  'POST /outils/:slug/exemplaires': 'editors',
  'POST /outils/:slug/exemplaires/:id': 'editors',
  'POST /outils/:slug/exemplaires/:id/dates': 'editors',
  'POST /outils/:slug/modifier': 'editors',
  'POST /outils/:slug/photos': 'editors',
  'POST /outils/:slug/photos/:id': 'editors',
  'POST /outils/:slug/retirer': 'editors',
  'POST /outils/proposer': 'editors',
}
