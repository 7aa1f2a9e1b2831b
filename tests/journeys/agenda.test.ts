import { readFile } from 'node:fs/promises'
import { expect, test } from '../support/test.ts'

test('a family finds what is free within a month, and puts it in its calendar', async ({ page }) => {
  await page.goto('/agenda')
  const total = async () => Number((await page.locator('#resultats').innerText()).replace(/\D/g, ''))
  const all = await total()
  expect(all).toBeGreaterThan(20)
  await page.getByRole('link', { name: '30 jours', exact: true }).click()
  await expect(page).toHaveURL(/quand=30-jours/)
  const month = await total()
  expect(month).toBeLessThan(all)
  await page.locator('.facets summary', { hasText: 'Prix' }).click()
  await page.getByRole('checkbox', { name: /^Gratuit/ }).check()
  await page.getByRole('button', { name: 'Appliquer les filtres' }).click()
  await expect(page).toHaveURL(/conditions=free/)
  await expect(page.getByRole('link', { name: 'Retirer le filtre\u00a0: Gratuit' })).toBeVisible()
  expect(await total()).toBeLessThan(month)
  const title = await page.locator('.results h3').first().innerText()
  await page.getByRole('link', { name: title, exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  await expect(page.getByText('Ce rendez-vous est inventé')).toBeVisible()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Ajouter à mon calendrier' }).click(),
  ])
  const calendar = await readFile(await download.path(), 'utf8')
  expect(calendar).toContain('BEGIN:VEVENT')
  expect(calendar).toContain(`/agenda/${new URL(page.url()).pathname.split('/').at(-1)}`.slice(0, 20))
})
