import { expect, test } from '../support/test.ts'

// Without a graphics card, Chromium draws WebGL by software only when asked.
test.use({
  launchOptions: {
    executablePath: process.env.MAILLAGE_CHROMIUM,
    args: ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  },
})
test.slow()

test('a family sees on the map what happens within a month; the list follows, the address can be shared', async ({
  page,
}) => {
  await page.goto('/agenda?quand=30-jours')
  const total = (await page.locator('#resultats').innerText()).replace(/\D/g, '')
  await page.getByRole('link', { name: 'Carte', exact: true }).click()
  await expect(page).toHaveURL(/\/agenda\?quand=30-jours&vue=carte/)
  await expect(page.locator('m-map.live')).toBeVisible()
  const list = page.locator('#resultats')
  await expect(list.locator('.map-count')).toHaveText(new RegExp(`^${total}\\srendez-vous`))
  const asked = page.waitForRequest(/\/agenda\/carte\/liste\?quand=30-jours&bbox=/)
  await page.locator('.map-canvas canvas').press('+')
  await asked
  await expect(list).toContainText('dans la partie de la carte affichée')

  const shared = page.url()
  expect(shared).toMatch(/vue=carte#vue=\d/)
  const count = await list.locator('.map-count').innerText()
  await page.goto('about:blank')
  await page.goto(shared)
  await expect(list.locator('.map-count')).toHaveText(count)
})

test('an event of the list is shown on the map with when and where; its bubble leads to its page', async ({
  page,
}) => {
  await page.goto('/agenda?vue=carte&quand=30-jours')
  await expect(page.locator('m-map.live')).toBeVisible()
  const item = page.locator('#resultats li[data-lon]').first()
  const title = await item.getByRole('link').innerText()
  await item.getByRole('button', { name: /Montrer .* sur la carte/ }).click()
  const bubble = page.locator('.bubble')
  await expect(bubble).toContainText(/\d{2}:\d{2} – /)
  await bubble.getByRole('link', { name: title }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
})
