import { followEn } from './follow-en.ts'
import { followFr } from './follow-fr.ts'

/** Words of following one's loans: the calendar, what waits. */
export const followMessages = { fr: followFr, en: followEn }
