import { hasRole } from '#platform/access/actor.ts'
import { permission } from '#platform/access/permission.ts'

/** Who reads the tables of any survey, under the same secrecy as everybody. */
export const canAnalyse = permission(
  'survey.read',
  { fr: 'Lire les tableaux d’une enquête', en: 'Read the tables of a survey' },
  (actor) => hasRole(actor, 'observer'),
)

/** Who gives codes to free words, which they read for that; who writes the report and publishes it. */
export const canReport = permission(
  'survey.report',
  {
    fr: 'Coder les réponses libres d’une enquête, écrire et publier son rapport',
    en: 'Code the free answers of a survey, write and publish its report',
  },
  (actor) => hasRole(actor, 'moderator'),
)
