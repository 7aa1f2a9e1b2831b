import { seeEnd } from '../support/see-end.ts'
import { administrator, signIn } from '../support/sign-in.ts'
import { expect, test } from '../support/test.ts'

test('a calendar is tried, read, then taken back and its source deleted', async ({ page, request }) => {
  test.slow()
  const mark = Date.now().toString(36)
  const calendar = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Essai//FR',
    'BEGIN:VEVENT',
    `UID:${mark}@example.org`,
    'DTSTAMP:20261101T100000Z',
    'DTSTART;TZID=Europe/Paris:20270313T140000',
    'DTEND;TZID=Europe/Paris:20270313T160000',
    'RRULE:FREQ=WEEKLY;COUNT=3',
    'EXDATE;TZID=Europe/Paris:20270320T140000',
    `SUMMARY:Ondes ${mark}`,
    'LOCATION:Forum des sciences, 59650 Villeneuve-d’Ascq',
    'END:VEVENT',
    'BEGIN:VEVENT',
    `UID:sans-titre-${mark}@example.org`,
    'DTSTAMP:20261101T100000Z',
    'DTSTART:20270401T080000Z',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')

  await signIn(page, administrator, 'Administration')
  await page.goto('/administration/sources')
  await page.getByRole('link', { name: 'Ajouter une source' }).click()
  await page.getByRole('link', { name: 'Fichier de calendrier (.ics)' }).click()
  await page.getByLabel('Nom de la source').fill(`Calendrier ${mark}`)
  await page
    .getByLabel('Fichier')
    .setInputFiles({ name: 'agenda.ics', mimeType: 'text/calendar', buffer: Buffer.from(calendar) })
  await page.getByLabel('Qui publie ces données').fill('Association Ondes')
  await page.getByLabel('Licence').fill('Licence Ouverte 2.0')
  await page.getByRole('button', { name: 'Enregistrer' }).click()

  await page.getByRole('button', { name: 'Essayer' }).click()
  await seeEnd(page, 'Essai terminé')
  expect((await request.get(`/agenda/ondes-${mark}`)).status()).toBe(404)

  await page.getByRole('link', { name: 'Revenir à la source' }).click()
  await page.getByRole('button', { name: 'Moissonner maintenant' }).click()
  await seeEnd(page, 'La source a été lue.')
  const reading = page.url()
  await page.getByRole('link', { name: `Ondes ${mark}` }).click()
  await expect(page.getByText('samedi 13 mars 2027, 14:00 – 16:00').first()).toBeVisible()
  await expect(page.getByText('samedi 27 mars 2027, 14:00 – 16:00').first()).toBeVisible()
  await expect(page.getByText('20 mars 2027')).toHaveCount(0)

  await page.goto(reading)
  await page.getByLabel('Je veux annuler toute la lecture').check()
  await page.getByRole('button', { name: 'Annuler la lecture' }).click()
  await seeEnd(page, 'La lecture a été annulée.')
  expect((await request.get(`/agenda/ondes-${mark}`)).status()).toBe(410)

  await page.getByRole('link', { name: 'Revenir à la source' }).click()
  await page.getByLabel('Je veux supprimer la source et ses comptes rendus').check()
  await page.getByRole('button', { name: 'Supprimer la source' }).click()
  await expect(page.getByRole('status')).toContainText('La source est supprimée.')
  await expect(page.getByRole('link', { name: `Calendrier ${mark}` })).toHaveCount(0)
})
