import { sql } from 'kysely'
import { forgetExpired, retireAccounts } from '#modules/accounts/index.ts'
import { eraseEventPhotos } from '#modules/agenda/index.ts'
import { askAttendance, forgetLinks } from '#modules/attendance/index.ts'
import { forgetBookings, remind, sendSummaries, tellChanges } from '#modules/bookings/index.ts'
import { forgetContacts } from '#modules/cases/index.ts'
import { forgetPlans, planWork } from '#modules/circulation/index.ts'
import { askConfirmations, erasePhotos, forgetDrafts } from '#modules/contribution/index.ts'
import { forgetMerges, lookForDuplicates } from '#modules/directory/index.ts'
import { chaseRequests, purgeRequests } from '#modules/experts/index.ts'
import { keepOldReports, packAnswers } from '#modules/findings/index.ts'
import { feedWork, forgetFeedRuns } from '#modules/harvest/index.ts'
import { forgetImports, importWork } from '#modules/imports/index.ts'
import { evaluateAlerts, refreshLive } from '#modules/indicators/index.ts'
import { forgetOldEntries } from '#modules/journal/index.ts'
import {
  chaseInsurance,
  chaseLoans,
  eraseLoanPhotos,
  erasePaper,
  forgetLoanLinks,
  forgetLoans,
} from '#modules/loans/index.ts'
import { sendDigests } from '#modules/moderation/index.ts'
import { followLoans } from '#modules/openings/index.ts'
import type { Planner } from '#modules/planning/index.ts'
import { siteSettings } from '#modules/settings/index.ts'
import { countSpread } from '#modules/spread/index.ts'
import {
  closePast,
  eraseGoneFiles,
  forgetSurveys,
  inviteContacts,
  noteRefusedAddresses,
  remindContacts,
} from '#modules/surveys/index.ts'
import { eraseToolDocuments, eraseToolPhotos } from '#modules/tools/index.ts'
import { countUsage } from '#modules/usage/index.ts'
import type { Services } from '#platform/http/env.ts'
import type { Work } from '#platform/jobs/jobs.ts'
import type { QueueName } from '#platform/jobs/queues.ts'
import { mailOrigin, mailWork } from '#platform/mail/mail-work.ts'
import { forgetMails } from '#platform/mail/outbox-store.ts'
import { personalData } from './personal-data.ts'

/** What each queue's wake-up makes happen, from every module. */
export function moduleJobs(
  services: Omit<Services, 'jobs'> & { planner: Planner },
): Record<QueueName, Work[]> {
  const { db, now, region } = services
  return {
    mail: [
      mailWork(services, async () => {
        const { name, mailSender } = await siteSettings(db, region)
        return { siteName: name, ...mailSender }
      }),
    ],
    imports: [
      importWork(services, services.config.databaseUrl === null),
      feedWork(services, services.config.databaseUrl === null),
    ],
    plans: [planWork(services, services.config.databaseUrl === null)],
    duplicates: [
      async (signal) => {
        await lookForDuplicates(db, now(), signal)
      },
    ],
    bookings: [
      // Before those who booked are told: sessions of tools on loan move with them.
      async (signal) => {
        await followLoans(db, now(), signal)
      },
      async (signal) => {
        await tellChanges(db, now(), signal)
      },
      async (signal) => {
        await remind(db, mailOrigin(services.config), now(), signal)
      },
      async (signal) => {
        await sendSummaries(db, now(), signal)
      },
    ],
    surveys: [
      async () => {
        await closePast(db, now())
        await eraseGoneFiles(services)
      },
      async (signal) => {
        await inviteContacts(db, now(), signal)
      },
      async () => {
        await noteRefusedAddresses(db)
      },
      async (signal) => {
        await remindContacts(db, now(), signal)
      },
      async (signal) => {
        await packAnswers(db, signal)
        await keepOldReports(db, now(), signal)
      },
    ],
    confirmations: [
      async () => {
        await sendDigests(db, now())
      },
      async () => {
        await askConfirmations(db, now())
      },
      async () => {
        await chaseRequests(db, now())
      },
      async (signal) => {
        await chaseLoans(db, now(), signal)
        await chaseInsurance(db, now(), signal)
      },
      async () => {
        await askAttendance(db, now())
      },
    ],
    readings: [
      async () => {
        await countUsage(db, now())
        await countSpread(db, now())
      },
    ],
    indicators: [
      async (signal) => {
        await refreshLive(db, now(), signal)
        await evaluateAlerts(db, now(), { signal })
      },
    ],
    retention: [
      async () => {
        await forgetContacts(db, now())
      },
      async () => {
        await retireAccounts(db, personalData.forget, now())
        await forgetExpired(db, now())
      },
      async () => {
        await purgeRequests(db, now())
      },
      async () => {
        await forgetBookings(db, now())
      },
      async (signal) => {
        await forgetPlans(db, now())
        await forgetLoans(db, now())
        await erasePaper(services, now(), signal)
      },
      async () => {
        await forgetSurveys(db, now())
        await eraseGoneFiles(services)
      },
      () => forgetMails(db, now()),
      () => forgetOldEntries(db, now()),
      () => forgetImports(services, now()),
      () => forgetFeedRuns(db, now()),
      () => forgetMerges(db, now()),
      () => forgetDrafts(db, now()),
      () => forgetLinks(db, now()),
      () => forgetLoanLinks(db, now()),
      async () => {
        await erasePhotos(services, now())
        await eraseEventPhotos(services, now())
        await eraseToolPhotos(services, now())
        await eraseToolDocuments(services, now())
        await eraseLoanPhotos(services)
      },
      async () => {
        // A server looks at its own tables; the embedded database has nobody to do it.
        if (services.config.databaseUrl === null) await sql`ANALYZE`.execute(db)
      },
    ],
  }
}
