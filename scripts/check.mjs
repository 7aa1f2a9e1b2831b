/** `npm run check`: the static gates, all at once. Each failure says how to put it right. */
import { unpairedCatalogues } from './gates/catalogues.mjs'
import { longFiles } from './gates/file-length.mjs'
import { capture } from './processes.mjs'
import { duration } from './terminal.mjs'

const gates = [
  {
    name: 'types',
    run: () => tool('@typescript/native/bin/tsc', '--noEmit', '--pretty'),
    fix: 'Correct the types; `as` and `any` hide the error rather than correct it.',
  },
  {
    name: 'format and lint',
    run: () => tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '--max-diagnostics=200'),
    fix: '`npx biome check --write` corrects the format and what is safe to correct; the rest is by hand.',
  },
  {
    name: 'import law',
    run: () =>
      tool(
        'dependency-cruiser/bin/dependency-cruiser.mjs',
        '--output-type',
        'err-long',
        'src',
        'bench',
        'tests',
      ),
    fix: 'Each line names the rule and the way out; the law is in .dependency-cruiser.cjs.',
  },
  {
    name: 'dead code',
    run: () => tool('knip/bin/knip.js', '--no-progress'),
    fix: 'Remove what nobody uses (file, export, library), or drop `export` if only its own file needs it.',
  },
  {
    name: 'file length',
    run: () => lines(longFiles()),
    fix: 'Take one idea out into its own file, with a name that says what is inside.',
  },
  {
    name: 'catalogues in pairs',
    run: () => lines(unpairedCatalogues()),
    fix: 'Write the other language beside it: `export const en: Messages = …`.',
  },
]

/** Runs a library's command with this Node; resolves to what the gate found wrong, or to null. */
async function tool(path, ...args) {
  const env = process.stdout.isTTY ? { ...process.env, FORCE_COLOR: '1' } : process.env
  const { code, output } = await capture(process.execPath, [`node_modules/${path}`, ...args], { env })
  return code === 0 ? null : output
}

/** @returns the same as `tool`, for a gate that lists what is wrong */
function lines(found) {
  return found.length === 0 ? null : found.join('\n')
}

async function judge(gate) {
  const started = Date.now()
  const wrong = await gate.run()
  return { ...gate, wrong, took: Date.now() - started }
}

const verdicts = await Promise.all(gates.map(judge))
for (const { name, wrong, fix } of verdicts)
  if (wrong !== null) console.log(`\n── ${name} ──\n${wrong}\n→ ${fix}`)
console.log()
for (const { name, wrong, took } of verdicts)
  console.log(`${wrong === null ? '✓' : '✗'} ${name} (${duration(took)})`)
process.exitCode = verdicts.every(({ wrong }) => wrong === null) ? 0 : 1
