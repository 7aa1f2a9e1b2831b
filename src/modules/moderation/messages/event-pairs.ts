import { countOf } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'

const fr = {
  title: 'Rendez-vous qui se ressemblent',
  lead: 'Des rendez-vous à venir, du même jour et de la même commune, qui sont peut-être les mêmes\u00a0: annoncés par deux structures, ou lus dans deux sources.',
  none: 'Aucun rendez-vous ne se ressemble.',
  organisations: 'Voir les doublons de l’annuaire',
  likeness: (percent: number) => `titres proches à ${percent}\u00a0%`,
  sessions: (count: number) => countOf('fr', count, 'date', 'dates'),
  keep: (title: string) => `Réunir, et garder «\u00a0${title}\u00a0»`,
  keepFirst: 'Réunir, garder le premier',
  keepOther: 'Réunir, garder le second',
  both: 'Garder les deux',
  bothOf: (one: string, other: string) => `Garder les deux\u00a0: ${one} / ${other}`,
  merged: 'Les deux rendez-vous n’en font plus qu’un. L’adresse de l’autre mène vers lui.',
  apart: 'C’est noté\u00a0: ce sont deux rendez-vous. La paire ne reviendra pas.',
  parted: 'Les deux rendez-vous sont de nouveau séparés.',
  booked:
    'Des personnes ont réservé des séances du rendez-vous que vous alliez retirer. Gardez celui-là, ou annulez d’abord ses réservations.',
  changed: 'L’un des deux a changé ou n’est plus publié. Relisez la liste, puis décidez.',
  recent: 'Réunions des trente derniers jours',
  noRecent: 'Aucune.',
  part: 'Séparer',
  partOf: (title: string) => `Séparer ${title}`,
}
const en: typeof fr = {
  title: 'Events that look alike',
  lead: 'Events to come, on the same day and in the same commune, that may be the same: announced by two organisations, or read in two sources.',
  none: 'No events look alike.',
  organisations: 'See the duplicates of the directory',
  likeness: (percent) => `titles ${percent}% alike`,
  sessions: (count) => countOf('en', count, 'date', 'dates'),
  keep: (title) => `Merge, and keep “${title}”`,
  keepFirst: 'Merge, keep the first',
  keepOther: 'Merge, keep the second',
  both: 'Keep both',
  bothOf: (one, other) => `Keep both: ${one} / ${other}`,
  merged: 'The two events are now one. The other’s address leads to it.',
  apart: 'Noted: these are two events. The pair will not come back.',
  parted: 'The two events are apart again.',
  booked:
    'People have booked sessions of the event you were about to withdraw. Keep that one, or cancel its bookings first.',
  changed: 'One of the two changed or is no longer published. Read the list again, then decide.',
  recent: 'Merges of the last thirty days',
  noRecent: 'None.',
  part: 'Part',
  partOf: (title) => `Part ${title}`,
}

/** The words of events that look alike. */
export const eventPairMessages: Record<Lang, typeof fr> = { fr, en }
