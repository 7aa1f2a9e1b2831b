import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import { accountPage, saveProfile, welcomePage } from './routes/account.tsx'
import { dataPage, deleteAccount, exportData } from './routes/data.tsx'
import { erasePersonRoute, peoplePage, personPage, saveRole } from './routes/people.tsx'
import { endSession, securityPage, signOut, signOutEverywhere } from './routes/security.tsx'
import { askedPage, askLinkRoute, landingPage, signInPage, useLinkRoute } from './routes/sign-in.tsx'
import { addToken, endToken, tokensPage } from './routes/tokens.tsx'

export { identify } from './routes/identify.ts'

/** The addresses of sign-in, of one's account and of the list of people. */
export function accountsRoutes(_services: Services): Hono<Env> {
  return new Hono<Env>()
    .get('/connexion', signInPage)
    .post('/connexion', askLinkRoute)
    .get('/connexion/envoye', askedPage)
    .get('/connexion/lien', landingPage)
    .post('/connexion/lien', useLinkRoute)
    .post('/deconnexion', signOut)
    .get('/compte', accountPage)
    .post('/compte', saveProfile)
    .get('/compte/bienvenue', welcomePage)
    .get('/compte/securite', securityPage)
    .post('/compte/securite/partout', signOutEverywhere)
    .post('/compte/securite/sessions/:id', endSession)
    .get('/compte/jetons', tokensPage)
    .post('/compte/jetons', addToken)
    .post('/compte/jetons/:id', endToken)
    .get('/compte/donnees', dataPage)
    .get('/compte/donnees/export', exportData)
    .post('/compte/donnees/suppression', deleteAccount)
    .get('/administration/personnes', peoplePage)
    .get('/administration/personnes/:id', personPage)
    .post('/administration/personnes/:id/role', saveRole)
    .post('/administration/personnes/:id/effacer', erasePersonRoute)
}
