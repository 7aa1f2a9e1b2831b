import { type Browser, expect, type Page } from '@playwright/test'
import { newAddress, signIn } from './sign-in.ts'

/**
 * Somebody on a telephone who looks after a library: they proposed it, and the site's team published it.
 * @param script whether their browser runs scripts
 */
export async function aLibrarian(
  browser: Browser,
  team: Page,
  { script }: { script: boolean },
): Promise<Page> {
  const library = `Médiathèque des essais ${Date.now().toString(36)}`
  const viewport = { width: 360, height: 740 }
  const context = await browser.newContext({ javaScriptEnabled: script, locale: 'fr-FR', viewport })
  const page = await context.newPage()
  await signIn(page, newAddress(), 'Odile Rayon')
  await page.goto('/annuaire/proposer')
  await page.getByLabel('Nom de la structure').fill(library)
  await page.getByLabel('Commune').fill('Fourmies')
  await page.getByRole('button', { name: 'Continuer' }).click()
  const none = page.getByRole('link', { name: /^Non, ma structure/ })
  if (await none.isVisible()) await none.click()
  await page.getByRole('combobox', { name: 'Type' }).selectOption('library')
  await page.getByRole('button', { name: 'Proposer', exact: true }).click()
  await expect(page).toHaveURL(/\/compte\/demandes/)
  await team.goto('/administration/moderation?genre=proposal')
  await team.getByRole('link', { name: library }).first().click()
  await team.getByRole('button', { name: 'Publier la fiche' }).click()
  await expect(team.getByText(/demande acceptée|demande est acceptée/)).toBeVisible()
  return page
}
