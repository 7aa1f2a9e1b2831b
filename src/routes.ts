import type { Hono } from 'hono'
import { accountsRoutes } from '#modules/accounts/routes.tsx'
import { administrationRoutes } from '#modules/administration/routes.tsx'
import { agendaRoutes, eventPreview, eventsOnMap, organisationEvents } from '#modules/agenda/routes.tsx'
import { announcingRoutes } from '#modules/announcing/routes.tsx'
import { attendanceTold } from '#modules/attendance/index.ts'
import { attendanceRoutes } from '#modules/attendance/routes.tsx'
import { findSeats } from '#modules/bookings/index.ts'
import { bookingsRoutes } from '#modules/bookings/routes.tsx'
import { circulationRoutes } from '#modules/circulation/routes.tsx'
import { contributionRoutes } from '#modules/contribution/routes.tsx'
import { coverageRoutes, coverageViews, sitesViews } from '#modules/coverage/routes.tsx'
import { dashboardRoutes } from '#modules/dashboards/routes.tsx'
import { directoryRoutes } from '#modules/directory/routes.tsx'
import { expertsRoutes } from '#modules/experts/routes.tsx'
import { federationRoutes } from '#modules/federation/routes.ts'
import { findingsRoutes, findingViews } from '#modules/findings/routes.tsx'
import { harvestRoutes } from '#modules/harvest/routes.tsx'
import { homeRoutes } from '#modules/home/routes.tsx'
import { importsRoutes } from '#modules/imports/routes.tsx'
import { indicatorRoutes, indicatorViews } from '#modules/indicators/routes.tsx'
import { lentSoFar, whatWaits } from '#modules/loans/index.ts'
import { loansRoutes } from '#modules/loans/routes.tsx'
import { mapRoutes } from '#modules/map/routes.tsx'
import { moderationRoutes } from '#modules/moderation/routes.tsx'
import { observatoryRoutes } from '#modules/observatory/routes.tsx'
import { opendataRoutes } from '#modules/opendata/routes.tsx'
import { eventsOfTool, toolOfEvent } from '#modules/openings/index.ts'
import { openingsRoutes } from '#modules/openings/routes.tsx'
import { searchRoutes } from '#modules/search/routes.tsx'
import { seasonsRoutes } from '#modules/seasons/routes.tsx'
import { settingsRoutes } from '#modules/settings/routes.tsx'
import { sheetRoutes } from '#modules/sheets/routes.tsx'
import { spreadRoutes, spreadViews } from '#modules/spread/routes.tsx'
import { studyRoutes, studyViews } from '#modules/studies/routes.tsx'
import { surveysRoutes } from '#modules/surveys/routes.tsx'
import { territoryRoutes } from '#modules/territories/routes.tsx'
import { toolsRoutes } from '#modules/tools/routes.tsx'
import { usageRoutes } from '#modules/usage/routes.tsx'
import { vocabulariesRoutes } from '#modules/vocabularies/routes.tsx'
import { writingRoutes } from '#modules/writing/routes.tsx'
import type { Env, Services } from '#platform/http/env.ts'
import { personalData } from './personal-data.ts'

/** The routes of every module, mounted at the root and under /en. */
export function moduleRoutes(services: Services): Hono<Env>[] {
  return [
    accountsRoutes(services, personalData, whatWaits),
    administrationRoutes(services),
    // Before the agenda: an event's address gives its activity to who asks for one, and its page otherwise.
    federationRoutes(services),
    // Before the agenda: /agenda/proposer is no event.
    announcingRoutes(services, eventPreview),
    attendanceRoutes(services),
    bookingsRoutes(services),
    // Before the agenda: a season's code stands where an event's slug does.
    seasonsRoutes(services, attendanceTold),
    agendaRoutes(services, findSeats, toolOfEvent),
    // Before the directory: /annuaire/proposer is no organisation.
    contributionRoutes(services),
    coverageRoutes(services),
    // Before tools and loans: /outils/planifier is no tool.
    circulationRoutes(services),
    dashboardRoutes(services, [
      indicatorViews,
      coverageViews,
      sitesViews,
      studyViews,
      spreadViews,
      findingViews,
    ]),
    directoryRoutes(services, organisationEvents),
    expertsRoutes(services),
    findingsRoutes(),
    harvestRoutes(services),
    homeRoutes(services),
    importsRoutes(services),
    indicatorRoutes(services),
    loansRoutes(services),
    mapRoutes(services, eventsOnMap),
    moderationRoutes(services),
    vocabulariesRoutes(services),
    // Before the reading API, which refuses every method it does not know.
    writingRoutes(services),
    observatoryRoutes(),
    opendataRoutes(services),
    openingsRoutes(services),
    searchRoutes(services),
    settingsRoutes(services),
    sheetRoutes(),
    spreadRoutes(services),
    studyRoutes(),
    surveysRoutes(services),
    territoryRoutes(),
    toolsRoutes(services, { findLoans: lentSoFar, findEvents: eventsOfTool }),
    usageRoutes(services),
  ]
}
