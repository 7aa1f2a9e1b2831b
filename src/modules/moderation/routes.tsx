import { Hono } from 'hono'
import type { Env, Services } from '#platform/http/env.ts'
import { assign, casePage, decide, undoDecisionRoute } from './routes/case.tsx'
import { comparePage, decidePair, duplicates, lookNow, undoPair } from './routes/duplicates.tsx'
import { decideEventPair, eventPairs, trust } from './routes/events.tsx'
import { decideLot, lot, queue, undoLot } from './routes/queue.tsx'
import { reasons, saveReasonRoute, saveTerritories, territories } from './routes/workshop.tsx'

/** The addresses of moderation. */
export function moderationRoutes(_services: Services): Hono<Env> {
  return new Hono<Env>()
    .get('/administration/moderation', queue)
    .post('/administration/moderation/lot', decideLot)
    .get('/administration/moderation/lot/:id', lot)
    .post('/administration/moderation/lot/:id/annuler', undoLot)
    .get('/administration/moderation/motifs', reasons)
    .post('/administration/moderation/motifs', saveReasonRoute)
    .get('/administration/moderation/territoires', territories)
    .post('/administration/moderation/territoires', saveTerritories)
    .get('/administration/moderation/:id', casePage)
    .post('/administration/moderation/:id', decide)
    .post('/administration/moderation/:id/annuler', undoDecisionRoute)
    .post('/administration/moderation/:id/confier', assign)
    .post('/administration/moderation/:id/confiance', trust)
    .get('/administration/doublons', duplicates)
    .get('/administration/doublons/comparer', comparePage)
    .get('/administration/doublons/rendez-vous', eventPairs)
    .post('/administration/doublons/rendez-vous', decideEventPair)
    .post('/administration/doublons/chercher', lookNow)
    .post('/administration/doublons/reunir', decidePair)
    .post('/administration/doublons/:id/annuler', undoPair)
}
