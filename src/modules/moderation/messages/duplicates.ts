import type { Lang } from '#platform/i18n/lang.ts'

const fr = {
  title: 'Doublons',
  lead: 'Des fiches qui parlent peut-être de la même structure. Le site les cherche chaque nuit\u00a0; vous décidez.',
  events: 'Voir les rendez-vous qui se ressemblent',
  look: 'Chercher maintenant',
  looking: 'La recherche commence. Rechargez la page dans une minute.',
  pairs: 'Paires à comparer',
  none: 'Aucune paire n’attend.',
  compare: 'Comparer',
  compareTitle: (a: string, b: string) => `${a} / ${b}`,
  any: 'Comparer deux fiches de votre choix',
  slugA: 'Adresse de la première (la fin de son lien)',
  slugB: 'Adresse de la seconde',
  why: 'Pourquoi elles se ressemblent',
  rules: {
    identifier: 'même numéro officiel',
    siret: 'même SIRET',
    address: 'même adresse',
    name: 'noms proches',
    website: 'même site internet',
    phone: 'même téléphone',
  } as Record<string, string>,
  distance: (distance: string) => `à ${distance} l’une de l’autre`,
  noCase: 'le site ne les avait pas rapprochées',
  dismissed: 'Déjà jugées différentes.',
  notPublished: 'Seules deux fiches publiées peuvent être réunies.',
  differing: 'Ce qui diffère',
  same: 'Ce qui est pareil',
  keep: 'Fiche qui reste',
  keepHelp: 'L’adresse de l’autre mènera vers elle. Droits, liens, photos et identifiants sont réunis.',
  keepThis: (name: string) => `Garder ${name}`,
  facts: 'Autour de la fiche',
  members: (count: number) =>
    count > 1
      ? `${count} personnes la tiennent`
      : count === 1
        ? 'une personne la tient'
        : 'personne ne la tient',
  photos: (count: number) => (count > 1 ? `${count} photos` : count === 1 ? 'une photo' : 'sans photo'),
  sources: 'Sources',
  map: (name: string) => `Où se trouve ${name}`,
  both: 'Réunir selon les sources',
  take: (field: string, name: string) => `${field}\u00a0: prendre celui de ${name}`,
  takeBoth: (field: string) => `${field}\u00a0: réunir selon les sources`,
  merge: 'Réunir les deux fiches',
  different: 'Ce sont deux structures',
  merged: (name: string) => `Les deux fiches n’en font plus qu’une\u00a0: ${name}.`,
  parted: 'Les deux fiches sont de nouveau séparées.',
  setAside: 'C’est noté\u00a0: ce sont deux structures. La paire ne reviendra pas.',
  recent: 'Réunions des trente derniers jours',
  noRecent: 'Aucune.',
  line: (absorbed: string, kept: string) => `${absorbed} → ${kept}`,
  by: (who: string, day: string) => `par ${who}, le ${day}`,
  undone: 'défaite',
  undo: 'Séparer',
  undoOf: (name: string) => `Séparer ${name}`,
  changed: 'L’une des fiches a changé pendant que vous compariez. Relisez, puis décidez.',
  impossible:
    'Ces fiches ne peuvent pas être réunies\u00a0: l’une n’est pas publiée, ou un numéro officiel appartient à une autre.',
  undoImpossible:
    'On ne peut plus séparer ces fiches\u00a0: c’est déjà fait, ou plus de trente jours ont passé.',
}

const en: typeof fr = {
  title: 'Duplicates',
  lead: 'Pages that may speak of the same organisation. The site looks for them every night; you decide.',
  events: 'See events that look alike',
  look: 'Look now',
  looking: 'The search begins. Reload the page in a minute.',
  pairs: 'Pairs to compare',
  none: 'No pair waits.',
  compare: 'Compare',
  compareTitle: (a, b) => `${a} / ${b}`,
  any: 'Compare two pages of your choice',
  slugA: 'Address of the first (the end of its link)',
  slugB: 'Address of the second',
  why: 'Why they look alike',
  rules: {
    identifier: 'same official number',
    siret: 'same SIRET',
    address: 'same address',
    name: 'close names',
    website: 'same website',
    phone: 'same telephone',
  },
  distance: (distance) => `${distance} apart`,
  noCase: 'the site had not brought them together',
  dismissed: 'Judged different before.',
  notPublished: 'Only two published pages can be merged.',
  differing: 'What differs',
  same: 'What is the same',
  keep: 'Page that stays',
  keepHelp:
    'The other’s address will lead to it. Rights, links, photos and identifiers are brought together.',
  keepThis: (name) => `Keep ${name}`,
  facts: 'Around the page',
  members: (count) =>
    count > 1
      ? `${count} people look after it`
      : count === 1
        ? 'one person looks after it'
        : 'nobody looks after it',
  photos: (count) => (count > 1 ? `${count} photos` : count === 1 ? 'one photo' : 'no photo'),
  sources: 'Sources',
  map: (name) => `Where ${name} is`,
  both: 'Bring together, by the sources',
  take: (field, name) => `${field}: take that of ${name}`,
  takeBoth: (field) => `${field}: bring together, by the sources`,
  merge: 'Merge the two pages',
  different: 'These are two organisations',
  merged: (name) => `The two pages are now one: ${name}.`,
  parted: 'The two pages are parted again.',
  setAside: 'Noted: these are two organisations. The pair will not come back.',
  recent: 'Merges of the last thirty days',
  noRecent: 'None.',
  line: (absorbed, kept) => `${absorbed} → ${kept}`,
  by: (who, day) => `by ${who}, on ${day}`,
  undone: 'undone',
  undo: 'Part',
  undoOf: (name) => `Part ${name}`,
  changed: 'One of the pages changed while you compared. Read again, then decide.',
  impossible: 'These pages cannot be merged: one is not published, or an official number belongs to another.',
  undoImpossible:
    'These pages can no longer be parted: it is done already, or more than thirty days have passed.',
}

/** The words of duplicates. */
export const duplicateMessages: Record<Lang, typeof fr> = { fr, en }
