import { run } from './run-site.ts'
import { administrator } from './sign-in.ts'

/** Makes the administrator of the site that the tests started, beside it, as an operator would. */
// biome-ignore lint/style/noDefaultExport: Playwright loads a global setup by its default export.
export default async function prepare(): Promise<void> {
  const { MAILLAGE_DATA: folder, MAILLAGE_TEST_PORT: port } = process.env
  if (!folder) return
  const command = run('data.js', { MAILLAGE_DATA: folder, ...(port && { PORT: port }) }, [
    'admin',
    administrator,
  ])
  if ((await command.exit) !== 0) throw new Error(command.output())
}
