import type { Page } from '@playwright/test'
import { lookWithAxe } from '../support/axe.ts'
import { administrator, signIn } from '../support/sign-in.ts'
import { expect, test } from '../support/test.ts'

const event = '/agenda/construire-une-fusee-a-eau'
const run = Date.now().toString(36)
const family = `Famille Zorglub ${run}`
const alone = `Élise Aubry ${run}`
const school = `École Jean-Macé ${run}`

/** Sends a form of the site as its page would. */
async function sendForm(page: Page, path: string, form: Record<string, string>): Promise<void> {
  const headers = { 'Sec-Fetch-Site': 'same-origin' }
  const answer = await page.request.post(path, { form, headers, maxRedirects: 0 })
  expect(answer.status(), path).toBe(303)
}

/** A session to come of an event whose bookings are open, with a family, somebody alone and a class. @returns its check-in's address */
async function aSessionWithBookings(page: Page): Promise<string> {
  const usual = { closesHours: '0', mostSeats: '6', mostGroupSeats: '35', notices: 'none' }
  await sendForm(page, `${event}/reservations/reglages`, { forPublic: 'oui', forGroups: 'oui', ...usual })
  await page.goto(`${event}/pointage`)
  const path = (await page.locator('main .rows a').first().getAttribute('href')) ?? ''
  const add = `${event}/reservations/${path.split('/').at(-1)}/ajouter`
  await sendForm(page, add, { name: family, seats: '4' })
  await sendForm(page, add, { name: alone, seats: '1' })
  const group = { pour: 'groupe', structure: school, level: 'cycle-3', pupils: '25', adults: '3' }
  await sendForm(page, add, { name: 'Mme Roux', ...group })
  return path
}

const line = (page: Page, name: string) => page.locator('[data-booking]').filter({ hasText: name })
const status = (page: Page) => page.locator('[data-status]')

test('people are checked in without a network, then sent; the other phone sees them', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000)
  await page.setViewportSize({ width: 360, height: 740 })
  await signIn(page, administrator, 'Administration')
  const path = await aSessionWithBookings(page)
  await page.goto(path)
  await expect(status(page)).toContainText('Cette page s’ouvre aussi sans réseau.')
  expect((await lookWithAxe(page)).faults).toEqual([])
  const other = await (await browser.newContext({ locale: 'fr-FR' })).newPage()
  await signIn(other, administrator)
  await other.goto(path)
  await expect(line(other, family).locator('[data-came]')).toHaveText('Pas encore pointé')

  await page.context().setOffline(true)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pointage')
  await expect(status(page)).toContainText('Hors connexion')
  await page.getByLabel('Chercher un nom').fill('elise')
  await expect(line(page, family)).toBeHidden()
  await line(page, alone)
    .getByRole('button', { name: /^Présent/ })
    .click()
  await page.getByLabel('Chercher un nom').fill('')
  await line(page, school).getByLabel('Élèves présents').fill('24')
  await line(page, school)
    .getByRole('button', { name: /^Présent/ })
    .click()
  await expect(status(page)).toContainText('2 pointages à envoyer.')
  await page.reload()
  await expect(status(page)).toContainText('2 pointages à envoyer.')
  await expect(line(page, school).locator('[data-came]')).toHaveText('Élèves\u00a0: 24 · Adultes\u00a0: 3')

  await page.context().setOffline(false)
  await expect(status(page)).toContainText('Tout est envoyé.')
  await expect(line(other, alone).locator('[data-came]')).toHaveText('Présents\u00a0: 1', { timeout: 30_000 })
  await expect(line(other, school).locator('[data-came]')).toHaveText('Élèves\u00a0: 24 · Adultes\u00a0: 3')
  await other.context().close()

  // Nothing of it stays on the phone once it is erased.
  await page.getByRole('button', { name: 'Effacer de ce téléphone' }).click()
  await expect(page).toHaveURL(new RegExp(`${event}/pointage$`))
  const left = await page.evaluate(async () => [
    await caches.keys(),
    Object.keys(localStorage).filter((key) => key.startsWith('maillage-pointage')),
    (await navigator.serviceWorker.getRegistrations()).length,
  ])
  expect(left).toEqual([[], [], 0])
})

test('two phones that disagree: the later look stands, and the other one is told', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000)
  await signIn(page, administrator, 'Administration')
  const path = await aSessionWithBookings(page)
  await page.goto(path)
  await expect(status(page)).toContainText('Cette page s’ouvre aussi sans réseau.')
  await page.context().setOffline(true)
  await line(page, family)
    .first()
    .getByRole('button', { name: /^Absent/ })
    .click()
  await expect(status(page)).toContainText('1 pointage à envoyer.')
  const other = await (await browser.newContext({ locale: 'fr-FR' })).newPage()
  await signIn(other, administrator)
  await other.goto(path)
  await line(other, family)
    .first()
    .getByRole('button', { name: /^Présent/ })
    .click()
  await expect(status(other)).toContainText('Tout est envoyé.')
  await page.context().setOffline(false)
  await expect(status(page)).toContainText(`Un autre téléphone a pointé plus tard\u00a0: ${family}`)
  await expect(line(page, family).first().locator('[data-came]')).toHaveText('Présents\u00a0: 4')
  await other.context().close()
})
