import type { Form } from './form.ts'
import { datesForm, declinedDatesForm } from './loan-dates-forms.ts'
import { emptyOpeningForm, openingForm } from './opening-forms.ts'

/** The form of a tool; the id of its holder is filled in by the site that is attacked. */
const toolForm: Form = {
  who: 'owner',
  path: '/outils/proposer',
  base: {
    structure: '{museumId}',
    kind: 'kit',
    titleFr: 'Malle aux lampes',
    summaryFr: 'Des lampes.',
    theme: ['astronomy'],
    audience: ['families'],
    partName: ['Lampe'],
    partQuantity: ['3'],
    act: 'publish',
  },
  text: [
    'structure',
    'kind',
    'titleFr',
    'titleEn',
    'summaryFr',
    'descriptionFr',
    'objectivesFr',
    'theme',
    'languages',
    'ageMin',
    'floor',
    'vehicle',
    'credits',
    'partners',
    'partName',
    'partQuantity',
    'partModule',
    'modulesApart',
    'first',
    'price',
    'priceNote',
    'conditionsFr',
    'closureFrom',
    'closureNote',
  ],
  urls: ['sourceUrl'],
}

/** The form of a copy of the museum's tool. */
const copyForm: Form = {
  who: 'owner',
  path: '/outils/malle-des-lampes/exemplaires',
  base: { code: 'L-7', state: 'good' },
  text: [
    'code',
    'state',
    'organisation',
    'commune',
    'purchasedOn',
    'purchaseValue',
    'insuranceValue',
    'note',
  ],
}

/** The form that takes a copy of it out for some days. */
const periodForm: Form = {
  who: 'owner',
  path: '/outils/malle-des-lampes/exemplaires/{toolCopy}/dates',
  base: { act: 'block', periodKind: 'repair', periodFrom: '2031-01-05', periodTo: '2031-01-06' },
  text: ['periodKind', 'periodModule', 'periodFrom', 'periodTo', 'periodNote'],
}

/** The form that asks for it in the name of another organisation's people. */
const askForm: Form = {
  who: 'otherOwner',
  path: '/outils/malle-des-lampes/demander',
  base: {
    from: '2031-03-05',
    to: '2031-03-06',
    where: 'other',
    placeName: 'Salle',
    commune: '59249',
    waiting: 'yes',
  },
  text: [
    'structure',
    'modules',
    'from',
    'to',
    'flexibleDays',
    'where',
    'placeName',
    'placeAddress',
    'commune',
    'audience',
    'purpose',
    'message',
  ],
}

/** What its holder offers instead of what was asked: it can be offered again and again. */
const offerForm: Form = {
  who: 'owner',
  path: '/prets/{loan}',
  base: { act: 'offer', offerFrom: '2031-09-05', offerTo: '2031-09-06' },
  text: ['act', 'version', 'offerFrom', 'offerTo', 'offerModules', 'offerApart', 'offerWords'],
}

/** The form that asks for several. */
const groupForm: Form = {
  who: 'otherOwner',
  path: '/outils/demande',
  base: { ...askForm.base, outils: 'malle-des-lampes', from: '2031-05-05', to: '2031-05-06' },
  text: [
    'outils',
    'structure',
    'from',
    'flexibleDays',
    'where',
    'placeName',
    'commune',
    'audience',
    'purpose',
    'message',
  ],
}

/** How requests for it are received. */
const receptionForm: Form = {
  who: 'owner',
  path: '/outils/malle-des-lampes/accueil',
  base: { rule: 'never', question0Fr: 'Combien ?', act: 'save' },
  text: ['rule', 'noteFr', 'noteEn', 'question0Fr', 'question0En', 'question0Needed', 'act'],
}

/** The agreement that its holder proposes. */
const templateForm: Form = {
  who: 'owner',
  path: '/annuaire/{museum}/convention-de-pret',
  base: { base: '0', title: 'Convention', body: '# Objet\n{outil} de {preteur}', act: 'save' },
  text: ['base', 'title', 'body', 'act'],
}

/** How its holder stands with VAT. */
const vatForm: Form = {
  who: 'owner',
  path: '/annuaire/{museum}/prets-comptes',
  base: { vat: 'other', mention: 'Exonérée' },
  text: ['vat', 'mention', 'rate'],
}

/** What was seen of its copy as it came back. */
const reportForm: Form = {
  who: 'owner',
  path: '/prets/{loanOut}/etat-des-lieux',
  base: { key: '3d0c8a4e-6f6d-4c57-9b39-6a7b1d0b8f11', moment: 'return', condition: 'good' },
  text: ['key', 'moment', 'condition', 'words', 'otherName', 'part0', 'found0', 'note0', 'seenAt'],
}

/** That something of it broke, told without a key: each time anew. */
const incidentForm: Form = {
  who: 'owner',
  path: '/e/{toolCopy}/incident',
  base: { words: 'Rayé', blocks: 'parts' },
  text: ['words', 'blocks', 'missing0'],
}

/** How it is repaired. */
const repairForm: Form = {
  who: 'owner',
  path: '/incidents/{incident}',
  base: { act: 'repair', blocks: 'parts', cost: '12', payer: 'holder' },
  text: ['act', 'version', 'blocks', 'from', 'to', 'cost', 'payer', 'note'],
}

/** What a loan of it brought, by the link of a mail. */
const hostingForm: Form = {
  who: 'member',
  path: '/prets/bilan/{hostingSecret}',
  base: { daysOpen: '3', public: '20', worked: 'Tout' },
  text: ['daysOpen', 'public', 'children', 'satisfaction', 'worked', 'credit', 'photoKey'],
}

/** The secret address of one's calendar of loans. */
const calendarForm: Form = {
  who: 'owner',
  path: '/compte/prets/calendrier',
  base: { act: 'close' },
  text: ['act'],
}

/** What its holder notes of the money of a loan. */
const moneyForm: Form = {
  who: 'owner',
  path: '/prets/{agreedLoan}/argent',
  base: { act: 'note', moneyKind: 'payment', amount: '40', paidOn: '2026-11-20' },
  text: ['act', 'version', 'money', 'price', 'deposit', 'moneyKind', 'amount', 'paidOn', 'means', 'note'],
}

/** A plan of its circulation, for what was asked for above. */
const planForm: Form = {
  who: 'owner',
  path: '/outils/planifier',
  base: {
    outil: 'malle-des-lampes',
    du: '2030-06-01',
    au: '2031-12-31',
    margin: '7',
    served: '100',
    hundredKm: '10',
    fairness: '20',
  },
  text: ['outil', 'du', 'au', 'margin', 'direct', 'served', 'hundredKm', 'fairness'],
}

/** The forms of those who look after tools, and borrow them. */
export const toolForms: Record<string, Form> = {
  tool: toolForm,
  toolCopy: copyForm,
  toolDates: periodForm,
  loanReception: receptionForm,
  loanAsk: askForm,
  loanGroup: groupForm,
  loanOffer: offerForm,
  loanTemplate: templateForm,
  loanVat: vatForm,
  loanReport: reportForm,
  loanIncident: incidentForm,
  loanRepair: repairForm,
  loanHosting: hostingForm,
  loanMoney: moneyForm,
  loanCalendar: calendarForm,
  loanDates: datesForm,
  loanDatesDeclined: declinedDatesForm,
  loanOpening: openingForm,
  emptyOpening: emptyOpeningForm,
  circulationPlan: planForm,
}
