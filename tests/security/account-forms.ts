import type { Form } from './form.ts'

/** The forms of one’s own account. */
export const accountForms: Record<string, Form> = {
  profile: {
    who: 'otherOwner',
    path: '/compte',
    base: { name: 'Léa', email: 'lea@example.org', lang: 'fr' },
    text: ['name', 'email', 'lang', 'mails'],
  },
  welcome: {
    who: 'contributor',
    path: '/compte/bienvenue',
    base: { name: 'Léa', lang: 'fr', retour: '/compte' },
    text: ['name', 'lang', 'retour'],
  },
}
