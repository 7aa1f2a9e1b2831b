/**
 * What stands behind every `npm start`, `npm test`, `npm run …`: brings Node 24, the libraries and the build up to date
 * when they are not, then runs the command until it ends. Plain JavaScript without a library, for Node 20.19 and later.
 */
import { chdir } from 'node:process'
import { fileURLToPath } from 'node:url'
import { foreground } from './processes.mjs'
import { build } from './start/build.mjs'
import { dependencies } from './start/dependencies.mjs'
import { alone } from './start/lock.mjs'
import { node24 } from './start/node24.mjs'
import { explain } from './terminal.mjs'

// A young generation of 8 MB, whatever the machine has: the engine would take 96 MB of a large one. No source maps either, which stay in memory (40 MB):
// a failure names its functions in `dist/server`, and NODE_OPTIONS=--enable-source-maps gives the lines of `src`.
const sparing = ['--max-semi-space-size=8']

const commands = {
  start: { script: 'dist/server/main.js', built: true, options: sparing },
  data: { script: 'dist/server/data.js', built: true, options: ['--enable-source-maps'] },
  bench: { script: 'dist/server/bench.js', built: true, options: sparing },
  dev: { script: 'scripts/dev.mjs', built: false },
  check: { script: 'scripts/check.mjs', built: false },
  test: { script: 'scripts/test.mjs', built: false },
}

/** Makes everything ready, then runs the command; resolves to its exit code. */
async function run(name, args) {
  const command = commands[name]
  if (!command)
    throw new Error(`Commande inconnue : ${name}. Commandes : ${Object.keys(commands).join(', ')}.`)
  const node = await alone(async () => {
    const ready = await node24()
    await dependencies()
    if (command.built) await build(ready)
    return ready
  })
  return foreground(node, [...(command.options ?? []), command.script, ...args])
}

// A log is read without colours; some tools colour it all the same unless told.
if (!process.stdout.isTTY) process.env.NO_COLOR ??= '1'
chdir(fileURLToPath(new URL('..', import.meta.url)))
const [name, ...args] = process.argv.slice(2)
process.exitCode = await run(name, args).catch((error) => {
  explain(error)
  return 1
})
