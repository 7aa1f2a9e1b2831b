import type { Group } from './route-groups.ts'

/** Who may use the addresses of the observatory. */
export const observatoryAccess: Record<string, Group> = {
  'GET /api/v1/studies': 'everybody',
  'GET /api/v1/studies/:slug': 'everybody',
  'GET /api/v1/studies/:slug/tables/:id': 'everybody',
  'GET /donnees/etudes.csv': 'everybody',
  'GET /observatoire': 'everybody',
  'GET /observatoire/etudes': 'everybody',
  'GET /observatoire/etudes/:file{[a-z0-9-]+\\.csv}': 'everybody',
  'GET /observatoire/etudes/:slug': 'everybody',
  'GET /observatoire/etudes/:slug/:file{[a-z0-9-]+\\.csv}': 'everybody',
  'GET /observatoire/etudes/:slug/:table': 'everybody',
  'GET /observatoire/prets': 'everybody',
  'GET /observatoire/prets.csv': 'everybody',
  'GET /observatoire/repartition': 'everybody',
  'GET /observatoire/repartition.csv': 'everybody',
}
