import type { Page } from '@playwright/test'
import { lookWithAxe } from '../support/axe.ts'
import { expect, test } from '../support/test.ts'

/** Opens the link of the last mail to an address that bears these words in its subject. */
async function openMail(page: Page, address: string, subject: string) {
  await page.goto('/dev/mails')
  const mail = page.locator('article').filter({ hasText: address }).filter({ hasText: subject }).first()
  await expect(mail).toBeVisible()
  const href = await mail.locator('pre a').first().getAttribute('href')
  await page.goto(href ?? '')
}

async function signIn(page: Page, address: string) {
  await page.goto('/connexion')
  await page.getByLabel('Adresse électronique').fill(address)
  await page.locator('main form').getByRole('button').first().click()
  await page.goto('/dev/mails')
  const mail = page.locator('article').filter({ hasText: address }).first()
  const href = await mail.locator('pre a').first().getAttribute('href')
  await page.goto(href ?? '')
  await page.locator('main form').getByRole('button').first().click()
  await expect(page).toHaveURL(/compte/)
}

async function isAccessible(page: Page) {
  expect((await lookWithAxe(page)).faults).toEqual([])
}

test('a researcher publishes what she offers; a librarian asks her; she accepts, then withdraws', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const run = Date.now().toString(36)
  const researcher = `chercheuse-${run}@example.org`
  const librarian = `mediatheque-${run}@example.org`
  const name = `Inès Rivière ${run}`
  const hers = await (await browser.newContext()).newPage()
  await signIn(hers, researcher)

  await hers.goto('/compte/expertise')
  await hers.getByLabel('Nom affiché').fill(name)
  await hers.getByRole('button', { name: 'Voir l’aperçu et publier' }).click()
  await expect(hers.getByRole('alert')).toContainText('Choisissez au moins un thème.')
  await isAccessible(hers)
  await expect(hers.getByLabel('Nom affiché')).toHaveValue(name)
  await hers.getByLabel('En une phrase, en français').fill('Ce que racontent les galets')
  await hers.getByLabel('Nature, environnement, sciences de la Terre').check()
  await hers.getByLabel('Atelier, animation').check()
  await hers.getByLabel('Adultes', { exact: true }).check()
  await hers.getByLabel('Français', { exact: true }).check()
  await hers.getByLabel('Votre commune de départ').fill('Fourmies')
  await hers.getByLabel('Gratuit').check()
  await hers.getByRole('button', { name: 'Voir l’aperçu et publier' }).click()
  await expect(hers.getByRole('heading', { name: 'Aperçu de votre fiche' })).toBeVisible()
  await isAccessible(hers)
  await hers.getByLabel('J’ai lu ce qui précède').check()
  await hers.getByRole('button', { name: 'Publier ma fiche' }).click()
  await expect(hers.getByText('Votre fiche est publiée.')).toBeVisible()

  const theirs = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await theirs.goto(`/experts?q=${encodeURIComponent(`galets ${run}`)}&theme=nature`)
  await theirs.getByRole('link', { name }).click()
  await expect(theirs.getByRole('heading', { level: 1, name })).toBeVisible()
  const sheet = theirs.url()
  expect(await theirs.content()).not.toContain(researcher)
  await theirs.getByRole('link', { name: 'Demander une intervention' }).click()
  await theirs.getByLabel('Votre nom').fill('Paul Lecteur')
  await theirs.getByLabel('Votre adresse électronique').fill(librarian)
  await theirs.getByLabel('Votre demande').fill('Une veillée à la médiathèque ?')
  await theirs.getByRole('button', { name: 'Envoyer ma demande' }).click()
  await expect(theirs.getByRole('heading', { name: 'Regardez votre boîte aux lettres' })).toBeVisible()
  await openMail(theirs, librarian, 'Envoyez votre demande')
  await theirs.getByRole('button', { name: 'Envoyer ma demande' }).click()
  await expect(theirs.getByRole('heading', { name: 'Votre demande est partie' })).toBeVisible()

  await openMail(hers, researcher, 'On vous demande une intervention')
  await expect(hers.getByText('Une veillée à la médiathèque ?')).toBeVisible()
  await isAccessible(hers)
  await hers.getByLabel('J’accepte').check()
  await hers.getByLabel('Message pour la personne qui demande').fill('Avec joie.')
  await hers.getByRole('button', { name: 'Envoyer ma réponse' }).click()
  await expect(hers.getByText(librarian)).toBeVisible()

  await openMail(theirs, librarian, 'accepte votre demande')
  await expect(theirs.getByText('Avec joie.')).toBeVisible()
  expect(await theirs.content()).not.toContain(researcher)

  await hers.goto('/compte/expertise')
  await hers.getByRole('button', { name: 'Retirer ma fiche' }).click()
  await expect(hers.getByText('Votre fiche est retirée')).toBeVisible()
  expect((await theirs.goto(sheet))?.status()).toBe(410)
})
