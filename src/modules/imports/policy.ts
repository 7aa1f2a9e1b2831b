import { hasRole } from '#platform/access/actor.ts'
import { permission } from '#platform/access/permission.ts'

/** Who reads imports and their reports. */
export const canSeeImports = permission(
  'imports.see',
  { fr: 'Voir les imports et leurs comptes rendus', en: 'See imports and their reports' },
  (actor) => hasRole(actor, 'observer'),
)

/** Who brings a file, applies it, stops it or takes it back. */
export const canRunImports = permission(
  'imports.run',
  { fr: 'Importer un fichier, annuler un import', en: 'Import a file, undo an import' },
  (actor) => actor.kind === 'system' || hasRole(actor, 'moderator'),
)
