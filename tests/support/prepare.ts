import { writeFileSync } from 'node:fs'
import { chromium, type FullConfig } from '@playwright/test'
import { run } from './run-site.ts'
import { administrator, keptSession, signIn } from './sign-in.ts'

/**
 * Makes the administrator of the site that the tests started, as an operator would, and signs them in once for every test: two tests
 * that asked a link for one mailbox at the same moment would take each other's.
 */
// biome-ignore lint/style/noDefaultExport: Playwright loads a global setup by its default export.
export default async function prepare({ projects }: FullConfig): Promise<void> {
  const { MAILLAGE_DATA: folder, MAILLAGE_TEST_PORT: port } = process.env
  if (!folder || !keptSession) return
  const command = run('data.js', { MAILLAGE_DATA: folder, ...(port && { PORT: port }) }, [
    'admin',
    administrator,
  ])
  if ((await command.exit) !== 0) throw new Error(command.output())
  const { launchOptions, baseURL, locale } = projects[0]?.use ?? {}
  const browser = await chromium.launch(launchOptions)
  const page = await browser.newPage({ baseURL, locale })
  await signIn(page, administrator, 'Administration')
  writeFileSync(keptSession, JSON.stringify(await page.context().cookies()))
  await browser.close()
}
