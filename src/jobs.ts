import { forgetContacts } from '#modules/cases/index.ts'
import type { Services } from '#platform/http/env.ts'
import type { Work } from '#platform/jobs/jobs.ts'
import type { QueueName } from '#platform/jobs/queues.ts'

/** What each queue's wake-up makes happen, from every module. */
export function moduleJobs({ db, now }: Omit<Services, 'jobs'>): Record<QueueName, Work[]> {
  return {
    mail: [],
    imports: [],
    duplicates: [],
    confirmations: [],
    retention: [
      async () => {
        await forgetContacts(db, now())
      },
    ],
  }
}
