import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import { claimPage, sendClaim } from './routes/claim.tsx'
import { closurePage, sendClosure } from './routes/closure.tsx'
import { answerRoute, correctPage, questionPage, saveCorrection } from './routes/confirmation.tsx'
import { editOverview } from './routes/edit-overview.tsx'
import { saveSection, sectionPage } from './routes/edit-section.tsx'
import { comparePage, historyPage, restore } from './routes/history.tsx'
import { invitationPage, joinTeam } from './routes/invitation.tsx'
import { servePhoto } from './routes/photo-file.ts'
import { changePhoto, photosPage, sendPhoto } from './routes/photos.tsx'
import { proposePage, sendProposal } from './routes/propose.tsx'
import { requestsPage } from './routes/requests.tsx'
import { sendSuggestion, suggestPage } from './routes/suggest.tsx'
import { decideSuggestion, suggestionsPage } from './routes/suggestions.tsx'
import { cancelInvitation, saveMemberRole, sendInvitation, takeOut, teamPage } from './routes/team.tsx'

/** The addresses of taking part: proposing, claiming, teams, corrections, the yearly question. */
export function contributionRoutes(_services: Services): Hono<Env> {
  return new Hono<Env>()
    .get('/annuaire/proposer', proposePage)
    .post('/annuaire/proposer', sendProposal)
    .get('/annuaire/:slug/revendiquer', claimPage)
    .post('/annuaire/:slug/revendiquer', sendClaim)
    .get('/annuaire/:slug/suggerer', suggestPage)
    .post('/annuaire/:slug/suggerer', sendSuggestion)
    .get('/annuaire/:slug/suggestions', suggestionsPage)
    .post('/annuaire/:slug/suggestions/:id', decideSuggestion)
    .get('/annuaire/:slug/fermeture', closurePage)
    .post('/annuaire/:slug/fermeture', sendClosure)
    .get('/annuaire/:slug/equipe', teamPage)
    .post('/annuaire/:slug/equipe', sendInvitation)
    .post('/annuaire/:slug/equipe/invitations/:id', cancelInvitation)
    .post('/annuaire/:slug/equipe/:id/role', saveMemberRole)
    .post('/annuaire/:slug/equipe/:id/retrait', takeOut)
    .get('/annuaire/:slug/modifier', editOverview)
    .get('/annuaire/:slug/modifier/:section', sectionPage)
    .post('/annuaire/:slug/modifier/:section', saveSection)
    .get('/annuaire/:slug/photos', photosPage)
    .post('/annuaire/:slug/photos', sendPhoto)
    .post('/annuaire/:slug/photos/:id', changePhoto)
    .get('/fichiers/photo/:id/:file', servePhoto)
    .get('/annuaire/:slug/historique', historyPage)
    .post('/annuaire/:slug/historique', restore)
    .get('/annuaire/:slug/historique/comparer', comparePage)
    .get('/invitation/:secret', invitationPage)
    .post('/invitation/:secret', joinTeam)
    .get('/confirmer/:secret', questionPage)
    .post('/confirmer/:secret', answerRoute)
    .get('/confirmer/:secret/corriger', correctPage)
    .post('/confirmer/:secret/corriger', saveCorrection)
    .get('/compte/demandes', requestsPage)
}
