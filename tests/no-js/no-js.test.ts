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

test('the agenda is filtered by days and followed in a calendar, without a script', async ({ page }) => {
  await page.goto('/agenda')
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('Du', { exact: true }).fill(day(2))
  await page.getByLabel('Au', { exact: true }).fill(day(40))
  await page.getByRole('button', { name: 'Rechercher', exact: true }).last().click()
  await expect(page).toHaveURL(new RegExp(`du=${day(2)}&au=${day(40)}`))
  await expect(page.locator('.results > li').first()).toBeVisible()
  const calendar = await page.request.get(
    (await page.getByRole('link', { name: 'Agenda (.ics)' }).getAttribute('href')) ?? '',
  )
  expect(await calendar.text()).toContain('BEGIN:VEVENT')
  await page.locator('.results h3 a').first().click()
  await expect(page.getByText('Quand', { exact: true })).toBeVisible()
})

test('the agenda has a map whose circles go closer, and a list beside, without a script', async ({
  page,
}) => {
  await page.goto('/agenda?quand=30-jours')
  await page.getByRole('link', { name: 'Carte', exact: true }).click()
  const count = async () => Number((await page.locator('.map-count strong').innerText()).replace(/\D/g, ''))
  const all = await count()
  expect(all).toBeGreaterThan(3)
  await page.locator('.static-map a:has(.cluster.event)').first().click()
  await expect(page).toHaveURL(/bbox=.*&vue=carte/)
  expect(await count()).toBeLessThan(all)
  await page.getByRole('link', { name: 'Revenir à toute la région' }).click()
  expect(await count()).toBe(all)
})

test('what another site shows is chosen by the form alone, without a script', async ({ page }) => {
  await page.goto('/agenda?conditions=free')
  await page.getByRole('link', { name: 'Intégrer à votre site' }).click()
  await expect(page).toHaveURL(/\/integrer\?conditions=free/)
  await page.getByLabel('Nombre de rendez-vous').selectOption('3')
  await page.getByLabel('Apparence').selectOption('sombre')
  await page.getByRole('button', { name: 'Mettre à jour l’aperçu' }).click()
  await expect(page.getByLabel('Code de la balise')).toHaveValue(
    /<maillage-agenda conditions="free" nombre="3" apparence="sombre">/,
  )
  await expect(page.frameLocator('iframe').locator('h2')).toHaveCount(3)
})
