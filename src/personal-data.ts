import type { ExportPerson, ForgetPerson } from '#modules/accounts/index.ts'
import { exportPerson as exportEvents, forgetPerson as forgetEvents } from '#modules/agenda/index.ts'
import { exportPerson as exportBookings, forgetPerson as forgetBookings } from '#modules/bookings/index.ts'
import { exportPerson as exportPlans, forgetPerson as forgetPlans } from '#modules/circulation/index.ts'
import {
  exportPerson as exportDashboards,
  forgetPerson as forgetDashboards,
} from '#modules/dashboards/index.ts'
import { exportPerson as exportExpert, forgetPerson as forgetExpert } from '#modules/experts/index.ts'
import { exportPerson as exportLoans, forgetPerson as forgetLoans } from '#modules/loans/index.ts'
import { exportPerson as exportSurveys, forgetPerson as forgetSurveys } from '#modules/surveys/index.ts'

/**
 * What each module keeps of people beside their account: how it forgets somebody, in the transaction that erases them, and what it gives them of it.
 * A module with personal data of its own exports both from its index.ts and stands here.
 */
export const personalData: {
  forget: readonly ForgetPerson[]
  /** Name of the part of the file → what it holds. */
  export: Readonly<Record<string, ExportPerson>>
} = {
  forget: [
    forgetEvents,
    forgetBookings,
    forgetExpert,
    forgetLoans,
    forgetPlans,
    forgetSurveys,
    forgetDashboards,
  ],
  export: {
    expertise: exportExpert,
    events: exportEvents,
    bookings: exportBookings,
    loans: exportLoans,
    plans: exportPlans,
    surveys: exportSurveys,
    dashboards: exportDashboards,
  },
}
