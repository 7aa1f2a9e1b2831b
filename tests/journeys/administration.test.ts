import { administrator, newAddress, signIn } from '../support/sign-in.ts'
import { expect, test } from '../support/test.ts'

test('an administrator follows a mail, and finds in the journal what was done', async ({
  page,
  browser,
  baseURL,
}) => {
  const email = newAddress()
  const other = await browser.newContext({ baseURL, locale: 'fr-FR' })
  await signIn(await other.newPage(), email, 'Camille Roux')
  await other.close()

  await signIn(page, administrator, 'Administration')
  await page.goto('/compte')
  await page.getByRole('link', { name: 'Administration', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Vue d’ensemble' })).toBeVisible()
  const side = page.getByRole('navigation', { name: 'Administration' })

  await side.getByRole('link', { name: 'Mails' }).click()
  await page.getByLabel('Adresse').fill(email)
  await page.getByRole('button', { name: 'Filtrer' }).click()
  await expect(page.getByText('1 mail affiché')).toBeVisible()
  await page.getByRole('link', { name: /lien de connexion/i }).click()
  await expect(page.getByText('accepté par le serveur du destinataire')).toBeVisible()
  expect(await page.content()).not.toContain('jeton=')

  await side.getByRole('link', { name: 'Journal' }).click()
  await page.getByLabel('Acte').selectOption({ label: 'Tout sur les personnes' })
  await page.getByRole('button', { name: 'Filtrer' }).click()
  await expect(page.getByText('Camille Roux').first()).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Exporter ces lignes (CSV)' }).click()
  expect((await download).suggestedFilename()).toMatch(/^journal-.*\.csv$/)
})

test('an administrator announces something: previewed, shown on every page, then taken down', async ({
  page,
}) => {
  await signIn(page, administrator, 'Administration')
  await page.goto('/administration/reglages')
  await page.getByLabel('Annonce en français').fill('**Fermeture** le 25 décembre.')
  const form = page.locator('form', { has: page.getByLabel('Annonce en français') })
  await form.getByRole('button', { name: 'Aperçu' }).click()
  await expect(page.getByRole('region', { name: 'Aperçu' }).getByText('Fermeture')).toBeVisible()
  await form.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'C’est enregistré' })).toBeVisible()
  await page.goto('/administration')
  await expect(page.getByRole('region', { name: 'Annonce', exact: true })).toContainText(
    'Fermeture le 25 décembre.',
  )

  await page.goto('/administration/reglages')
  await page.getByLabel('Annonce en français').fill('')
  await form.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'C’est enregistré' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Annonce', exact: true })).toHaveCount(0)
})

test('a member does not enter the back office', async ({ page }) => {
  await signIn(page, newAddress())
  await expect(page.getByRole('link', { name: 'Administration', exact: true })).toHaveCount(0)
  expect((await page.goto('/administration'))?.status()).toBe(403)
})
