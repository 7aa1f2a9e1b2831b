import { expect, test } from '../support/test.ts'

test('a family looks for something near them: suggestions, result, page', async ({ page }) => {
  await page.goto('/')
  await page.getByLabel('Quoi').pressSequentially('ecomus', { delay: 30 })
  const option = page.getByRole('option', { name: /Écomusée de l[’']Avesnois/i }).first()
  await expect(option).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('[aria-activedescendant], [aria-selected="true"]').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('option').first()).toBeHidden()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/recherche\?.*q=ecomus/)
})

test('accents, plurals and typos are forgiven', async ({ page }) => {
  await page.goto('/recherche?q=ecomusee+avesnoi+fourmie')
  await expect(
    page
      .locator('main')
      .getByRole('link', { name: /Avesnois/ })
      .first(),
  ).toBeVisible()
})

test('an elected member reads the sheet of an EPCI', async ({ page }) => {
  await page.goto('/territoires?q=st+omer')
  await page
    .locator('main')
    .getByRole('link', { name: /Saint-Omer/ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/territoires\/(commune|epci)\//)
  await expect(page.getByText(/INSEE/).first()).toBeVisible()
})

test('one link switches the language of the page one is on', async ({ page }) => {
  await page.goto('/annuaire?type=museum')
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page).toHaveURL('/en/annuaire?type=museum')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.getByRole('link', { name: 'Français' }).click()
  await expect(page).toHaveURL('/annuaire?type=museum')
})

test('no page writes an error to the console', async ({ page }) => {
  const faults: string[] = []
  page.on(
    'console',
    (message) => message.type() === 'error' && faults.push(`${page.url()} ${message.text()}`),
  )
  page.on('pageerror', (error) => faults.push(`${page.url()} ${error.message}`))
  for (const path of [
    '/',
    '/annuaire',
    '/annuaire/ecomusee-de-l-avesnois',
    '/recherche?q=lille',
    '/territoires',
    '/territoires/epci/245900428',
    '/donnees',
    '/api',
  ]) {
    await page.goto(path, { waitUntil: 'networkidle' })
  }
  expect(faults).toEqual([])
})
