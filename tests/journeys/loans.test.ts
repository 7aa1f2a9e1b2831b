import type { Page } from '@playwright/test'
import { lookWithAxe } from '../support/axe.ts'
import { day, fits } from '../support/lending.ts'
import { aLibrarian } from '../support/librarian.ts'
import { administrator, signIn } from '../support/sign-in.ts'
import { expect, test } from '../support/test.ts'

const tool = 'Malle « Petites bêtes du compost »'
// Beyond what the demonstration lends, and not where an earlier run of this journey did.
const ahead = 200 + (Math.floor(Date.now() / 60_000) % 30) * 12
const [from, to] = [day(ahead), day(ahead + 4)]

/** Finds the tool free on the days, and asks for it. @returns the address of the loan */
async function findAndAsk(page: Page): Promise<string> {
  await page.goto('/outils')
  await page.getByLabel('Disponible du').fill(from)
  await page.getByLabel('au', { exact: true }).fill(to)
  await page.getByRole('button', { name: 'Rechercher', exact: true }).last().click()
  await page.getByRole('link', { name: tool, exact: true }).click()
  await page.getByRole('link', { name: 'Demander cet outil' }).click()
  await expect(page.getByText('rien ne sera livré')).toBeVisible()
  await page.getByLabel('Premier jour chez vous').fill(from)
  await page.getByLabel('Dernier jour chez vous').fill(from.replace(/^\d{4}/, '2020'))
  await page.getByLabel('Pour quel public').fill('Familles')
  await page.getByRole('button', { name: 'Envoyer la demande' }).click()
  await expect(page.getByRole('alert')).toContainText('Le dernier jour vient avant le premier.')
  await page.getByLabel('Dernier jour chez vous').fill(to)
  await page.getByRole('button', { name: 'Envoyer la demande' }).click()
  await expect(page.getByText('Votre demande est envoyée.')).toBeVisible()
  await fits(page)
  return new URL(page.url()).pathname
}

/** One side agrees to the terms of the loan. */
async function agree(page: Page, loan: string, name: string): Promise<void> {
  await page.goto(loan)
  await page.getByLabel('Votre nom').fill(name)
  await act(page, 'Signer')
}

async function act(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click()
  await expect(page.getByText('C’est fait, l’autre partie est prévenue.')).toBeVisible()
}

/** Somebody fills in the condition report that is due, all there and whole. */
async function report(page: Page, loan: string, button: string): Promise<void> {
  await page.goto(`${loan}/etat-des-lieux`)
  await page.getByRole('button', { name: button }).click()
  await expect(page.getByText('L’état des lieux est enregistré')).toBeVisible()
}

const state = (page: Page) => page.locator('main .state').first()

test('a librarian finds a tool free on her days, borrows it and brings it back; who lends it follows each step', async ({
  page,
  browser,
}) => {
  test.slow()
  await signIn(page, administrator, 'Administration')
  const librarian = await aLibrarian(browser, page, { script: false })
  const loan = await findAndAsk(librarian)

  await page.goto(loan)
  expect((await lookWithAxe(page)).faults).toEqual([])
  await act(page, 'Accorder')
  await agree(librarian, loan, 'Odile Rayon')
  await agree(page, loan, 'Jardin partagé')
  await expect(state(page)).toHaveText('Convention signée')
  await report(page, loan, 'L’outil est remis')

  await librarian.goto(loan)
  await expect(state(librarian)).toHaveText('Chez l’emprunteur')
  await librarian.getByRole('link', { name: 'Remplir l’état des lieux de retour' }).click()
  await librarian.getByLabel('Présents').first().fill('14')
  await librarian.getByLabel('Remarque').first().fill('Une loupe manque.')
  await librarian.getByRole('button', { name: 'L’outil est rendu' }).click()
  await expect(librarian.getByText('L’état des lieux est enregistré')).toBeVisible()
  await fits(librarian)

  await page.goto(loan)
  await expect(page.getByRole('row', { name: /Loupe/ })).toContainText('Une loupe manque.')
  await page.getByLabel('État de l’exemplaire').selectOption({ label: 'bon' })
  await act(page, 'Clore')
  await expect(state(page)).toHaveText('Clos')
  await librarian.goto('/compte/prets?etat=over')
  await expect(librarian.getByRole('link', { name: tool })).toBeVisible()
  await fits(librarian)
  await librarian.context().close()
})
