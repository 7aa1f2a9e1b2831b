import type { Browser, Page } from '@playwright/test'
import sharp from 'sharp'
import { lookWithAxe } from '../support/axe.ts'
import { administrator, signIn } from '../support/sign-in.ts'
import { expect, test } from '../support/test.ts'

// Without a graphics card, Chromium draws WebGL by software only when asked.
test.use({
  launchOptions: {
    executablePath: process.env.MAILLAGE_CHROMIUM,
    args: ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  },
})
test.describe.configure({ mode: 'serial' })
test.slow()

const run = Date.now().toString(36)
const path = '/annuaire/ecomusee-de-l-avesnois'
let state: Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>

test.beforeEach(async ({ page }) => {
  if (state) await page.context().addCookies(state.cookies)
  else {
    await signIn(page, administrator, 'Ada')
    state = await page.context().storageState()
  }
})

async function isAccessible(page: Page): Promise<void> {
  expect((await lookWithAxe(page)).faults).toEqual([])
}

/** Another window of the same person, with or without script. */
async function another(browser: Browser, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ storageState: state, javaScriptEnabled, locale: 'fr-FR' })
  return context.newPage()
}

test('a section is published, and the page says so', async ({ page }) => {
  await page.goto(path)
  await page.getByRole('link', { name: 'Modifier cette fiche' }).first().click()
  await isAccessible(page)
  await page.getByRole('link', { name: 'Modifier Présentation' }).click()
  await page.getByLabel('Présentation en français').fill(`Un écomusée, ${run}.`)
  await page.getByRole('button', { name: 'Publier' }).click()
  await expect(page.getByText('C’est publié.')).toBeVisible()
  await page.goto(path)
  await expect(page.getByText(`Un écomusée, ${run}.`)).toBeVisible()
})

test('without script, a row is added, then the section is published', async ({ browser }) => {
  const page = await another(browser, false)
  await page.goto(`${path}/modifier/contact`)
  await page.getByLabel('Téléphone').fill('03.27.60.66.12')
  await page.getByLabel('Adresse du lien 1').fill(`social.example.fr/${run}`)
  await page.getByRole('button', { name: 'Ajouter une ligne' }).click()
  await expect(page.getByLabel('Téléphone')).toHaveValue('03.27.60.66.12')
  await expect(page.getByLabel('Adresse du lien 1')).toHaveValue(`social.example.fr/${run}`)
  await page.getByLabel('Téléphone').fill('03 27')
  await page.getByRole('button', { name: 'Publier' }).click()
  await expect(page.getByRole('alert')).toContainText('Ce numéro n’est pas complet')
  await page.getByLabel('Téléphone').fill('03.27.60.66.12')
  await page.getByRole('button', { name: 'Publier' }).click()
  await expect(page.getByText('C’est publié.')).toBeVisible()
  await expect(page.getByText(`https://social.example.fr/${run}`)).toBeVisible()
})

test('what is typed is kept while typing, resumed elsewhere, previewed', async ({ page, browser }) => {
  await page.goto(`${path}/modifier/presentation`)
  await page.getByLabel('Présentation en anglais').fill(`An ecomuseum, ${run}.`)
  await expect(page.getByText(/Brouillon enregistré à/)).toBeVisible()
  const elsewhere = await another(browser)
  await elsewhere.goto(`${path}/modifier/presentation`)
  await expect(elsewhere.getByText(/Vous reprenez votre brouillon/)).toBeVisible()
  await expect(elsewhere.getByLabel('Présentation en anglais')).toHaveValue(`An ecomuseum, ${run}.`)
  await elsewhere.getByRole('button', { name: 'Aperçu' }).click()
  await expect(elsewhere.getByText(/Aperçu de votre brouillon/)).toBeVisible()
  await elsewhere.getByRole('button', { name: 'Publier' }).click()
  await expect(elsewhere.getByText('C’est publié.')).toBeVisible()
})

test('without connection the page says so, then saves by itself', async ({ page, context }) => {
  await page.goto(`${path}/modifier/presentation`)
  await context.setOffline(true)
  await page.getByLabel('Présentation en anglais').fill(`Offline, ${run}.`)
  await expect(page.getByText(/Pas de connexion/)).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText(/Brouillon enregistré à/)).toBeVisible()
  await page.reload()
  await page.getByRole('button', { name: 'Jeter le brouillon' }).click()
  await expect(page.getByText('Brouillon jeté.')).toBeVisible()
})

