import { linkOf, newAddress, signIn } from '../support/sign-in.ts'
import { expect, test } from '../support/test.ts'

test('somebody signs in for the first time and comes back to where they were going', async ({ page }) => {
  const email = newAddress()
  await page.goto('/compte/jetons')
  await expect(page).toHaveURL(/\/connexion\?retour=/)
  await page.getByLabel('Adresse électronique').fill('pas une adresse')
  await page.getByRole('button', { name: 'Recevoir un lien' }).click()
  await expect(page.getByRole('alert')).toContainText('adresse électronique complète')
  await page.getByLabel('Adresse électronique').fill(email)
  await page.getByRole('button', { name: 'Recevoir un lien' }).click()
  const link = await linkOf(page, email)

  await page.goto(link)
  await expect(page.getByText(email)).toBeVisible()
  await page.getByRole('button', { name: 'Me connecter' }).click()
  await page.getByRole('textbox', { name: 'Nom' }).fill('Léa Morel')
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page).toHaveURL(/\/compte\/jetons$/)
  await expect(page.getByRole('link', { name: 'Mon compte' })).toBeVisible()

  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'Ce lien ne sert plus' })).toBeVisible()
})

test('a profile is changed, and a token is made, copied once, revoked', async ({ page }) => {
  await signIn(page, newAddress())
  await page.getByRole('textbox', { name: 'Nom' }).fill('Noé Petit')
  await page.getByRole('checkbox', { name: /Question annuelle/ }).uncheck()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByRole('status')).toContainText('Votre profil est enregistré')
  await expect(page.getByRole('checkbox', { name: /Question annuelle/ })).not.toBeChecked()

  await page.getByRole('link', { name: 'Jetons d’API' }).click()
  await page.getByRole('textbox', { name: 'Nom' }).fill('Musée')
  await page.getByRole('checkbox', { name: 'proposer et modifier vos structures' }).check()
  await page.getByRole('button', { name: 'Créer le jeton' }).click()
  const token = await page.locator('#jeton').innerText()
  const me = () => page.request.get('/api/v1/me', { headers: { Authorization: `Bearer ${token}` } })
  expect((await me()).status()).toBe(200)
  await page.goto('/compte/jetons')
  await expect(page.getByText(token)).toHaveCount(0)
  await page.getByRole('button', { name: 'Révoquer le jeton Musée' }).click()
  await expect(page.getByRole('status')).toContainText('révoqué')
  expect((await me()).status()).toBe(401)
})

test('a passkey is made, then signs in without a mail, then is removed', async ({ page, context }) => {
  const devtools = await context.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await signIn(page, newAddress())
  await page.getByRole('link', { name: 'Sécurité' }).click()
  await page.getByLabel('Nom de la clé').fill('Téléphone')
  await page.getByRole('button', { name: 'Ajouter une clé d’accès' }).click()
  await expect(page.getByRole('status').first()).toContainText('La clé d’accès est enregistrée')
  await page.getByRole('button', { name: 'Me déconnecter', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Vous êtes sorti du site' })).toBeVisible()

  await page.goto('/connexion?retour=/compte/securite')
  await page.getByRole('button', { name: 'Entrer avec une clé d’accès' }).click()
  await expect(page).toHaveURL(/\/compte\/securite$/)
  await expect(page.getByText(/Ouverte par clé d’accès/)).toBeVisible()
  await page.getByRole('button', { name: 'Retirer la clé Téléphone' }).click()
  await expect(page.getByText('Vous n’avez pas encore de clé d’accès')).toBeVisible()

  await page.goto('/connexion')
  await page.request.post('/deconnexion', { headers: { Origin: new URL(page.url()).origin } })
  await page.goto('/connexion')
  await page.getByRole('button', { name: 'Entrer avec une clé d’accès' }).click()
  await expect(page.getByText(/La clé n’a pas été reconnue/)).toBeVisible()
})

test('a session left open elsewhere is ended from here', async ({ page, browser }) => {
  const email = newAddress()
  await signIn(page, email)
  const elsewhere = await browser.newPage()
  await signIn(elsewhere, email)
  await page.goto('/compte/securite')
  await page.getByRole('button', { name: /^Fermer la session/ }).click()
  await expect(page.getByRole('status').first()).toContainText('La session est fermée')
  await elsewhere.goto('/compte')
  await expect(elsewhere).toHaveURL(/\/connexion\?retour=/)
  await elsewhere.close()
})

test('somebody takes their data away, then erases their account', async ({ page }) => {
  const email = newAddress()
  await signIn(page, email, 'Gaëlle Partie')
  await page.getByRole('link', { name: 'Mes données' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Télécharger mes données' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('maillage-mes-donnees.json')
  await page.getByLabel(/écrivez l’adresse/).fill('autre@example.org')
  await page.getByRole('button', { name: 'Effacer mon compte pour toujours' }).click()
  await expect(page.getByRole('alert')).toContainText('Rien n’est effacé')
  await page.getByLabel(/écrivez l’adresse/).fill(email)
  await page.getByRole('button', { name: 'Effacer mon compte pour toujours' }).click()
  await expect(page.getByRole('heading', { name: 'Votre compte est effacé' })).toBeVisible()
  await page.goto('/compte')
  await expect(page).toHaveURL(/\/connexion/)
})
