import type { fr } from './fr.ts'

/** The words of taking part in English. */
export const en: typeof fr = {
  decisions: {
    subject: (name) => `Your request: ${name}`,
    kinds: {
      proposal: {
        accepted: (name) =>
          `The organisation you proposed, “${name}”, is published. You can now keep its record.`,
        refused: (name) => `The organisation you proposed, “${name}”, was not published.`,
      },
      claim: {
        accepted: (name) => `You can now keep the record of “${name}”.`,
        refused: (name) => `Your request to keep the record of “${name}” was not accepted.`,
      },
      suggestion: {
        accepted: (name) => `The correction you suggested for “${name}” is published.`,
        refused: (name) => `The correction you suggested for “${name}” was not kept.`,
      },
      report: {
        accepted: (name) => `Your report about “${name}” has been dealt with.`,
        refused: (name) => `Your report about “${name}” led to no change.`,
      },
      closure: {
        accepted: (name) => `The closure of “${name}” is recorded: its record has left the directory.`,
        refused: (name) => `The closure of “${name}” was not confirmed: its record stays in the directory.`,
      },
      unconfirmed: {
        accepted: (name) => `The record of “${name}” has left the directory.`,
        refused: (name) => `The record of “${name}” stays in the directory.`,
      },
      duplicate: {
        accepted: (name) => `The two records of “${name}” are now one.`,
        refused: (name) => `“${name}” stays a record of its own.`,
      },
    },
    reason: 'The site’s team adds:',
    see: 'See the record',
    thanks: 'Thank you for your help.',
  },
}
