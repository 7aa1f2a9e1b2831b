import type { Group } from './route-groups.ts'

const campaign = '/administration/enquetes/campagnes/:slug'

/** Who may use the addresses of what surveys say. A report that is not published is for those who write it. */
export const findingsAccess: Record<string, Group> = {
  [`GET ${campaign}/analyse`]: 'backOffice',
  [`GET ${campaign}/analyse.csv`]: 'backOffice',
  [`GET ${campaign}/codes/:question`]: 'moderators',
  [`POST ${campaign}/codes/:question`]: 'moderators',
  [`GET ${campaign}/rapport`]: 'moderators',
  [`POST ${campaign}/rapport`]: 'moderators',
  'GET /enquetes.atom': 'everybody',
  'GET /enquetes/:slug/dictionnaire.csv': 'everybody',
  'GET /enquetes/:slug/resultats': 'everybody',
  'GET /enquetes/:slug/resultats.csv': 'everybody',
  'GET /enquetes/:slug/resultats.pdf': 'everybody',
  'GET /enquetes/:slug/resultats/:file{[0-9a-f-]+\\.svg}': 'everybody',
  'GET /enquetes/:slug/resultats/:file{[0-9a-f-]+\\.csv}': 'everybody',
  'GET /enquetes/:slug/resultats/:finding': 'everybody',
}
