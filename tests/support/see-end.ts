import { expect, type Page } from '@playwright/test'

/** Waits for a work in the background as a person does: by its end, or the button that then leads to it. */
export async function seeEnd(page: Page, words: string) {
  const end = page.getByText(words)
  const result = page.getByRole('link', { name: 'Voir le résultat' })
  await expect(end.or(result)).toBeVisible({ timeout: 30_000 })
  if (await result.isVisible()) await result.click()
  await expect(end).toBeVisible()
}
