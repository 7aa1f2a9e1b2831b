import type { Browser, Page } from '@playwright/test'
import { lookWithAxe } from '../support/axe.ts'
import { administrator, linkOf, newAddress, signIn } from '../support/sign-in.ts'
import { expect, test } from '../support/test.ts'

test.describe.configure({ mode: 'serial' })
test.slow()

const run = Date.now().toString(36)
const name = `Atelier des lampes ${run}`
const domain = `lampes-${run}.fr`
const known = '/annuaire/ecomusee-de-l-avesnois'
const author = newAddress()
let sheet = ''

async function isAccessible(page: Page): Promise<void> {
  expect((await lookWithAxe(page)).faults).toEqual([])
}

/** Somebody else, in a browser of their own. */
async function somebody(browser: Browser, email: string, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled, locale: 'fr-FR' })
  const page = await context.newPage()
  await signIn(page, email)
  return page
}

/** The site's team opens what waits about this organisation, and answers. */
async function decide(browser: Browser, about: string, kind: string, button: string): Promise<void> {
  const page = await somebody(browser, administrator)
  await page.goto(`/administration/moderation?genre=${kind}`)
  await page.getByRole('link', { name: about }).first().click()
  await page.getByRole('button', { name: button }).click()
  await expect(page.getByText(/demande acceptée|demande est acceptée/)).toBeVisible()
  await page.context().close()
}

test('an organisation is proposed, published, then kept by its author', async ({ page, browser }) => {
  await signIn(page, author, 'Aline Auteure')
  await page.goto('/annuaire/proposer')
  await page.getByLabel('Nom de la structure').fill('Ecomusée Avesnois')
  await page.getByLabel('Commune').fill('Fourmies')
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page.getByRole('link', { name: 'Écomusée de l’Avesnois', exact: true })).toBeVisible()
  await isAccessible(page)
  await page.goto('/annuaire/proposer')
  await page.getByLabel('Nom de la structure').fill(name)
  await page.getByLabel('Commune').fill('Fourmies')
  await page.getByRole('button', { name: 'Continuer' }).click()
  const none = page.getByRole('link', { name: /^Non, ma structure/ })
  if (await none.isVisible()) await none.click()
  await page.getByRole('button', { name: 'Proposer', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('Choisissez un type.')
  await isAccessible(page)
  await page.getByRole('combobox', { name: 'Type' }).selectOption({ index: 1 })
  await page.getByLabel('Site internet').fill(`https://www.${domain}`)
  await page.getByRole('button', { name: 'Proposer', exact: true }).click()
  await expect(page).toHaveURL(/\/compte\/demandes/)
  await expect(page.getByText('en attente')).toBeVisible()
  await isAccessible(page)

  await decide(browser, name, 'proposal', 'Publier la fiche')
  await page.goto('/compte/demandes')
  await expect(page.getByText('acceptée')).toBeVisible()
  await page.getByRole('link', { name }).click()
  sheet = new URL(page.url()).pathname
  await expect(page.getByRole('heading', { name: 'Cette fiche' })).toBeVisible()
  await page.getByRole('link', { name: 'Modifier cette fiche' }).first().click()
  await page.getByRole('link', { name: 'Modifier Présentation' }).click()
  await page.getByLabel('Présentation en français').fill('On y fabrique des lampes.')
  await page.getByRole('button', { name: 'Publier' }).click()
  await expect(page.getByText('C’est publié.')).toBeVisible()
})

test('an address at the organisation’s own domain opens its record at once', async ({ browser }) => {
  const page = await somebody(browser, `lea@${domain}`)
  await page.goto(sheet)
  await page.getByRole('link', { name: 'Rejoindre l’équipe' }).click()
  await expect(page.getByText(/au domaine de la structure/)).toBeVisible()
  await isAccessible(page)
  await page.getByRole('button', { name: 'Tenir cette fiche' }).click()
  await expect(page).toHaveURL(/\/modifier/)
  await page.context().close()
})

test('otherwise one says why, and the site’s team gives the right', async ({ browser }) => {
  const page = await somebody(browser, newAddress())
  await page.goto(`${sheet}/revendiquer`)
  await page.getByRole('button', { name: 'Demander' }).click()
  await expect(page.getByRole('alert')).toContainText('Dites ce qui montre')
  await page.getByLabel('Ce qui montre que vous en faites partie').fill('Je tiens la caisse.')
  await page.getByRole('button', { name: 'Demander' }).click()
  await expect(page.getByText('en attente', { exact: true })).toBeVisible()
  await decide(browser, name, 'claim', 'Donner les droits')
  await page.goto(sheet)
  await expect(page.getByRole('link', { name: 'Modifier cette fiche' }).first()).toBeVisible()
  await page.context().close()
})

test('a colleague is invited, and joins without script', async ({ browser }) => {
  const colleague = newAddress()
  const page = await somebody(browser, author)
  await page.goto(`${sheet}/equipe`)
  await isAccessible(page)
  await page.getByLabel('Son adresse électronique').fill(colleague)
  await page.getByRole('button', { name: 'Envoyer l’invitation' }).click()
  await expect(page.getByText('L’invitation est partie.')).toBeVisible()
  const link = await linkOf(page, colleague, '/invitation/')
  const joining = await somebody(browser, colleague, false)
  await joining.goto(link)
  await expect(joining.getByText(`Vous êtes connecté avec ${colleague}`)).toBeVisible()
  await joining.getByRole('button', { name: 'Rejoindre l’équipe' }).click()
  await joining.goto(link)
  await expect(joining.getByText(/Cette invitation ne sert plus/)).toBeVisible()
  await joining.goto(`${sheet}/equipe`)
  await expect(joining.getByText(colleague).first()).toBeVisible()
  await joining.context().close()
  await page.context().close()
})

test('a visitor corrects, without account nor script; the team accepts', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'fr-FR' })
  const visitor = await context.newPage()
  await visitor.goto(sheet)
  await visitor.getByRole('link', { name: 'Suggérer une correction' }).click()
  await visitor.getByRole('button', { name: 'Envoyer' }).click()
  await expect(visitor.getByRole('alert')).toContainText('Rien n’est changé')
  await visitor.getByLabel('Téléphone').fill('03 20 00 00 09')
  await visitor.getByRole('button', { name: 'Envoyer' }).click()
  await expect(visitor.getByText('Merci, votre signalement est enregistré.')).toBeVisible()
  await context.close()
  const page = await somebody(browser, author)
  await page.goto(`${sheet}/suggestions`)
  await isAccessible(page)
  await page.getByRole('button', { name: 'Accepter' }).first().click()
  await expect(page.getByText('C’est fait.')).toBeVisible()
  await page.goto(sheet)
  await expect(page.getByText('03 20 00 00 09').first()).toBeVisible()
  await page.context().close()
})

for (const width of [320, 1440])
  test(`what anybody may fill in is accessible and fits at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    for (const path of ['', '/suggerer', '/fermeture', '/signaler'].map((rest) => known + rest)) {
      await page.goto(path)
      await isAccessible(page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    }
  })
