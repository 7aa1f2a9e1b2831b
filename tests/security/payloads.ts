import type { Who } from './route-access.ts'

/** A mark that must never be read as markup: closes an attribute, an element and a script, opens others. */
export const markup = (mark: string) =>
  `${mark}"><img src=x onerror=zq()><script>zq()</script></script><svg/onload=zq()>' zq="1`

/** What would be left of it where it was not escaped. */
export const unescaped = /<img src=x onerror|<script>zq|<svg\/onload|" zq="1/i

/** A form of the site: who sends it where, what it must hold, which of its fields take text, which take a web address. */
export type Form = {
  who: Who
  path: string
  base: Record<string, string | string[]>
  text: string[]
  urls?: string[]
}

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
  offer: { who: 'owner', path: '/annuaire/{museum}/modifier/offer', base: {}, text: ['term-theme', 'term-role'] },
  place: {
    who: 'owner',
    path: '/annuaire/{museum}/modifier/place',
    base: where,
    text: ['placeName', 'address', 'postcode', 'coordinates', 'access', 'accessFr', 'commune', 'communeCode', 'where'],
  },
  area: {
    who: 'owner',
    path: '/annuaire/{museum}/modifier/place',
    base: { where: 'area' },
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
    text: ['name', 'address', 'postcode', 'phone', 'email', 'openingHours', 'descriptionFr', 'message', 'contact'],
    urls: ['website'],
  },
  correction: {
    who: 'visitor',
    path: '/confirmer/{confirmationSecret}/corriger',
    base: { name: '' },
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
  token: {
    who: 'member',
    path: '/compte/jetons',
    base: { name: 'Jeton', scopes: 'journal:read', days: '30' },
    text: ['name', 'scopes', 'days'],
  },
  passkey: { who: 'member', path: '/compte/securite/cles/nommer', base: { id: 'x', name: 'Clé' }, text: ['id', 'name'] },
  signIn: {
    who: 'visitor',
    path: '/connexion',
    base: { email: 'tom@example.org', retour: '/compte' },
    text: ['email', 'retour'],
  },
  erasure: { who: 'administrator', path: '/administration/personnes/{target}/effacer', base: {}, text: ['email'] },
  expertSheet: {
    who: 'member',
    path: '/compte/expertise',
    base: expert,
    text: [
      ...['name', 'headlineFr', 'headlineEn', 'presentationFr', 'presentationEn', 'keywords', 'availability'],
      ...['commune', 'travelKm', 'feeNote', 'orcid', 'organisation', 'affiliation', 'yearlyLimit', 'fee', 'theme'],
      ...['months', 'weekdays', 'languages'],
    ],
  },
  expertRequest: {
    who: 'visitor',
    path: '/experts/{expert}/contacter',
    base: request,
    text: ['name', 'email', 'organisation', 'message', 'audience', 'format', 'dates', 'commune'],
  },
  hiddenReason: { who: 'moderator', path: '/experts/{expert}/masquer', base: {}, text: ['reason'] },
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
export const textFields: [form: string, field: string][] = Object.entries(forms).flatMap(([form, { text, urls }]) =>
  [...text, ...(urls ?? [])].map((field): [string, string] => [form, field]),
)

/** Addresses that are none of the web's, or hide what they are. */
export const badAddresses = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  'javascript://example.org/%0aalert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'blob:https://example.org/x',
  'https://example.org/"><script>zq()</script>',
]

/** What a spreadsheet would run. */
export const formulas = [
  '=HYPERLINK("https://evil.example","ici")',
  '+cmd|\' /C calc\'!A0',
  '-2+3+cmd|\' /C calc\'!A0',
  '@SUM(1+1)',
  '＝1+1',
  '=1+1\r\n=2+2',
]

/** Paths that try to leave, or to break what reads them. */
export const badSegments: Record<string, string> = {
  'two dots': '..%2f..%2f..%2fetc%2fpasswd',
  'two dots, encoded twice': '%252e%252e%252fetc%252fpasswd',
  'backslashes': '..%5c..%5cwindows%5cwin.ini',
  'an absolute path': '%2fetc%2fpasswd',
  NUL: 'a%00.webp',
  'a broken encoding': '%ff%fe%e0',
  'a key of every object': '__proto__',
  'quotes and SQL': "'%20OR%201=1--",
  'five thousand characters': 'a'.repeat(5000),
}

/** Words for a database that would run them. */
export const sqlWords = ["' OR '1'='1", "'; DROP TABLE person; --", '1) UNION SELECT 1,2,3--', "\\'; SELECT pg_sleep(9)--", '%27', '\0', '\ud800']

/** Every parameter that a list, a page or an export reads. */
export const queryNames = [
  ...['q', 'page', 'avant', 'fait', 'retour', 'section', 's', 'role', 'retablir', 'p', 'k', 'nom', 'commune'],
  ...['jeton', 'issue', 'hauteur', 'genre', 'fond', 'etat', 'enregistre', 'compte', 'adresse', 'bbox', 'couches'],
  ...['dans', 'ou', 'pres', 'rayon', 'sorte', 'tri', 'v', 'code', 'state', 'type', 'theme', 'territoire', 'de', 'a'],
  ...['action', 'objet', 'personne', 'origine', 'depuis', 'jusqua', 'limit', 'cursor', 'after', 'updated_since'],
]
