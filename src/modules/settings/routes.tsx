import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import { logoFile, removeLogoRoute, saveLogoRoute } from './routes/logo.ts'
import { saveSettingsRoute, settingsPage } from './routes/settings.tsx'

export { presentSite } from './routes/present-site.ts'

/** The addresses of settings, and of the site's logo. */
export function settingsRoutes(_services: Services): Hono<Env> {
  return new Hono<Env>()
    .get('/administration/reglages', settingsPage)
    .post('/administration/reglages/logo', saveLogoRoute)
    .post('/administration/reglages/logo/retirer', removeLogoRoute)
    .post('/administration/reglages/:part', saveSettingsRoute)
    .get('/logo/:file', logoFile)
}
