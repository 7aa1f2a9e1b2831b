import { permission } from '#platform/access/permission.ts'

/** Who reads how the tools of their organisations serve, and wear: whoever looks after some; the team of the site reads all of them. */
export const canSeeOwnUsage = permission(
  'usage.see-own',
  {
    fr: 'Lire l’usage et l’usure des outils de ses structures',
    en: 'Read the use and the wear of the tools of one’s organisations',
  },
  (actor) => actor.kind === 'person',
)
