import { expect, test } from 'vitest'
import { askedEpci } from './map-store.ts'
import { surveySite } from './testing.ts'

const { db, anOpenCampaign, answer } = await surveySite()

test('EPCI where organisations are asked are counted with those that answered; contacts without one are nowhere', async () => {
  const { id } = await anOpenCampaign()
  await db
    .insertInto('survey_contact')
    .values({ campaign_id: id, name: 'MJC du Nord', email: 'mjc@example.org', origin: 'upload' })
    .execute()
  await answer('Bibliothèque des Lampes')
  expect(await askedEpci(db, id)).toEqual([
    { code: '200043404', name: 'CC du Sud Avesnois', contacts: 1, completed: 1 },
    { code: '200033579', name: "CU d'Arras", contacts: 1, completed: 0 },
  ])
})
