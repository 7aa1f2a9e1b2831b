import { administrator, signIn } from '../support/sign-in.ts'
import { expect, test } from '../support/test.ts'

test('a tool is proposed, gets a copy, is closed some days, and is found free on the others', async ({
  page,
}) => {
  test.slow()
  const title = `Malle des marées ${Date.now().toString(36)}`
  await signIn(page, administrator, 'Administration')
  await page.goto('/outils/proposer?structure=ecomusee-de-l-avesnois')
  await page.getByLabel('Genre').selectOption({ label: 'Malle, kit' })
  await page.getByLabel('Nom de l’outil').fill(title)
  await page.getByRole('button', { name: 'Publier' }).click()
  await expect(page.getByRole('alert')).toContainText('Dites en une phrase ce que c’est.')
  await page.getByLabel('En une phrase', { exact: true }).fill('Comprendre la mer qui monte et qui descend.')
  await page.getByRole('group', { name: 'Thèmes' }).getByRole('checkbox').first().check()
  await page.getByRole('group', { name: 'Publics' }).getByRole('checkbox').first().check()
  await page.getByLabel('Délai avant le premier jour, en jours').fill('0')
  await page.getByRole('button', { name: 'Publier' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page.getByText('ajoutez-en un pour qu’on puisse le demander')).toBeVisible()

  await page.getByRole('link', { name: 'Exemplaires et fermetures' }).click()
  await page.getByLabel('Code').fill(`M-${Date.now().toString(36)}`)
  await page.getByRole('button', { name: 'Ajouter' }).click()
  await expect(page.getByText('L’exemplaire est ajouté.')).toBeVisible()
  await page.getByRole('link', { name: /Modifier, fermer, réparer/ }).click()
  await page.getByLabel('Pourquoi').selectOption({ label: 'Réparation' })
  await page.getByLabel('Premier jour').fill('2027-05-03')
  await page.getByLabel('Dernier jour').fill('2027-05-09')
  await page.getByRole('button', { name: 'Prendre ces dates' }).click()
  await expect(page.getByText('Les dates sont prises.')).toBeVisible()
  await page.getByLabel('Premier jour').fill('2027-05-09')
  await page.getByLabel('Dernier jour').fill('2027-05-20')
  await page.getByRole('button', { name: 'Prendre ces dates' }).click()
  await expect(page.getByRole('alert')).toContainText(
    'l’exemplaire est en réparation du 3 mai 2027 au 9 mai 2027',
  )

  const list = `/outils?q=${encodeURIComponent(title)}`
  await page.goto(list)
  await page.getByLabel('Disponible du').fill('2027-05-05')
  await page.getByLabel('au', { exact: true }).fill('2027-05-06')
  await page.getByRole('button', { name: 'Rechercher', exact: true }).last().click()
  await expect(page.getByRole('link', { name: title, exact: true })).toHaveCount(0)
  await page.goto(`${list}&du=2027-05-20&au=2027-05-21`)
  await page.getByRole('link', { name: title, exact: true }).click()
  await page.getByLabel('Du', { exact: true }).fill('2027-05-08')
  await page.getByLabel('Au', { exact: true }).fill('2027-05-12')
  await page.getByRole('button', { name: 'Vérifier' }).click()
  await expect(page.getByText('Tous les exemplaires sont pris pendant ces jours')).toBeVisible()
})
