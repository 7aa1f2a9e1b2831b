import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'

const processes = pathToFileURL(resolve('scripts/processes.mjs')).href

/** A server that stops in good order half a second after the first signal, and counts those it gets. */
const server = `
  let signals = 0
  const stay = setInterval(() => {}, 1000)
  for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => {
    signals++
    if (signals === 1) setTimeout(() => { console.log(name, signals); clearInterval(stay); process.exitCode = 7 }, 500)
  })
  console.log('ready')`

/** Runs the server behind `foreground`, sends these signals to the process in front; resolves to what came out. */
async function stop(signals) {
  const front = `
    import { foreground } from '${processes}'
    process.exitCode = await foreground(process.execPath, ['-e', ${JSON.stringify(server)}])`
  const child = spawn(process.execPath, ['--input-type=module', '-e', front], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    if (output === '') for (const signal of signals) child.kill(signal)
    output += text
  })
  const code = await new Promise((done) => child.once('close', done))
  return { code, output }
}

test('the process in front waits for the one behind, and ends with its code', async () => {
  expect(await stop(['SIGTERM'])).toEqual({ code: 7, output: 'ready\nSIGTERM 1\n' })
})

test('one Ctrl-C that arrives twice (terminal, npm) is one signal', async () => {
  expect(await stop(['SIGINT', 'SIGINT'])).toEqual({ code: 7, output: 'ready\nSIGINT 1\n' })
})

test('a closed terminal is a reason to stop in good order', async () => {
  expect(await stop(['SIGHUP'])).toEqual({ code: 7, output: 'ready\nSIGTERM 1\n' })
})
