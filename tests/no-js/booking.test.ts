import { administrator, linkOf, newAddress, signIn } from '../support/sign-in.ts'
import { expect, test } from '../support/test.ts'

test('an organiser opens the bookings of an event; one books, another waits, and moves up when the first cancels', async ({
  page,
  browser,
}) => {
  test.slow()
  const title = `Atelier comète ${Date.now().toString(36)}`
  await signIn(page, administrator, 'Administration')
  await page.goto('/agenda/proposer?structure=ecomusee-de-l-avesnois')
  await page.getByLabel('Titre', { exact: true }).fill(title)
  await page.locator('[name="sessionDate"]').first().fill('2030-03-09')
  await page.locator('[name="sessionBegin"]').first().fill('14:00')
  await page.locator('[name="sessionEnd"]').first().fill('16:00')
  await page.getByRole('button', { name: 'Publier' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  const event = page.url().replace(/\?.*/, '')

  await page.getByRole('link', { name: 'Réservations', exact: true }).click()
  await page.getByRole('link', { name: 'Ouvrir les réservations' }).click()
  await page.getByLabel('Places par séance').fill('2')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('Ouvertes au public.')).toBeVisible()

  const visitor = await browser.newContext({ javaScriptEnabled: false })
  const guest = await visitor.newPage()
  const book = async (name: string, email: string, button: string) => {
    await guest.goto(event)
    await guest.getByRole('link', { name: button, exact: true }).click()
    await guest.getByLabel('Nombre de places').fill('2')
    await guest.getByLabel('Votre nom').fill(name)
    await guest.getByLabel('Votre adresse électronique').fill(email)
  }
  const [first, second] = [newAddress(), newAddress()]
  await book('Ada Comète', first, 'Réserver')
  await guest.getByRole('button', { name: 'Réserver' }).click()
  await expect(guest.getByText('C’est réservé')).toBeVisible()

  await book('Tom Comète', second, 'Rejoindre la liste d’attente')
  await expect(guest.getByText('Cette séance est complète.')).toBeVisible()
  await guest.getByRole('button', { name: 'Me mettre sur la liste d’attente' }).click()
  await expect(guest.getByText('en position 1')).toBeVisible()
  const waiting = guest.url()

  await guest.goto(await linkOf(guest, first, '/reservation/'))
  await guest.getByRole('link', { name: 'Annuler ma réservation' }).click()
  await guest.getByRole('button', { name: 'Oui, annuler' }).click()
  await expect(guest.getByText('Votre réservation est annulée.')).toBeVisible()

  await guest.goto(waiting)
  await expect(guest.getByText('C’est réservé')).toBeVisible()
  await expect(async () => {
    const outbox = await (await guest.request.get('/dev/mails')).text()
    expect(
      outbox.split('<article').some((mail) => mail.includes(second) && mail.includes('Vous avez vos places')),
    ).toBe(true)
  }).toPass()
  await visitor.close()

  await page.goto(`${event}/reservations`)
  await page.getByRole('link', { name: /samedi 9 mars 2030/ }).click()
  await expect(page.getByRole('row', { name: /Tom Comète/ })).toContainText('Confirmée')
  await expect(page.getByRole('row', { name: /Ada Comète/ })).toContainText('Annulée')
})
