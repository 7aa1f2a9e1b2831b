import type { Form } from './form.ts'

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
  text: ['code', 'state', 'organisation', 'commune', 'purchasedOn', 'purchaseValue', 'note'],
}

/** The form that takes a copy of it out for some days. */
const periodForm: Form = {
  who: 'owner',
  path: '/outils/malle-des-lampes/exemplaires/{toolCopy}/dates',
  base: { act: 'block', periodKind: 'repair', periodFrom: '2031-01-05', periodTo: '2031-01-06' },
  text: ['periodKind', 'periodFrom', 'periodTo', 'periodNote'],
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
    'from',
    'to',
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
  text: ['act', 'version', 'offerFrom', 'offerTo', 'offerWords'],
}

/** The form that asks for several. */
const groupForm: Form = {
  who: 'otherOwner',
  path: '/outils/demande',
  base: { ...askForm.base, outils: 'malle-des-lampes', from: '2031-05-05', to: '2031-05-06' },
  text: ['outils', 'structure', 'from', 'where', 'placeName', 'commune', 'audience', 'purpose', 'message'],
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
}
