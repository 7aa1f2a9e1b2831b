import type { Group } from './route-groups.ts'

/** Who may use the addresses of coverage. */
export const coverageAccess: Record<string, Group> = {
  'GET /api/v1/coverage': 'everybody',
  'GET /api/v1/coverage/sites': 'everybody',
  'GET /observatoire/couverture': 'everybody',
  'GET /observatoire/couverture.csv': 'everybody',
  'GET /observatoire/couverture.geojson': 'everybody',
  'GET /observatoire/ou-agir': 'everybody',
  'GET /observatoire/ou-agir.csv': 'everybody',
  'GET /observatoire/ou-agir.geojson': 'everybody',
}
