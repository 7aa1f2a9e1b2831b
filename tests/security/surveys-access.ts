import type { Group } from './route-groups.ts'

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const code = '{[a-z][a-z0-9_]{0,39}}'
const own = '/enquetes/repondre/:secret'
const survey = `/administration/enquetes/questionnaires/:id{${uuid}}`
const campaign = '/administration/enquetes/campagnes/:slug'
const contact = `${campaign}/contacts/:id{${uuid}}`

/** The steps of an answer, by one's own link or by an interviewer. */
const steps = (door: string, group: Group): Record<string, Group> => ({
  [`GET ${door}/accord`]: group,
  [`GET ${door}/merci`]: group,
  [`GET ${door}/partie/:section${code}`]: group,
  [`GET ${door}/relire`]: group,
  [`GET ${door}/suite`]: group,
  [`POST ${door}/accord`]: group,
  [`POST ${door}/partie/:section${code}`]: group,
  [`POST ${door}/relire`]: group,
})

/** Who may use the addresses of surveys. */
export const surveysAccess: Record<string, Group> = {
  'GET /enquetes': 'everybody',
  'GET /enquetes/lien/:code{[a-z0-9]{12}}': 'everybody',
  'POST /enquetes/lien/:code{[a-z0-9]{12}}': 'everybody',
  [`GET ${own}`]: 'everybody',
  [`POST ${own}`]: 'everybody',
  [`GET ${own}/refuser`]: 'everybody',
  [`POST ${own}/refuser`]: 'everybody',
  ...steps(own, 'everybody'),
  'GET /administration/enquetes': 'backOffice',
  'GET /administration/enquetes/questionnaires': 'backOffice',
  'POST /administration/enquetes/questionnaires': 'moderators',
  'POST /administration/enquetes/questionnaires/importer': 'moderators',
  [`GET ${survey}`]: 'backOffice',
  [`GET ${survey}/ddi.xml`]: 'backOffice',
  [`GET ${survey}/xlsform.xlsx`]: 'backOffice',
  [`POST ${survey}`]: 'moderators',
  [`GET ${survey}/apercu`]: 'backOffice',
  [`GET ${survey}/banque`]: 'moderators',
  [`POST ${survey}/banque`]: 'moderators',
  [`GET ${survey}/section/:section${code}`]: 'moderators',
  [`POST ${survey}/section/:section${code}`]: 'moderators',
  [`GET ${survey}/question/:code${code}`]: 'moderators',
  [`POST ${survey}/question/:code${code}`]: 'moderators',
  'GET /administration/enquetes/campagnes/nouvelle': 'moderators',
  'POST /administration/enquetes/campagnes/nouvelle': 'moderators',
  [`GET ${campaign}`]: 'backOffice',
  [`GET ${campaign}/reglages`]: 'moderators',
  [`POST ${campaign}/reglages`]: 'moderators',
  [`POST ${campaign}/ouvrir`]: 'moderators',
  [`POST ${campaign}/clore`]: 'moderators',
  [`POST ${campaign}/relancer`]: 'moderators',
  [`GET ${campaign}/suivi`]: 'backOffice',
  [`GET ${campaign}/suivi.csv`]: 'backOffice',
  [`GET ${campaign}/contacts`]: 'backOffice',
  [`POST ${campaign}/contacts`]: 'moderators',
  [`GET ${contact}`]: 'moderators',
  [`POST ${contact}`]: 'moderators',
  [`GET ${contact}/entretien`]: 'moderators',
  ...steps(`${contact}/entretien`, 'moderators'),
  [`GET ${campaign}/liens`]: 'backOffice',
  [`POST ${campaign}/liens`]: 'moderators',
  [`GET ${campaign}/liens/:file{[a-z0-9]{12}\\.svg}`]: 'backOffice',
  [`GET ${campaign}/registre`]: 'backOffice',
  [`GET ${campaign}/fichiers`]: 'moderators',
  [`GET ${campaign}/fichiers.zip`]: 'moderators',
  [`GET ${campaign}/fichiers/:file{${uuid}}`]: 'moderators',
}
