/**
 * The queues of background work. A job is a wake-up: what there is to do stands in the application's own tables, so that a job lost, doubled
 * or restored late changes nothing. `pollSeconds` is how long a job waits at most when nobody in this process announced it;
 * `cron` (Europe/Paris) makes it come back by itself.
 */
export const queues = {
  /** Delivers the mails that are due. */
  mail: { pollSeconds: 10, cron: '* * * * *' },
  /** Runs the imports that wait. */
  imports: { pollSeconds: 10, cron: '* * * * *' },
  /** Works out the plans that wait, one after the other. */
  plans: { pollSeconds: 5, cron: '* * * * *' },
  /** Looks for organisations that may be the same. */
  duplicates: { pollSeconds: 60, cron: '20 3 * * *' },
  /** Tells those who booked what changed, reminds them the day before, sums the day's bookings up for organisers. */
  bookings: { pollSeconds: 30, cron: '*/5 * * * *' },
  /** Invites and reminds those whom surveys ask; closes surveys whose last day is over. */
  surveys: { pollSeconds: 30, cron: '*/10 * * * *' },
  /** Writes to people on working days: whether all is right with an organisation, how many came to an event, what waits. */
  confirmations: { pollSeconds: 60, cron: '0 9 * * 1-5' },
  /** Forgets what is past its time: links, sessions, drafts, journal, inactive accounts… */
  retention: { pollSeconds: 60, cron: '40 3 * * *' },
  /** Counts what takes long over all loans, so that nobody waits for it. */
  readings: { pollSeconds: 60, cron: '*/10 * * * *' },
  /** Counts the indicators of the site anew, freezes the years that are over, looks at the rules of alert. */
  indicators: { pollSeconds: 60, cron: '10 4 * * *' },
} as const satisfies Record<string, { pollSeconds: number; cron: string }>
export type QueueName = keyof typeof queues
