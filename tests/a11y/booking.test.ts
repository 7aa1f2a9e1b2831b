import type { Page } from '@playwright/test'
import { lookWithAxe } from '../support/axe.ts'
import { beyond320 } from '../support/reflow.ts'
import { administrator, newAddress, signIn } from '../support/sign-in.ts'
import { expect, test } from '../support/test.ts'

const event = '/agenda/construire-une-fusee-a-eau'

/** No fault of axe here, and nothing to scroll sideways at 320 px. */
async function look(page: Page): Promise<void> {
  expect.soft((await lookWithAxe(page)).faults, page.url()).toEqual([])
  const size = page.viewportSize()
  expect.soft(await beyond320(page), page.url()).toBeLessThanOrEqual(0)
  if (size) await page.setViewportSize(size)
}

for (const [width, colorScheme] of [
  [360, 'dark'],
  [1440, 'light'],
] as const) {
  test(`the pages of bookings have no fault at ${width} px, ${colorScheme}`, async ({ page }) => {
    test.setTimeout(180_000)
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    await signIn(page, administrator, 'Administration')
    await page.goto(`${event}/reservations/reglages`)
    await page.locator('#forGroups').check()
    // More than other tests book here.
    await page.getByLabel('Places par séance').fill('4000')
    await look(page)
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await expect(page.getByText('Ouvertes au public et aux groupes.')).toBeVisible()
    await look(page)
    const list = await page.locator('table a').first().getAttribute('href')

    await page.goto(event)
    await look(page)
    const session = list?.split('/').at(-1)
    await page.goto(`${event}/reserver?pour=groupe&seance=${session}`)
    await look(page)
    await page.getByRole('button', { name: 'Réserver' }).click()
    await expect(page.getByRole('alert')).toBeVisible()
    await look(page)
    await page.getByLabel('Établissement ou structure').fill('École Jean-Macé')
    await page.getByLabel('Niveau').selectOption({ label: 'CM1, CM2, 6e (cycle 3)' })
    await page.getByLabel('Nombre d’enfants').fill('3')
    await page.getByLabel('Nombre d’adultes').fill('1')
    await page.getByLabel('Votre nom').fill('Ada Lampe')
    await page.getByLabel('Votre adresse électronique').fill(newAddress())
    await page.getByRole('button', { name: 'Réserver' }).click()
    await expect(page.getByText('C’est réservé')).toBeVisible()
    await look(page)
    await page.getByRole('link', { name: 'Annuler ma réservation' }).click()
    await look(page)

    await page.goto(list ?? '')
    await look(page)
    await page.getByRole('link', { name: 'Voir la réservation de Ada Lampe' }).first().click()
    await look(page)
    await page.goto(`${list}/ajouter`)
    await look(page)
    await page.goto(`${list}/imprimer`)
    await look(page)
  })
}
