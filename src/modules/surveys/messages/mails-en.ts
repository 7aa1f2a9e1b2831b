import type { mailsFr } from './mails-fr.ts'

/** Words of the mails of surveys. */
export const mailsEn: typeof mailsFr = {
  subject: (title) => `Your opinion: ${title}`,
  reminderSubject: (title) => `Reminder: ${title}`,
  asked: (title, name) => `Hello, please answer the survey “${title}” for your organisation: ${name}.`,
  reminder: (title, name) =>
    `Hello, there is still time to answer the survey “${title}” for your organisation: ${name}.`,
  until: (day) => `You can answer until ${day}, in several goes if you like.`,
  answer: 'Answer the survey',
  goOn: 'Answer, or go on',
  personal: 'This link is personal: do not pass it on.',
  refuse: 'Do not answer, do not be asked again',
}
