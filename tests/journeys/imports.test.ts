import { randomUUID } from 'node:crypto'
import { lookWithAxe } from '../support/axe.ts'
import { seeEnd } from '../support/see-end.ts'
import { administrator, signIn } from '../support/sign-in.ts'
import { expect, test } from '../support/test.ts'

test('a file with one bad line is brought, tried, applied and taken back', async ({ page }) => {
  test.setTimeout(90_000)
  const mark = randomUUID().slice(0, 8)
  const table = [
    'Intitulé;Ville;Type;Remarque interne',
    `Atelier ${mark} du vent;Fourmies;association;x`,
    ';Lille;association;y',
  ].join('\n')
  const accessible = async () => expect((await lookWithAxe(page)).faults).toEqual([])

  await signIn(page, administrator, 'Administration')
  await page.goto('/administration/imports')
  await accessible()
  await page.getByRole('link', { name: 'Importer un fichier' }).click()
  await page.getByRole('button', { name: 'Envoyer et lire le fichier' }).click()
  await expect(page.getByRole('link', { name: 'Choisissez un fichier.' })).toBeVisible()
  await accessible()
  await page.getByLabel('Fichier', { exact: true }).setInputFiles({
    name: `clubs-${mark}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(table),
  })
  await page.getByLabel('Source des données').selectOption({ label: 'Nouvelle source (décrite plus bas)' })
  await page.getByLabel('Titre').fill(`Clubs ${mark}`)
  await page.getByLabel('Qui publie ces données').fill('Union des clubs')
  await page.getByLabel('Licence', { exact: true }).fill('Licence Ouverte 2.0')
  await page.getByLabel('Date des données').fill('octobre 2026')
  await page.getByRole('button', { name: 'Envoyer et lire le fichier' }).click()
  await expect(page.getByRole('heading', { level: 1, name: `clubs-${mark}.csv` })).toBeVisible()

  await page.getByRole('link', { name: 'Changer les colonnes' }).click()
  await expect(page.getByLabel('Devient, pour la colonne Ville')).toHaveValue('commune')
  await accessible()
  await page.getByRole('button', { name: 'Garder ces choix' }).click()
  await expect(page.getByRole('link', { name: /Une colonne au moins doit donner le nom/ })).toBeVisible()
  await page.getByLabel('Devient, pour la colonne Intitulé').selectOption({ label: 'Nom (obligatoire)' })
  await page.getByRole('button', { name: 'Garder ces choix' }).click()

  await page.getByRole('button', { name: 'Lancer l’essai' }).click()
  await seeEnd(page, 'L’essai est terminé.')
  await expect(page.getByRole('heading', { name: 'Ce que l’import ferait' })).toBeVisible()
  await expect(page.getByText('nom manquant')).toBeVisible()
  await expect(page.getByText('Remarque interne', { exact: true })).toBeVisible()
  await accessible()
  await page.getByRole('link', { name: 'Refusées\u00a0: 1' }).click()
  await expect(page.getByText(`Atelier ${mark} du vent`)).toBeHidden()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Télécharger toutes les lignes (CSV)' }).click()
  expect((await download).suggestedFilename()).toMatch(/^import-.*-lignes\.csv$/)

  await page.getByRole('button', { name: 'Appliquer l’import' }).click()
  await seeEnd(page, 'L’import est terminé.')
  await page.getByRole('link', { name: `Atelier ${mark} du vent` }).click()
  await expect(page.getByRole('heading', { level: 1, name: `Atelier ${mark} du vent` })).toBeVisible()
  const sheet = page.url()

  await page.goBack()
  await page.getByRole('button', { name: 'Annuler tout l’import' }).click()
  await expect(page.getByRole('link', { name: 'Cochez la case pour confirmer l’annulation.' })).toBeVisible()
  await page.getByLabel('Je veux annuler cet import').check()
  await page.getByRole('button', { name: 'Annuler tout l’import' }).click()
  await seeEnd(page, 'L’import est annulé.')
  await expect(page.getByText('Retirées de l’annuaire\u00a0: 1')).toBeVisible()
  await accessible()
  expect((await page.request.get(sheet)).status()).not.toBe(200)
})
