import type { receptionFr } from './reception-fr.ts'

export const receptionEn: typeof receptionFr = {
  title: (title) => `How requests are received: ${title}`,
  crumb: 'How requests are received',
  lead: 'What organisations that ask for this tool read, what you ask them, and whether their request is approved by itself.',
  saved: 'Saved. Requests to come follow it.',
  moved: 'The question has moved. Save to keep this order.',
  rule: 'Approve requests by themselves?',
  ruleHelp:
    'A request is approved by itself only when a copy is free and your conditions are met. You are told in every case.',
  rules: {
    never: 'No, we answer each request',
    known: 'Yes, for organisations that brought a tool of ours back whole before',
    always: 'Yes, for all',
  },
  noteFr: 'What to know before asking, in French',
  noteEn: 'The same in English',
  noteHelp: 'For instance: where to fetch the tool, when you can be reached.',
  questions: 'Your questions',
  questionsHelp: 'Eight at most. An empty line is left out. Answers already given do not change.',
  question: (number) => `Question ${number}, in French`,
  english: (number) => `Question ${number}, in English`,
  needed: 'An answer is needed',
  up: (number) => `Move question ${number} up`,
  down: (number) => `Move question ${number} down`,
  upShort: 'Up',
  downShort: 'Down',
  save: 'Save',
  agreement: 'Agreement template of your organisation',
  account: 'Accounts of your organisation’s loans',
  back: 'Back to the tool',
  errors: {
    rule: 'Choose one of the three answers.',
    tooLong: (most) => `This is too long: ${most} characters at most.`,
    french: 'Write the question in French first.',
  },
}
