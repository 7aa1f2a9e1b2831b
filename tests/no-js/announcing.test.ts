import { administrator, signIn } from '../support/sign-in.ts'
import { expect, test } from '../support/test.ts'

test('an event that comes back every week is announced, seen before, published, then loses one date', async ({
  page,
}) => {
  test.slow()
  const title = `Ateliers du samedi ${Date.now().toString(36)}`
  await signIn(page, administrator, 'Administration')
  await page.goto('/agenda/proposer?structure=ecomusee-de-l-avesnois')
  await page.getByLabel('Titre', { exact: true }).fill(title)
  await page.getByText('Ça revient').click()
  await page.getByLabel('Du', { exact: true }).fill('2027-03-06')
  await page.getByLabel('Au', { exact: true }).fill('2027-03-27')
  await page.getByLabel('De', { exact: true }).fill('14:00')
  await page.getByLabel('À', { exact: true }).fill('16:00')
  await page.getByLabel('Sauf ces jours').fill('20/03/2027')
  await page.getByRole('button', { name: 'Ajouter ces dates' }).click()
  await expect(page.getByText('3 dates ajoutées.')).toBeVisible()

  await page.getByRole('button', { name: 'Aperçu' }).click()
  const preview = page.getByRole('region', { name: 'Aperçu' })
  await expect(preview.getByText('samedi 27 mars 2027, 14:00 – 16:00')).toBeVisible()
  await page.getByRole('button', { name: 'Publier' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()

  await page.getByRole('link', { name: 'Changer une date' }).click()
  await page.getByRole('link', { name: /Changer samedi 13 mars/ }).click()
  await page.getByLabel('Cette date').selectOption({ label: 'est annulée' })
  await page.getByLabel('Un mot pour les personnes inscrites').fill('La salle est fermée.')
  await page.getByRole('button', { name: 'Enregistrer et prévenir' }).click()
  await expect(page.getByRole('status')).toContainText('C’est public')
  await page.goto(`/agenda?q=${encodeURIComponent(title)}`)
  await page.getByRole('link', { name: title, exact: true }).click()
  await expect(page.getByText('Annulé').first()).toBeVisible()
})
