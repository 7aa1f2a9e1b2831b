import { administrator, linkOf, newAddress, signIn } from '../support/sign-in.ts'
import { expect, test } from '../support/test.ts'

const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

test('a coordinator writes, opens, reminds, reads and publishes a survey; a library answers half today and half tomorrow, on a phone', async ({
  page,
  browser,
}) => {
  test.slow()
  const title = `Enquête comète ${Date.now().toString(36)}`
  const email = newAddress()
  await signIn(page, administrator, 'Administration')
  await page.goto('/administration/enquetes/questionnaires')
  await page.getByLabel('Titre').fill(title)
  await page.getByRole('button', { name: 'Commencer' }).click()
  const section = async (name: string) => {
    await page.getByLabel('Titre de la section').fill(name)
    await page.getByRole('button', { name: 'Ajouter une section' }).click()
  }
  const question = async (at: number, type: string, label: string, choices?: string) => {
    const form = page.locator('form', { hasText: 'Ajouter une question' }).nth(at)
    await form.getByLabel('Ajouter une question').selectOption({ label: type })
    await form.getByRole('button', { name: /Ajouter une question/ }).click()
    await page.getByLabel('Question', { exact: true }).fill(label)
    if (choices) await page.getByLabel('Réponses proposées').fill(choices)
    await page.getByRole('button', { name: 'Enregistrer' }).click()
  }
  await section('Vous')
  await section('Vos comètes')
  await question(0, 'Un choix', 'Regardez-vous le ciel ?', 'Oui\nNon')
  await question(1, 'Nombre', 'Combien de fois par mois ?')
  await question(1, 'Fichier', 'Une photo de votre ciel')
  await page.getByRole('button', { name: 'Descendre : Vous', exact: true }).click()
  await expect(page.getByText('Section déplacée : 2 sur 2.')).toBeVisible()
  // With the keyboard, one is where one was: at the button, to press again.
  await expect(page.locator(':focus')).toHaveAttribute('id', /^descendre-section-/)
  await page.getByRole('button', { name: 'Annuler la dernière modification' }).click()
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('1. Vous')

  await page.getByRole('link', { name: 'Préparer une campagne' }).click()
  await page.getByLabel('Titre', { exact: true }).fill(title)
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('link', { name: 'Contacts', exact: true }).click()
  await page.getByLabel('Fichier CSV').setInputFiles({
    name: 'contacts.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`nom;mail\nBibliothèque de la Comète;${email}\nSans rien;\n`),
  })
  await page.getByRole('button', { name: 'Ajouter' }).click()
  await expect(page.getByText('1 contact ajouté. 1 ligne refusée.')).toBeVisible()
  await page.getByRole('link', { name: 'Campagne', exact: true }).click()
  await page.getByRole('button', { name: 'Ouvrir la campagne' }).click()
  await expect(page.getByText('La campagne est ouverte')).toBeVisible()
  const campaign = page.url().replace(/\?.*/, '')

  const phone = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  const today = await phone.newPage()
  const link = await linkOf(today, email, '/enquetes/repondre/')
  await today.goto(link)
  await today.getByRole('button', { name: 'Commencer' }).click()
  await today.getByLabel('J’accepte que mes réponses soient utilisées ainsi').check()
  await today.getByRole('button', { name: 'Commencer à répondre' }).click()
  await today.getByLabel('Oui').check()
  await today.getByRole('button', { name: 'Continuer' }).click()
  await expect(today.getByText('Étape 2 sur 3')).toBeVisible()
  await phone.close()

  // The invitation left since the page was opened.
  await page.goto(campaign)
  await page.getByRole('button', { name: 'Envoyer un rappel maintenant' }).click()
  await expect(page.getByText('Le rappel part')).toBeVisible()

  const another = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  })
  const tomorrow = await another.newPage()
  await expect(async () => {
    const mails = await (await tomorrow.request.get('/dev/mails')).text()
    const reminder = mails.split('<article').find((each) => each.includes(email) && each.includes('Rappel'))
    expect(reminder).toContain(link.split('/repondre/')[1])
  }).toPass()
  await tomorrow.goto(link)
  await tomorrow.getByRole('button', { name: 'Reprendre où j’en étais' }).click()
  await tomorrow.getByLabel('Combien de fois par mois ?').fill('souvent')
  await tomorrow.getByRole('button', { name: 'Continuer' }).click()
  await expect(tomorrow.getByRole('alert')).toContainText('Écrivez un nombre')
  await expect(tomorrow.getByLabel('Combien de fois par mois ?')).toHaveValue('souvent')
  await tomorrow.getByLabel('Combien de fois par mois ?').fill('4')
  await tomorrow.getByLabel('Une photo de votre ciel').setInputFiles({
    name: 'ciel.png',
    mimeType: 'image/png',
    buffer: Buffer.from(onePixel, 'base64'),
  })
  await tomorrow.getByRole('button', { name: 'Continuer' }).click()
  await expect(tomorrow.getByText('ciel.png')).toBeVisible()
  await tomorrow.getByRole('button', { name: 'Envoyer mes réponses' }).click()
  await expect(tomorrow.getByRole('heading', { level: 1, name: 'Merci' })).toBeVisible()
  await another.close()

  await page.goto(`${campaign}/suivi`)
  await expect(page.getByText('100,0 %').first()).toBeVisible()
  await page.goto(`${campaign}/fichiers`)
  await expect(page.getByRole('link', { name: 'ciel.png' })).toBeVisible()
  await page.goto(campaign)
  await page.getByText('Clore maintenant').first().click()
  await page.getByRole('button', { name: 'Clore maintenant' }).click()
  await expect(page.getByText('Lien entre personnes et réponses détruit')).toBeVisible()

  await page.goto(`${campaign}/analyse?question=q01`)
  await page.getByRole('button', { name: 'Ajouter au rapport' }).click()
  await page.goto(`${campaign}/rapport`)
  await page.getByRole('button', { name: 'Publier le rapport' }).click()
  await expect(page.getByText('Le rapport est public.')).toBeVisible()
})
