import { hasRole } from '#platform/access/actor.ts'
import { permission } from '#platform/access/permission.ts'

/** Who reads questionnaires, campaigns and how they go on. Answers are seen by nobody one by one. */
export const canSeeSurveys = permission(
  'survey.see',
  {
    fr: 'Voir les questionnaires, les campagnes d’enquête et leur suivi',
    en: 'See questionnaires, survey campaigns and how they go on',
  },
  (actor) => hasRole(actor, 'observer'),
)

/** Who opens the files that people joined to their answers: each may tell who answered. */
export const canReadFiles = permission(
  'survey.files',
  {
    fr: 'Télécharger les fichiers joints aux réponses d’une enquête',
    en: 'Download the files joined to the answers of a survey',
  },
  (actor) => hasRole(actor, 'moderator'),
)

/** Who writes questionnaires, opens and closes campaigns, calls people and enters interviews. */
export const canRunSurveys = permission(
  'survey.run',
  {
    fr: 'Écrire un questionnaire, mener une campagne, saisir un entretien',
    en: 'Write a questionnaire, run a campaign, enter an interview',
  },
  (actor) => hasRole(actor, 'moderator'),
)
