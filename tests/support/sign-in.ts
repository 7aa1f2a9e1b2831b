import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Cookie, expect, type Page } from '@playwright/test'

/** An administrator of the site that the browser tests look at: `prepare.ts` makes them. */
export const administrator = 'administration@example.org'

/** An address that nobody has yet. */
export const newAddress = () => `${randomUUID()}@example.org`

/** The link of the last mail to this address that holds one, read from the local outbox. */
export async function linkOf(page: Page, email: string, path = '/connexion/lien'): Promise<string> {
  let link = ''
  await expect(async () => {
    const html = await (await page.request.get('/dev/mails')).text()
    const mail = html.split('<article').find((each) => each.includes(email) && each.includes(path))
    link =
      [...(mail ?? '').matchAll(/href="([^"]+)"/g)]
        .map((found) => found[1])
        .find((href) => href?.includes(path)) ?? ''
    expect(link).not.toBe('')
  }).toPass()
  return link.replaceAll('&amp;', '&')
}

/** The administrator's session, which `prepare.ts` keeps beside the tests' site for every worker. */
export const keptSession = process.env.MAILLAGE_DATA && join(process.env.MAILLAGE_DATA, 'administrator.json')

/** The administrator's cookies, once this worker has them. */
let cookies: Cookie[] | undefined

/**
 * Signs in as a person does: asks a link, opens it, presses the button; the first time, gives a name. The administrator has their kept
 * session, and sees no page yet.
 * @param name what the welcome page is told
 */
export async function signIn(page: Page, email: string, name = 'Personne d’essai'): Promise<void> {
  if (email === administrator && keptSession && existsSync(keptSession))
    cookies ??= JSON.parse(readFileSync(keptSession, 'utf8')) as Cookie[]
  if (email === administrator && cookies) return page.context().addCookies(cookies)
  await page.goto('/connexion')
  await page.getByLabel('Adresse électronique').fill(email)
  await page.getByRole('button', { name: 'Recevoir un lien' }).click()
  await expect(page.getByRole('heading', { name: 'Regardez votre messagerie' })).toBeVisible()
  await page.goto(await linkOf(page, email))
  await page.getByRole('button', { name: 'Me connecter' }).click()
  await expect(page).toHaveURL(/\/compte/)
  if (page.url().includes('/bienvenue')) {
    await page.getByRole('textbox', { name: 'Nom' }).fill(name)
    await page.getByRole('button', { name: 'Continuer' }).click()
    await expect(page).toHaveURL(/\/compte$/)
  }
  if (email === administrator) cookies = await page.context().cookies()
}
