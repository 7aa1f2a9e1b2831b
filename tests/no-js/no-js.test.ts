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

test('the directory is filtered by its form, then sorted', async ({ page }) => {
  await page.goto('/annuaire')
  const total = async () => Number((await page.locator('#resultats').innerText()).replace(/\D/g, ''))
  const all = await total()
  await page.getByRole('checkbox', { name: /^Musée/ }).check()
  await page.getByRole('button', { name: 'Appliquer les filtres' }).click()
  await expect(page).toHaveURL(/type=museum/)
  const museums = await total()
  expect(museums).toBeGreaterThan(10)
  expect(museums).toBeLessThan(all)
  await page.getByRole('link', { name: 'mise à jour' }).click()
  await expect(page).toHaveURL(/type=museum.*tri=/)
  expect(await total()).toBe(museums)
})

test('an error is reported, kept when incomplete, thanked when complete', async ({ page }) => {
  await page.goto('/annuaire/ecomusee-de-l-avesnois/signaler')
  await page.getByRole('textbox', { name: /adresse électronique/i }).fill('pas une adresse')
  await page.locator('form[method="post" i] button[type="submit"]').click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByRole('textbox', { name: /adresse électronique/i })).toHaveValue('pas une adresse')
  await page.getByRole('radio').first().check()
  await page.locator('textarea').fill('Le téléphone a changé.')
  await page.getByRole('textbox', { name: /adresse électronique/i }).fill('')
  await page.locator('form[method="post" i] button[type="submit"]').click()
  await expect(page).toHaveURL(/\/annuaire\/ecomusee-de-l-avesnois\?/)
  await expect(page.getByText(/Merci/)).toBeVisible()
})

test('the map page lists the places and draws a still map', async ({ page }) => {
  await page.goto('/carte?type=museum')
  await expect(page.locator('main svg').first()).toBeVisible()
  expect(await page.locator('main a[href^="/annuaire/"]').count()).toBeGreaterThan(5)
})
