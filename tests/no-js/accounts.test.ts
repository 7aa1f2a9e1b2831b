import { newAddress, signIn } from '../support/sign-in.ts'
import { expect, test } from '../support/test.ts'

test('somebody signs in, sees their sessions and signs out, without a script', async ({ page }) => {
  await signIn(page, newAddress())
  await page.getByRole('link', { name: 'Sécurité' }).click()
  await expect(page.getByText('celle-ci')).toBeVisible()
  await expect(page.getByText(/il faut un navigateur qui les connaît/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Ajouter une clé d’accès' })).toBeHidden()
  await page.getByRole('button', { name: 'Me déconnecter', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Vous êtes sorti du site' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Se connecter', exact: true })).toBeVisible()
})
