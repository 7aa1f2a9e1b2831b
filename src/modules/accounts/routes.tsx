import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import { askedPage, askLinkRoute, landingPage, signInPage, useLinkRoute } from './routes/sign-in.tsx'

export { identify } from './routes/identify.ts'

/** The addresses of sign-in, of one's account and of the list of people. */
export function accountsRoutes(_services: Services): Hono<Env> {
  return new Hono<Env>()
    .get('/connexion', signInPage)
    .post('/connexion', askLinkRoute)
    .get('/connexion/envoye', askedPage)
    .get('/connexion/lien', landingPage)
    .post('/connexion/lien', useLinkRoute)
}
