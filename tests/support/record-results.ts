import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'
import { type AxeRun, type Budgets, budgetsSchema, buildAudit } from '#modules/home/index.ts'

const folder = 'src/modules/home/audit'

/**
 * A reporter that writes the results from which /accessibilite and /ecoconception speak, from what the tests attach (`axe`,
 * `weight`): `npm test -- record`.
 */
// biome-ignore lint/style/noDefaultExport: Playwright loads a reporter by its default export.
export default class RecordResults implements Reporter {
  readonly #runs: AxeRun[] = []
  readonly #weights: Budgets['pages'] = []

  onTestEnd(_test: TestCase, result: TestResult) {
    for (const { name, body } of result.attachments) {
      if (name === 'axe' && body) this.#runs.push(JSON.parse(body.toString()))
      if (name === 'weight' && body) this.#weights.push(JSON.parse(body.toString()))
    }
  }

  onEnd() {
    const date = new Date().toISOString().slice(0, 10)
    const byPath = (a: { path: string }, b: { path: string }) =>
      a.path < b.path ? -1 : a.path > b.path ? 1 : 0
    const tool = this.#runs[0]?.environment.browser ?? 'Chromium'
    if (this.#runs.length > 0) {
      const { version } = createRequire(import.meta.url)('axe-core/package.json')
      const audit = buildAudit(date, [{ name: 'axe-core', version }], this.#runs.sort(byPath))
      write('last-audit.json', audit)
    }
    if (this.#weights.length > 0) {
      write('last-budgets.json', budgetsSchema.parse({ date, tool, pages: this.#weights.sort(byPath) }))
    }
  }
}

function write(name: string, content: unknown) {
  writeFileSync(`${folder}/${name}`, `${JSON.stringify(content, null, 2)}\n`)
  console.log(`${folder}/${name} written`)
}
