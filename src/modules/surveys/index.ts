export { closePast } from './close-campaign.ts'
export {
  type Answers,
  type Choice,
  type Definition,
  definitionSchema,
  type Question,
  type Words,
} from './definition-model.ts'
export { eraseGoneFiles } from './erase-files.ts'
export { exportPerson, forgetPerson, forgetSurveys } from './forget-surveys.ts'
export { inviteContacts, noteRefusedAddresses, remindContacts } from './invite.ts'
export { loadSurveys } from './load-surveys.ts'
export { askedOf, otherCode } from './visible-model.ts'