test('two people change the same field: the second sees both and chooses', async ({ page, browser }) => {
  const other = await another(browser)
  for (const one of [page, other]) await one.goto(`${path}/modifier/presentation`)
  await other.getByLabel('Présentation en français').fill(`La version d’un autre, ${run}.`)
  await other.getByRole('button', { name: 'Publier' }).click()
  await expect(other.getByText('C’est publié.')).toBeVisible()
  await page.getByLabel('Présentation en français').fill(`Ma version, ${run}.`)
  await page.getByRole('button', { name: 'Publier' }).click()
  await expect(
    page.getByRole('heading', { name: /La fiche a changé pendant que vous écriviez/ }),
  ).toBeVisible()
  await expect(page.getByText(`La version d’un autre, ${run}.`)).toBeVisible()
  await expect(page.locator('.value', { hasText: `Ma version, ${run}.` })).toBeVisible()
  await isAccessible(page)
  await page.getByRole('button', { name: 'Publier ces choix' }).click()
  await expect(page.getByText('C’est publié.')).toBeVisible()
  await page.goto(path)
  await expect(page.getByText(`Ma version, ${run}.`)).toBeVisible()
})

test('a photo is added with its words, shown on the page, removed, put back', async ({ page }) => {
  await page.goto(`${path}/photos`)
  const buffer = await sharp({ create: { width: 1000, height: 600, channels: 3, background: '#c2410c' } })
    .jpeg()
    .toBuffer()
  await page.getByLabel('Fichier').setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer })
  await page.getByRole('button', { name: 'Ajouter la photo' }).click()
  await expect(page.getByRole('alert')).toContainText('Dites ce que montre la photo')
  await page.getByLabel('Fichier').setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer })
  await page.locator('#altFr').fill(`Un métier à tisser, ${run}`)
  await page.locator('#credit').fill('Ada')
  await page.getByRole('button', { name: 'Ajouter la photo' }).click()
  await expect(page.getByText('La photo est ajoutée.')).toBeVisible()
  await isAccessible(page)
  await page.goto(path)
  await expect(page.getByRole('img', { name: `Un métier à tisser, ${run}` })).toBeVisible()
  await isAccessible(page)
  await page.goto(`${path}/photos`)
  await page
    .getByRole('button', { name: /^Retirer/ })
    .first()
    .click()
  await page
    .getByRole('button', { name: /^Remettre/ })
    .first()
    .click()
  await expect(page.getByText('La photo est remise.')).toBeVisible()
  await page
    .getByRole('button', { name: /^Retirer/ })
    .first()
    .click()
})

test('the point moves with the keyboard, and hours fill a week', async ({ page }) => {
  await page.goto(`${path}/modifier/place`)
  const position = page.getByRole('textbox', { name: /^Position/ })
  const before = await position.inputValue()
  await page.locator('m-point.live').getByRole('application').press('ArrowRight')
  await expect(position).not.toHaveValue(before)
  await position.fill('50.0180, 4.0440')
  await page.getByRole('button', { name: 'Publier' }).click()
  await expect(page.getByText(/C’est publié|Rien n’a changé/)).toBeVisible()
  await page.goto(`${path}/modifier/hours`)
  await page.getByLabel('Mardi, plage 1, ouverture').fill('10:00')
  await page.getByLabel('Mardi, plage 1, fermeture').fill('18:00')
  await page.getByLabel('Autres fermetures').fill('25 décembre')
  await page.getByRole('button', { name: 'Publier' }).click()
  await expect(page.getByText(/C’est publié|Rien n’a changé/)).toBeVisible()
  await page.goto(path)
  await expect(page.getByText('Fermé le 25 décembre.')).toBeVisible()
})

test('the history tells the changes and goes back', async ({ page }) => {
  await page.goto(`${path}/historique`)
  await isAccessible(page)
  await page
    .getByRole('link', { name: /Revenir à la version/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: /Revenir à la version \d+/ })).toBeVisible()
  await isAccessible(page)
  await page.getByRole('button', { name: 'Revenir à cette version' }).click()
  await expect(page.getByText('La version est rétablie.')).toBeVisible()
})

for (const width of [360, 1440])
  test(`every page of the editor is accessible and fits at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    const sections = ['identity', 'presentation', 'offer', 'place', 'contact', 'hours']
    for (const rest of [
      '/modifier',
      ...sections.map((each) => `/modifier/${each}`),
      '/photos',
      '/historique',
    ]) {
      await page.goto(path + rest)
      await isAccessible(page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    }
  })
