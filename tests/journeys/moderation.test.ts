import { lookWithAxe } from '../support/axe.ts'
import { administrator, newAddress, signIn } from '../support/sign-in.ts'
import { expect, test } from '../support/test.ts'

const queue = '/administration/moderation'

test('a claim is accepted by keyboard, then the decision is taken back', async ({
  page,
  browser,
  baseURL,
}) => {
  const other = await browser.newContext({ baseURL, locale: 'fr-FR' })
  const claimer = await other.newPage()
  const email = newAddress()
  await signIn(claimer, email, 'Camille Roux')
  await claimer.goto('/annuaire/ecomusee-de-l-avesnois/revendiquer')
  await claimer.getByLabel('Ce qui montre que vous en faites partie').fill('Je suis médiatrice depuis 2019.')
  await claimer.getByRole('button', { name: 'Demander' }).click()
  await other.close()

  await signIn(page, administrator, 'Administration')
  await page.goto(`${queue}?genre=claim&q=avesnois`)
  await page.keyboard.press('j')
  await expect(page.locator('[data-open]').first()).toBeFocused()
  await page.keyboard.press('o')
  await expect(page.getByText('Je suis médiatrice depuis 2019.')).toBeVisible()
  await expect(page.getByText(email)).toBeVisible()
  // In a field, a letter is a letter.
  await page.getByLabel('Vos mots').pressSequentially('aaa')
  await expect(page.getByLabel('Vos mots')).toHaveValue('aaa')
  await page.getByLabel('Vos mots').fill('')
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('a')
  await expect(page.getByRole('status').filter({ hasText: 'demande acceptée' })).toBeVisible()
  await page.getByRole('button', { name: 'Revenir sur cette décision' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'attend de nouveau' })).toBeVisible()
})

test('shortcuts can be switched off, and stay so', async ({ page }) => {
  await signIn(page, administrator, 'Administration')
  await suggest(page, 'Horaires d’hiver')
  await page.goto(queue)
  await page.keyboard.press('?')
  await page.getByLabel('Raccourcis d’une touche actifs').uncheck()
  await page.reload()
  await page.keyboard.press('j')
  await expect(page.locator('[data-open]').first()).not.toBeFocused()
})

test('a suggestion is refused with a reason, previewed before', async ({ page }) => {
  await signIn(page, administrator, 'Administration')
  const word = `Essai ${Date.now()}`
  await suggest(page, word)
  await page.goto(`${queue}?q=${encodeURIComponent(word)}`)
  await page.locator('[data-open]').first().click()
  await expect(page.getByRole('table')).toContainText('Téléphone')
  await page.getByLabel('Motif').selectOption({ label: 'Information non confirmée' })
  await page.getByRole('button', { name: 'Voir le mail à l’auteur' }).click()
  await expect(page.getByRole('heading', { name: 'Mail qui partira à l’auteur' })).toBeVisible()
  await expect(page.getByText('Nous avons vérifié auprès de la structure').first()).toBeVisible()
  expect((await lookWithAxe(page)).faults).toEqual([])
  await page.getByRole('button', { name: 'Refuser', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: 'demande refusée' })).toBeVisible()
})

test('two records become one, and are parted again', async ({ page }) => {
  await signIn(page, administrator, 'Administration')
  const answer = await page.request.get('/api/v1/organisations?limit=2&type=library')
  const [a, b] = ((await answer.json()) as { data: { slug: string }[] }).data.map(({ slug }) => slug)
  await page.goto(`/administration/doublons/comparer?a=${a}&b=${b}`)
  expect((await lookWithAxe(page)).faults).toEqual([])
  await page.getByRole('button', { name: 'Réunir les deux fiches' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'n’en font plus qu’une' })).toBeVisible()
  await page
    .getByRole('button', { name: /^Séparer/ })
    .first()
    .click()
  await expect(page.getByRole('status').filter({ hasText: 'de nouveau séparées' })).toBeVisible()
  for (const slug of [a, b]) expect((await page.request.get(`/annuaire/${slug}`)).status()).toBe(200)
})

test('several cases are dismissed at once, then all come back', async ({ page }) => {
  await signIn(page, administrator, 'Administration')
  const word = `Lot ${Date.now()}`
  for (let count = 0; count < 2; count++) await suggest(page, word)
  await page.goto(`${queue}?q=${encodeURIComponent(word)}`)
  await page.getByRole('link', { name: 'Tout sélectionner sur cette page' }).click()
  await expect(page.getByRole('checkbox', { checked: true, name: /^Sélectionner/ })).toHaveCount(2)
  await page.getByRole('button', { name: 'Classer sans suite' }).click()
  await expect(page.getByText('2 sur 2 faites.')).toBeVisible()
  expect((await lookWithAxe(page)).faults).toEqual([])
  await page.getByRole('button', { name: 'Tout défaire' }).click()
  await page.getByRole('link', { name: 'Revenir à la file' }).click()
  await page.goto(`${queue}?q=${encodeURIComponent(word)}`)
  await expect(page.locator('[data-open]')).toHaveCount(2)
})

test('the pages are accessible and fit a phone as a large screen', async ({ page }) => {
  await signIn(page, administrator, 'Administration')
  await suggest(page, 'Pour voir')
  for (const width of [360, 1440])
    for (const path of [queue, `${queue}/motifs`, `${queue}/territoires`, '/administration/doublons']) {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(path)
      expect([path, (await lookWithAxe(page)).faults]).toEqual([path, []])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    }
})

/** Somebody suggests another telephone for a record, with a word of explanation. */
async function suggest(page: import('@playwright/test').Page, word: string): Promise<void> {
  await page.goto('/annuaire/ecomusee-de-l-avesnois/suggerer')
  await page
    .getByLabel('Téléphone')
    .fill(
      `03 20 00 ${String(Math.floor(Math.random() * 90) + 10)} ${String(Math.floor(Math.random() * 90) + 10)}`,
    )
  await page.getByLabel('Un mot d’explication').fill(word)
  await page.getByRole('button', { name: 'Envoyer' }).click()
  await expect(page).not.toHaveURL(/suggerer$/)
}
