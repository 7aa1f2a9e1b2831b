import { type ChildProcess, spawn } from 'node:child_process'

/** A site in a process of its own; `output` is all it has said so far. */
export type RunningSite = { child: ChildProcess; output: () => string; exit: Promise<number | null> }

/** Starts a built program (`main.js`, or `data.js` with arguments) with these settings and nothing else of the machine's. */
export function run(
  program: 'main.js' | 'data.js',
  env: Record<string, string>,
  args: string[] = [],
): RunningSite {
  const child = spawn(process.execPath, [`dist/server/${program}`, ...args], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk
  })
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk
  })
  return { child, output: () => output, exit: new Promise((resolve) => child.once('exit', resolve)) }
}

/** The address of a site once it says that it is ready. */
export async function ready(site: RunningSite): Promise<string> {
  const ended = site.exit.then((code) => {
    throw new Error(`the site ended with code ${code}: ${site.output()}`)
  })
  const said = (async () => {
    while (true) {
      const origin = site.output().match(/http:\/\/localhost:\d+/)?.[0]
      if (origin) return origin
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  })()
  return Promise.race([said, ended])
}
