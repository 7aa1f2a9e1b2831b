import { expect, test } from '../support/test.ts'

test('from the home page to an organisation, without a script', async ({ page }) => {
  await page.goto('/')
  await page.getByLabel('Quoi').fill('ecomusee avesnoi')
  await page.getByRole('button', { name: 'Chercher', exact: true }).click()
  await expect(page).toHaveURL(/\/recherche\?/)
  await page
    .getByRole('link', { name: /Écomusée de l’Avesnois|Écomusée de l'Avesnois/i })
    .first()
    .click()
  await expect(page).toHaveURL(/\/annuaire\/ecomusee-de-l-avesnois/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/Avesnois/)
})

test('the directory is filtered, paged and sorted by its form', async ({ page }) => {
  await page.goto('/annuaire')
  const total = async () =>
    Number((await page.locator('[data-total]').first().getAttribute('data-total')) ?? Number.NaN)
  const all = await total()
  await page
    .locator('details', { hasText: /Type/ })
    .first()
    .evaluate((each) => each.setAttribute('open', ''))
  await page
    .getByRole('checkbox', { name: /^Musée/ })
    .first()
    .check()
  await page
    .getByRole('button', { name: /Filtrer|Appliquer/ })
    .first()
    .click()
  await expect(page).toHaveURL(/type=museum/)
  expect(await total()).toBeLessThan(all)
  expect(await total()).toBeGreaterThan(10)
})

test('an error is reported, kept when incomplete, thanked when complete', async ({ page }) => {
  await page.goto('/annuaire/ecomusee-de-l-avesnois/signaler')
  await page.getByRole('textbox', { name: /mail/i }).fill('pas une adresse')
  await page.locator('form[method="post" i] button[type="submit"]').click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByRole('textbox', { name: /mail/i })).toHaveValue('pas une adresse')
  await page.getByRole('radio').first().check()
  await page.locator('textarea').fill('Le téléphone a changé.')
  await page.getByRole('textbox', { name: /mail/i }).fill('')
  await page.locator('form[method="post" i] button[type="submit"]').click()
  await expect(page).toHaveURL(/\/annuaire\/ecomusee-de-l-avesnois\?/)
  await expect(page.getByText(/Merci/)).toBeVisible()
})

test('the map page lists the places and draws a still map', async ({ page }) => {
  await page.goto('/carte?type=museum')
  await expect(page.locator('main svg').first()).toBeVisible()
  expect(await page.locator('main a[href^="/annuaire/"]').count()).toBeGreaterThan(5)
})
