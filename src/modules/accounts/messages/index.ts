import type { Catalogue } from '#platform/i18n/lang.ts'
import { accountEn } from './account-en.ts'
import { accountFr } from './account-fr.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { peopleEn } from './people-en.ts'
import { peopleFr } from './people-fr.ts'

const french = { ...fr, ...accountFr, people: peopleFr }

/** The words of sign-in, of one's account and of the list of people, by language. */
export const messages: Catalogue<typeof french> = {
  fr: french,
  en: { ...en, ...accountEn, people: peopleEn },
}
