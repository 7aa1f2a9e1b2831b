import { expect, test } from '../support/test.ts'

test.use({ viewport: { width: 360, height: 740 } })

test('a visitor reads the survey of 2019 on a phone: published figures, then the report, a part of it, its files', async ({
  page,
}) => {
  await page.goto('/observatoire/etudes')
  await page
    .locator('main')
    .getByRole('link', { name: /structures de proximité/ })
    .click()
  await expect(page.locator('main')).toContainText('54 %')
  const report = '/enquetes/demonstration-proximite/resultats'
  await page.goto(report)
  await expect(page.locator('main')).toContainText('les réponses sont fictives')
  await page.locator('#departement').selectOption({ label: 'Nord' })
  await page.getByRole('button', { name: 'Appliquer' }).click()
  await expect(page.getByText('Réponses montrées : Nord')).toBeVisible()
  const finding = page.locator('article').first()
  await finding.getByText('Voir le tableau').click()
  await expect(finding.getByRole('table')).toBeVisible()
  await finding.getByRole('link', { name: /Ce constat seul/ }).click()
  await expect(page).toHaveURL(/resultats\/[0-9a-f-]{36}\?departement=59$/)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(wide).toBeLessThanOrEqual(0)
  for (const [name, ending] of [
    ['Image (SVG)', '.svg'],
    ['Tableau (CSV)', '.csv'],
  ] as const) {
    const downloading = page.waitForEvent('download')
    await page.getByRole('link', { name: new RegExp(name.replace(/[()]/g, '.')) }).click()
    expect((await downloading).suggestedFilename().endsWith(ending)).toBe(true)
  }
})
