import type { mailsFr } from './mails-fr.ts'

/** Words of the mails of surveys. */
export const mailsEn: typeof mailsFr = {
  subject: (title) => `Your opinion: ${title}`,
  reminderSubject: (title) => `Reminder: ${title}`,
  hello: (name) => `Hello, this message is addressed to ${name}.`,
  asked: (title) => `We invite you to answer the survey “${title}”.`,
  reminder: 'We have not received your answer yet: there is still time.',
  until: (day) => `You can answer until ${day}, in several goes if you like.`,
  answer: 'Answer the survey',
  goOn: 'Answer, or go on',
  personal: 'This link is personal: do not pass it on.',
  refuse: 'Do not answer, do not be asked again',
}
