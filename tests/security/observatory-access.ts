import type { Group } from './route-groups.ts'

/** Who may use the addresses of the observatory. */
export const observatoryAccess: Record<string, Group> = {
  'GET /administration/alertes': 'backOffice',
  'POST /administration/alertes': 'moderators',
  'POST /administration/alertes/:id': 'moderators',
  'POST /administration/alertes/regles/:id': 'moderators',
  'GET /administration/indicateurs': 'backOffice',
  'POST /administration/indicateurs': 'moderators',
  'GET /administration/indicateurs/:code': 'backOffice',
  'POST /administration/indicateurs/:code/valeur': 'moderators',
  'POST /administration/indicateurs/:code/import': 'moderators',
  'POST /administration/indicateurs/:code/figer': 'moderators',
  'GET /api/v1/studies': 'everybody',
  'GET /api/v1/studies/:slug': 'everybody',
  'GET /api/v1/studies/:slug/tables/:id': 'everybody',
  'GET /donnees/etudes.csv': 'everybody',
  'GET /observatoire': 'everybody',
  'GET /observatoire/indicateurs': 'everybody',
  'GET /observatoire/indicateurs/:code': 'everybody',
  'GET /observatoire/indicateurs/:file{[a-z0-9-]+\\.csv}': 'everybody',
  'GET /observatoire/etudes': 'everybody',
  'GET /observatoire/etudes/:file{[a-z0-9-]+\\.csv}': 'everybody',
  'GET /observatoire/etudes/:slug': 'everybody',
  'GET /observatoire/etudes/:slug/:file{[a-z0-9-]+\\.csv}': 'everybody',
  'GET /observatoire/etudes/:slug/:table': 'everybody',
}
