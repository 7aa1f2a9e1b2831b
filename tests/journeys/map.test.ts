import { expect, test } from '../support/test.ts'

// Without a graphics card, Chromium draws WebGL by software only when asked.
test.use({
  launchOptions: {
    executablePath: process.env.MAILLAGE_CHROMIUM,
    args: ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  },
})
test.slow()

test('a family explores the map: the list follows, the address can be shared', async ({ page }) => {
  await page.goto('/carte')
  const list = page.locator('#resultats')
  const whole = await list.locator('.map-count').innerText()
  await expect(page.locator('m-map.live')).toBeVisible()
  await expect(page.getByRole('region', { name: /Carte interactive/ })).toBeVisible()
  for (const _ of [1, 2]) {
    await page.getByRole('button', { name: 'Zoomer', exact: true }).click()
    await page.waitForTimeout(600)
  }
  await expect(list).toContainText('dans la partie de la carte affichée')
  await expect(list.locator('.map-count')).not.toHaveText(whole)
  await expect(page).toHaveURL(/#vue=\d/)

  const shared = page.url()
  const title = await list.locator('li a').first().innerText()
  await page.goto('about:blank')
  await page.goto(shared)
  await expect(list.locator('li a').first()).toHaveText(title)
  await expect(list).toContainText('dans la partie de la carte affichée')
})

test('a place of the list is shown on the map; Escape closes its bubble', async ({ page }) => {
  await page.goto('/carte?type=museum')
  await expect(page.locator('m-map.live')).toBeVisible()
  const item = page.locator('#resultats li').first()
  const title = await item.getByRole('link').innerText()
  await item.getByRole('button', { name: /Montrer .* sur la carte/ }).click()
  const bubble = page.locator('.bubble')
  await expect(bubble.getByRole('link', { name: title })).toBeVisible()
  await page.locator('.map-canvas canvas').press('Escape')
  await expect(bubble).toHaveCount(0)
})

test('with the keyboard alone, the map moves and zooms', async ({ page }) => {
  await page.goto('/carte')
  await expect(page.locator('m-map.live')).toBeVisible()
  const canvas = page.locator('.map-canvas canvas')
  await canvas.focus()
  const before = page.url()
  await canvas.press('ArrowRight')
  await expect(page).not.toHaveURL(before)
})

test('a refused position is explained, and nothing was asked before the click', async ({ page }) => {
  await page.goto('/carte')
  await expect(page.locator('m-map.live')).toBeVisible()
  await expect(page.locator('.map-status')).toBeHidden()
  await page.getByRole('button', { name: 'Autour de moi' }).click()
  await expect(page.locator('.map-status')).toContainText(/n’a pas donné votre position|introuvable/)
})

test('the code to embed the map shows the map on another page', async ({ page }) => {
  await page.goto('/carte/integrer?type=museum')
  await expect(page.getByLabel('Code du cadre', { exact: true })).toHaveValue(
    /<iframe src="http[^"]+\/carte\/integrer\/vue\?type=museum"/,
  )
  const frame = page.frameLocator('iframe')
  await expect(frame.locator('m-map.live')).toBeVisible()
  await expect(frame.getByRole('link', { name: /Ouvrir sur Maillage/ })).toHaveAttribute('target', '_blank')
})
