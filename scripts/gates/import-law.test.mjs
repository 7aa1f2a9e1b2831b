/** The import law of .dependency-cruiser.cjs, on a small house where each file breaks one rule. */
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const house = {
  'package.json':
    '{ "type": "module", "dependencies": { "kysely": "*" }, "devDependencies": { "vitest": "*" } }',
  'src/modules/graph.ts': "export const graph = { loans: ['tools'], tools: [], map: [] } as const",
  'src/modules/tools/index.ts': "export { tools } from './store.ts'; export type { Tool } from './model.ts'",
  'src/modules/tools/model.ts': 'export type Tool = string; export const kinds = [1]',
  'src/modules/tools/store.ts': "import type { Tool } from './model.ts'; export const tools: Tool[] = []",
  'src/modules/tools/routes.tsx':
    "import '../../platform/http/answer.ts'; import './pages/list.tsx'; import './index.ts'",
  'src/modules/tools/pages/list.tsx':
    "import type { Tool } from '../model.ts'; import { Card } from '../../../ui/card.tsx'; export const List = (t: Tool) => <Card>{t}</Card>",
  'src/modules/loans/request-loan.ts':
    "import { tools } from '../tools/index.ts'; import './policy.ts'; export const go = tools",
  'src/modules/loans/policy.ts': "import './model.ts'",
  'src/modules/loans/model.ts': 'export type Loan = 1; export const rule = 1',
  'src/platform/db/connect.ts': "import 'kysely'; export const connect = 1",
  'src/platform/http/answer.ts': 'export type Answer = 1; export const answer = 1',
  'src/ui/card.tsx':
    "import type { Answer } from '../platform/http/answer.ts'; export const Card = (a: Answer) => <p>{a}</p>",
  'src/routes.ts': "import './modules/tools/routes.tsx'",
  'src/app.ts': "import './routes.ts'",
  'src/main.ts': "import './app.ts'",
}

const broken = {
  'model-is-pure': ['src/modules/tools/model/read.ts', "import '../../../platform/db/connect.ts'"],
  'policy-decides-on-the-model-only': ['src/modules/tools/policy.ts', "import './store.ts'"],
  'store-is-sql-only': ['src/modules/loans/list-store.ts', "import './request-loan.ts'"],
  'verbs-do-not-answer-http': ['src/modules/tools/update-tool.ts', "import '../../platform/http/answer.ts'"],
  'index-is-below-routes': ['src/modules/loans/index.ts', "import './pages/loan.tsx'"],
  'nobody-imports-routes': ['src/modules/tools/get-tool.ts', "import './api/routes/list.tsx'"],
  'pages-are-pure': ['src/modules/loans/pages/loan.tsx', "import '../request-loan.ts'"],
  'pages-take-types-only': ['src/modules/loans/pages/rule.tsx', "import { rule } from '../model.ts'; rule"],
  'modules-have-one-door': ['src/modules/loans/get-loan.ts', "import '../tools/store.ts'"],
  'tests-use-doors-too': ['src/modules/loans/a.test.ts', "import '../tools/store.ts'"],
  'modules-stand-in-the-graph': ['src/modules/stray/get-stray.ts', "import '../../platform/db/connect.ts'"],
  'graph-of-map': ['src/modules/map/get-map.ts', "import '../tools/index.ts'"],
  'platform-knows-nobody': ['src/platform/http/page.ts', "import '../../ui/card.tsx'"],
  'ui-knows-no-module': ['src/ui/tool.tsx', "import '../modules/tools/index.ts'"],
  'ui-has-no-side-effects': ['src/ui/reader.tsx', "import '../platform/db/connect.ts'"],
  'elements-run-in-the-browser': ['src/ui/elements/m-map.ts', "import '../../platform/http/answer.ts'"],
  'views-do-without-node': ['src/ui/elements/m-file.ts', "import 'node:fs'"],
  'top-floor-is-not-imported': ['src/platform/start.ts', "import '../main.ts'"],
  'top-floor-uses-doors': ['src/cli/data.ts', "import '../modules/tools/store.ts'"],
  'no-cycle': ['src/platform/a.ts', "import './b.ts'"],
  'no-test-code-in-production': ['src/platform/c.ts', "import './testing.ts'"],
  'libraries-are-declared': ['src/platform/d.ts', "import 'pino'"],
  'no-development-library-at-run-time': ['src/platform/e.ts', "import 'vitest'"],
}

const neighbours = {
  'src/modules/tools/api/routes/list.tsx': "import '../../store.ts'",
  'src/modules/tools/testing.ts': "import './store.ts'",
  'src/modules/loans/testing.ts': "import '../tools/testing.ts'; import './index.ts'",
  'src/platform/b.ts': "import './a.ts'",
  'src/platform/testing.ts': 'export const t = 1',
}

const root = mkdtempSync(join(tmpdir(), 'import-law-'))
let violations

beforeAll(() => {
  const files = { ...house, ...neighbours, ...Object.fromEntries(Object.values(broken)) }
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  mkdirSync(join(root, 'scripts/gates'), { recursive: true })
  for (const file of ['.dependency-cruiser.cjs', 'scripts/gates/module-rules.cjs'])
    copyFileSync(file, join(root, file))
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'))
  const cruiser = resolve('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const output = execFileSync(process.execPath, [cruiser, '--output-type', 'json', 'src'], { cwd: root })
  violations = JSON.parse(output).summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }))
})

afterAll(() => rmSync(root, { recursive: true }))

test.each(Object.entries(broken))('%s', (rule, [file]) => {
  expect(violations).toContainEqual({ rule, from: file })
})

test('a lawful house passes', () => {
  expect(violations.filter(({ from }) => from in house || from in neighbours)).toEqual([])
})
