import type { Page } from '@playwright/test'
import { lookWithAxe } from '../support/axe.ts'
import { aLibrarian } from '../support/librarian.ts'
import { administrator, signIn } from '../support/sign-in.ts'
import { expect, test } from '../support/test.ts'

const run = Date.now().toString(36)
const title = `Malle des ombres ${run}`
const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)

/** The site's team publishes a tool of two parts and its one copy. @returns the address that the copy's label opens */
async function aToolWithACopy(page: Page): Promise<string> {
  await page.goto('/outils/proposer?structure=ecomusee-de-l-avesnois')
  await page.getByLabel('Genre').selectOption({ label: 'Malle, kit' })
  await page.getByLabel('Nom de l’outil').fill(title)
  await page.getByLabel('En une phrase', { exact: true }).fill('Jouer avec la lumière.')
  await page.getByRole('group', { name: 'Thèmes' }).getByRole('checkbox').first().check()
  await page.getByRole('group', { name: 'Publics' }).getByRole('checkbox').first().check()
  await page.getByLabel('Délai avant le premier jour, en jours').fill('0')
  await page.locator('[name="partName"]').first().fill('Lampe')
  await page.locator('[name="partQuantity"]').first().fill('4')
  await page.getByRole('button', { name: 'Publier' }).click()
  await page.getByRole('link', { name: 'Exemplaires et fermetures' }).click()
  await page.getByLabel('Code').fill(`O-${run}`)
  await page.getByRole('button', { name: 'Ajouter' }).click()
  const copy = await page.getByRole('link', { name: /Modifier, fermer, réparer/ }).getAttribute('href')
  return `/e/${copy?.split('/').at(-1)}`
}

async function sign(page: Page, loan: string, name: string): Promise<void> {
  await page.goto(loan)
  await page.getByLabel('Votre nom').fill(name)
  await page.getByRole('button', { name: 'Signer', exact: true }).click()
  await expect(page.getByText('C’est fait, l’autre partie est prévenue.')).toBeVisible()
}

/** Reports that a phone keeps, as text. */
const keptOn = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const opening = indexedDB.open('maillage-etats-des-lieux')
        opening.onsuccess = () => {
          const reading = opening.result.transaction('reports').objectStore('reports').getAll()
          reading.onsuccess = () => resolve(JSON.stringify(reading.result))
        }
      }),
  )
const status = (page: Page) => page.locator('[data-status]')

test('a tool is received without a network: what was counted is kept, sent once, and confirmed by the other side', async ({
  page,
  browser,
}) => {
  test.setTimeout(150_000)
  await signIn(page, administrator, 'Administration')
  const copy = await aToolWithACopy(page)
  const librarian = await aLibrarian(browser, page, { script: true })
  await librarian.goto(`/outils?q=${encodeURIComponent(title)}`)
  await librarian.getByRole('link', { name: title, exact: true }).click()
  await librarian.getByRole('link', { name: 'Demander cet outil' }).click()
  await librarian.getByLabel('Premier jour chez vous').fill(day(40))
  await librarian.getByLabel('Dernier jour chez vous').fill(day(44))
  await librarian.getByRole('button', { name: 'Envoyer la demande' }).click()
  await expect(librarian.getByText('Votre demande est envoyée.')).toBeVisible()
  const loan = new URL(librarian.url()).pathname
  await page.goto(loan)
  await page.getByRole('button', { name: 'Accorder', exact: true }).click()
  await sign(page, loan, 'Écomusée')
  await sign(librarian, loan, 'Odile Rayon')

  await librarian.goto(copy)
  await librarian.getByRole('link', { name: 'Je reçois cet outil' }).click()
  await expect(status(librarian)).toContainText('Cette page s’ouvre aussi sans réseau.')
  expect((await lookWithAxe(librarian)).faults).toEqual([])
  await librarian.context().setOffline(true)
  await librarian.reload()
  await librarian.getByLabel('Présents').fill('3')
  await librarian.getByLabel('Remarque', { exact: false }).first().fill('Une lampe manque.')
  await expect(status(librarian)).toContainText('Ce que vous remplissez reste sur ce téléphone.')
  await expect.poll(() => keptOn(librarian)).toContain('Une lampe manque.')
  await librarian.reload()
  await expect(librarian.getByLabel('Présents')).toHaveValue('3')
  await librarian.getByRole('button', { name: 'L’outil est remis' }).click()
  await expect(status(librarian)).toContainText('C’est noté.')
  await librarian.context().setOffline(false)
  await expect(librarian.getByText('L’état des lieux est enregistré')).toBeVisible({ timeout: 30_000 })
  await expect(librarian.getByRole('row', { name: /Lampe/ }).first()).toContainText('Une lampe manque.')
  // Nothing of it is left on the phone; the page of the return is ready there.
  expect(await keptOn(librarian)).toBe('[]')

  await page.goto(copy)
  await page.getByRole('link', { name: 'Voir le prêt' }).click()
  await page.getByRole('link', { name: 'Voir l’état des lieux' }).click()
  await page.getByRole('button', { name: 'Confirmer' }).click()
  await expect(page.getByText('C’est confirmé, l’autre partie est prévenue.')).toBeVisible()
  expect((await lookWithAxe(page)).faults).toEqual([])
  await librarian.context().close()
})
