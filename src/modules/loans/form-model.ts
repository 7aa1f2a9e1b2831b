/** The form of a wish as typed; the answers to a holder's questions stand beside it as `answer0`, `answer1`… */
export const emptyAsk = {
  structure: '',
  from: '',
  to: '',
  flexibleDays: '',
  where: 'own',
  placeName: '',
  placeAddress: '',
  commune: '',
  audience: '',
  purpose: '',
  message: '',
  waiting: '',
}
export type WishForm = typeof emptyAsk
/** The modules ticked of one tool. */
export const emptyAskOfOne = { ...emptyAsk, modules: [] as string[] }
export type AskForm = typeof emptyAskOfOne & Record<`answer${number}`, string>

/** What is typed beside the buttons of a loan; each field is of one act. */
export const emptyActs = {
  approveCopy: '',
  approveWords: '',
  refuseReason: '',
  offerFrom: '',
  offerTo: '',
  offerModules: [] as string[],
  offerWords: '',
  declineWords: '',
  cancelReason: '',
  signName: '',
  closeState: '',
  closeWords: '',
  datesFrom: '',
  datesTo: '',
  datesCopy: '',
  datesReason: '',
  acceptDatesCopy: '',
  declineDatesReason: '',
}
export type ActsForm = typeof emptyActs

/** The form of how requests are received, as typed: the questions by their place. */
export type ReceptionForm = {
  rule: string
  noteFr: string
  noteEn: string
  [question: `question${number}${'Fr' | 'En' | 'Needed'}`]: string
}

/** A question as typed. */
export type QuestionRow = { fr: string; en: string; needed: string }

/** What is typed about the money of a loan. */
export const emptyMoney = {
  price: '',
  deposit: '',
  moneyKind: '',
  amount: '',
  paidOn: '',
  means: '',
  note: '',
}
export type MoneyForm = typeof emptyMoney
