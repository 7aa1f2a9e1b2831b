import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import type { ForgetPerson } from './erase-person.ts'
import type { ExportPerson } from './export-person.ts'
import { accountPage, saveAccount, saveWelcome, type WhatWaits, welcomePage } from './routes/account.tsx'
import { dataPage, eraseAccount, exportData } from './routes/data.tsx'
import {
  askPasskeyRoute,
  finishPasskeyRoute,
  removePasskeyRoute,
  renamePasskeyRoute,
  startPasskeyRoute,
  usePasskeyRoute,
} from './routes/passkeys.ts'
import { erasePersonRoute, peoplePage, personPage, saveRole } from './routes/people.tsx'
import { backFromProConnect, goToProConnect } from './routes/proconnect.ts'
import { endSession, outPage, securityPage, signOut, signOutEverywhere } from './routes/security.tsx'
import { askedPage, askLinkRoute, landingPage, signInPage, useLinkRoute } from './routes/sign-in.tsx'
import { addToken, endToken, tokensPage } from './routes/tokens.tsx'

export { identify } from './routes/identify.ts'

/** What the other modules keep of people: how each forgets somebody, and what each gives them of it. */
export type PersonalData = { forget: readonly ForgetPerson[]; export: Readonly<Record<string, ExportPerson>> }

/** The addresses of sign-in, of one's account and of the list of people. */
export function accountsRoutes(
  _services: Services,
  personalData: PersonalData,
  whatWaits: WhatWaits,
): Hono<Env> {
  return new Hono<Env>()
    .get('/connexion', signInPage)
    .post('/connexion', askLinkRoute)
    .get('/connexion/envoye', askedPage)
    .get('/connexion/lien', landingPage)
    .post('/connexion/lien', useLinkRoute)
    .post('/connexion/cle/demande', askPasskeyRoute)
    .post('/connexion/cle', usePasskeyRoute)
    .post('/connexion/proconnect', goToProConnect)
    .get('/connexion/proconnect/retour', backFromProConnect)
    .get('/connexion/sortie', outPage)
    .post('/deconnexion', signOut)
    .get('/compte', accountPage(whatWaits))
    .post('/compte', saveAccount(whatWaits))
    .get('/compte/bienvenue', welcomePage)
    .post('/compte/bienvenue', saveWelcome)
    .get('/compte/securite', securityPage)
    .post('/compte/securite/partout', signOutEverywhere)
    .post('/compte/securite/sessions/:id', endSession)
    .post('/compte/securite/cles/demande', startPasskeyRoute)
    .post('/compte/securite/cles', finishPasskeyRoute)
    .post('/compte/securite/cles/nommer', renamePasskeyRoute)
    .post('/compte/securite/cles/retirer', removePasskeyRoute)
    .get('/compte/jetons', tokensPage)
    .post('/compte/jetons', addToken)
    .post('/compte/jetons/:id', endToken)
    .get('/compte/donnees', dataPage)
    .get('/compte/donnees/export', exportData(personalData.export))
    .post('/compte/donnees/suppression', eraseAccount(personalData.forget))
    .get('/administration/personnes', peoplePage)
    .get('/administration/personnes/:id', personPage)
    .post('/administration/personnes/:id/role', saveRole)
    .post('/administration/personnes/:id/effacer', erasePersonRoute(personalData.forget))
}
