import { accountForms } from './account-forms.ts'
import { attendanceForms } from './attendance-forms.ts'
import { bookingForms } from './booking-form.ts'
import { eventForm } from './event-form.ts'
import type { Form } from './form.ts'
import { indicatorForms } from './indicator-forms.ts'
import { seasonForms } from './season-forms.ts'
import { surveyForms } from './survey-forms.ts'
import { toolForms } from './tool-forms.ts'

const expert = {
  name: 'Ada Lampe',
  headlineFr: 'Parle des lampes',
  theme: ['astronomy'],
  audience: ['families'],
  format: ['talk'],
  languages: ['fr'],
  commune: 'Fourmies (59249)',
  fee: 'free',
}
const request = { name: 'Tom', email: 'tom@example.org', message: 'Bonjour' }
const where = { where: 'place', commune: '59249', communeCode: '59249' }

/** Every form that takes words from people. */
export const forms: Record<string, Form> = {
  proposal: {
    who: 'member',
    path: '/annuaire/proposer',
    base: { name: 'Club des Lampes', commune: '59249', type: 'association' },
    text: ['name', 'commune', 'type', 'address', 'postcode', 'description', 'email', 'phone', 'message'],
    urls: ['website'],
  },
  event: eventForm,
  ...toolForms,
  ...bookingForms,
  ...seasonForms,
  ...indicatorForms,
  ...surveyForms,
  identity: {
    who: 'owner',
    path: '/annuaire/{museum}/modifier/identity',
    base: { name: 'Musée des Lampes', type: 'association' },
    text: ['name', 'alias', 'type', 'legalStatus', 'foundedOn', 'idValue'],
  },
  presentation: {
    who: 'owner',
    path: '/annuaire/{museum}/modifier/presentation',
    base: {},
    text: ['descriptionFr', 'descriptionEn'],
  },
  offer: {
    who: 'owner',
    path: '/annuaire/{museum}/modifier/offer',
    base: {},
    text: ['term-theme', 'term-role'],
  },
  place: {
    who: 'owner',
    path: '/annuaire/{museum}/modifier/place',
    base: where,
    text: [
      'placeName',
      'address',
      'postcode',
      'coordinates',
      'access',
      'accessFr',
      'commune',
      'communeCode',
      'where',
    ],
  },
  area: {
    who: 'owner',
    path: '/annuaire/{museum}/modifier/place',
    base: { where: 'area', areaRef: 'commune/59249', areaChoice: 'commune/59249', area: 'Fourmies' },
    text: ['area', 'areaRef', 'areaChoice'],
  },
  contact: {
    who: 'owner',
    path: '/annuaire/{museum}/modifier/contact',
    base: { linkKind: 'website', linkUrl: 'https://example.org/a', linkLabel: 'Lien' },
    text: ['email', 'phone', 'linkLabel', 'linkKind'],
    urls: ['website', 'linkUrl'],
  },
  hours: {
    who: 'owner',
    path: '/annuaire/{museum}/modifier/hours',
    base: { hoursMode: 'text' },
    text: ['hoursText', 'closures', 'hoursMode', 'd0from0'],
  },
  suggestion: {
    who: 'visitor',
    path: '/annuaire/{museum}/suggerer',
    base: { name: 'Musée des Lampes', descriptionFr: 'Une description' },
    text: [
      'name',
      'address',
      'postcode',
      'phone',
      'email',
      'openingHours',
      'descriptionFr',
      'message',
      'contact',
    ],
    urls: ['website'],
  },
  ...attendanceForms,
  correction: {
    who: 'visitor',
    path: '/confirmer/{confirmationSecret}/corriger',
    base: { name: 'Musée des Lampes', descriptionFr: 'Une description' },
    text: ['name', 'openingHours', 'descriptionFr'],
    urls: ['website'],
  },
  closure: {
    who: 'visitor',
    path: '/annuaire/{museum}/fermeture',
    base: { message: 'Fermé' },
    text: ['message', 'contact', 'date'],
  },
  report: {
    who: 'visitor',
    path: '/annuaire/{museum}/signaler',
    base: { reason: 'wrong', message: 'Faux' },
    text: ['reason', 'message', 'email'],
  },
  claim: {
    who: 'member',
    path: '/annuaire/{museum}/revendiquer',
    base: { evidence: 'J’y travaille' },
    text: ['evidence'],
  },
  invitation: {
    who: 'owner',
    path: '/annuaire/{museum}/equipe',
    base: { email: 'tom@example.org', role: 'contributor' },
    text: ['email', 'role'],
  },
  ...accountForms,
  token: {
    who: 'member',
    path: '/compte/jetons',
    base: { name: 'Jeton', scopes: 'journal:read', days: '30' },
    text: ['name', 'scopes', 'days'],
  },
  passkey: {
    who: 'member',
    path: '/compte/securite/cles/nommer',
    base: { id: 'passkey-of-member', name: 'Clé' },
    text: ['id', 'name'],
  },
  signIn: {
    who: 'visitor',
    path: '/connexion',
    base: { email: 'tom@example.org', retour: '/compte' },
    text: ['email', 'retour'],
  },
  erasure: {
    who: 'administrator',
    path: '/administration/personnes/{target}/effacer',
    base: {},
    text: ['email'],
  },
  expertSheet: {
    who: 'member',
    path: '/compte/expertise',
    base: expert,
    text: [
      ...['name', 'headlineFr', 'headlineEn', 'presentationFr', 'presentationEn', 'keywords', 'availability'],
      ...[
        'commune',
        'travelKm',
        'feeNote',
        'orcid',
        'organisation',
        'affiliation',
        'yearlyLimit',
        'fee',
        'theme',
      ],
      ...['months', 'weekdays', 'languages'],
    ],
  },
  expertRequest: {
    who: 'visitor',
    path: '/experts/{expert}/contacter',
    base: request,
    text: ['name', 'email', 'organisation', 'message', 'audience', 'format', 'dates', 'commune'],
  },
  hiddenReason: {
    who: 'moderator',
    path: '/experts/{expert}/masquer',
    base: { reason: 'Faux' },
    text: ['reason'],
  },
  reason: {
    who: 'moderator',
    path: '/administration/moderation/motifs',
    base: { label: 'Hors sujet', fr: 'Hors sujet.', en: 'Off topic.' },
    text: ['label', 'fr', 'en', 'id', 'acte'],
  },
  term: {
    who: 'moderator',
    path: '/administration/vocabulaires/theme',
    base: { code: 'astronomy', labelFr: 'Astronomie', labelEn: 'Astronomy' },
    text: ['labelFr', 'labelEn', 'definitionFr', 'definitionEn', 'code'],
  },
  decision: {
    who: 'moderator',
    path: '/administration/moderation/{case}',
    base: { acte: 'preview', mots: 'Merci.' },
    text: ['mots', 'motif', 'acte', 'champ', 'retour'],
  },
  identitySettings: {
    who: 'administrator',
    path: '/administration/reglages/identity',
    base: {},
    text: ['name', 'contactEmail'],
  },
  bannerSettings: {
    who: 'administrator',
    path: '/administration/reglages/banner',
    base: { bannerFr: 'Bonjour' },
    text: ['bannerFr', 'bannerEn', 'bannerFrom', 'bannerUntil'],
  },
  textSettings: {
    who: 'administrator',
    path: '/administration/reglages/texts',
    base: { legalFr: 'Bonjour', privacyFr: 'Bonjour' },
    text: ['legalFr', 'legalEn', 'privacyFr', 'privacyEn'],
  },
  mailSettings: {
    who: 'administrator',
    path: '/administration/reglages/mails',
    base: {},
    text: ['senderName', 'senderAddress'],
  },
}

/** `[form, field]`, for each field that takes words. */
export const textFields: [form: string, field: string][] = Object.entries(forms).flatMap(
  ([form, { text, urls }]) => [...text, ...(urls ?? [])].map((field): [string, string] => [form, field]),
)
