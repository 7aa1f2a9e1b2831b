import { readPdf } from '../support/read-pdf.ts'
import { expect, test } from '../support/test.ts'

// With what moves and fades, as most people have it.
test.use({ contextOptions: { reducedMotion: 'no-preference' } })

test('a family looks for something near them: suggestions, result, page', async ({ page }) => {
  await page.goto('/')
  await page.getByLabel('Quoi').pressSequentially('ecomus', { delay: 30 })
  const option = page.getByRole('option', { name: /Écomusée de l[’']Avesnois/i }).first()
  await expect(option).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('[aria-activedescendant], [aria-selected="true"]').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('option').first()).toBeHidden()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/recherche\?.*q=ecomus/)
})

test('accents, plurals and typos are forgiven', async ({ page }) => {
  await page.goto('/recherche?q=ecomusee+avesnoi+fourmie')
  await expect(
    page
      .locator('main')
      .getByRole('link', { name: /Avesnois/ })
      .first(),
  ).toBeVisible()
})

test('an officer finds the sheet of their intercommunalité and prints it', async ({ page, request }) => {
  await page.goto('/territoires')
  await page.locator('main select[name=sorte]').selectOption('epci')
  await page.locator('main input[name=q]').fill('pays de st omer')
  await page.keyboard.press('Enter')
  await page.locator('main').getByRole('link', { name: 'CA du Pays de Saint-Omer' }).first().click()
  await expect(page).toHaveURL('/territoires/epci/200069037')
  const inhabitants = page.locator('.ident').getByText(/^\d{3}\s\d{3}$/)
  await expect(inhabitants).toBeVisible()
  for (const title of ['Ses forces', 'Ce qui lui manque', 'Ce que disent les chiffres', 'Prochaines étapes'])
    await expect(page.getByRole('heading', { name: title })).toBeVisible()
  // On paper as it stands: what is read stays, what is clicked goes.
  await page.emulateMedia({ media: 'print' })
  await expect(inhabitants).toBeVisible()
  await expect(page.getByRole('navigation').first()).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  const href = await page.getByRole('link', { name: 'La fiche en deux pages (PDF)' }).getAttribute('href')
  const answer = await request.get(href ?? '')
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf'])
  const paper = readPdf(await answer.body())
  expect(paper.pages).toBe(2)
  const figures = [
    await inhabitants.innerText(),
    ...(await page.locator('.compared .here').allInnerTexts()).slice(0, 1),
  ]
  for (const figure of figures)
    expect(paper.text.replace(/\s/g, '')).toContain(figure.replace(/\s.*région|\s/g, ''))
})

test('one link switches the language of the page one is on', async ({ page }) => {
  await page.goto('/annuaire?type=museum')
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page).toHaveURL('/en/annuaire?type=museum')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.getByRole('link', { name: 'Français' }).click()
  await expect(page).toHaveURL('/annuaire?type=museum')
})

test('no page writes an error to the console', async ({ page }) => {
  const faults: string[] = []
  page.on(
    'console',
    (message) => message.type() === 'error' && faults.push(`${page.url()} ${message.text()}`),
  )
  page.on('pageerror', (error) => faults.push(`${page.url()} ${error.message}`))
  for (const path of [
    '/',
    '/annuaire',
    '/annuaire/ecomusee-de-l-avesnois',
    '/recherche?q=lille',
    '/territoires',
    '/territoires/epci/245900428',
    '/donnees',
    '/api',
  ]) {
    await page.goto(path, { waitUntil: 'networkidle' })
  }
  expect(faults).toEqual([])
})
