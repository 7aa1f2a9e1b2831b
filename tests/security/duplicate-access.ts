import type { Group } from './route-groups.ts'

/** Who may use the addresses of duplicates. */
export const duplicateAccess: Record<string, Group> = {
  'GET /administration/doublons': 'backOffice',
  'GET /administration/doublons/comparer': 'backOffice',
  'GET /administration/doublons/rendez-vous': 'backOffice',
  'POST /administration/doublons/:id/annuler': 'own',
  'POST /administration/doublons/chercher': 'moderators',
  'POST /administration/doublons/reunir': 'moderators',
  'POST /administration/doublons/rendez-vous': 'moderators',
}
