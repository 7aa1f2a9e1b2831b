/** A throw-away PostgreSQL server for the tests: a cluster in a temporary folder, gone when it stops. */
import { execFileSync, spawnSync } from 'node:child_process'
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { freePort } from './free-port.mjs'
import { capture, start } from './processes.mjs'
import { StepError } from './terminal.mjs'

const root = process.getuid?.() === 0
/** Speed, not safety: this cluster never outlives the tests. */
const settings = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'jit=off',
  'max_connections=200',
]

/**
 * Starts a server and resolves to `{ url, stop() }`, or to null when this machine has none (on CI as root it is
 * installed from the system's packages). It also stops when this process ends.
 * @throws StepError when a server is there but does not start
 */
export async function startPostgres() {
  const programs = serverPrograms() ?? (process.env.CI && root ? await install() : null)
  if (!programs) return null
  const folder = mkdtempSync(join(tmpdir(), 'maillage-pg-'))
  // PostgreSQL refuses to run as root.
  const owner = root ? unprivilegedUser() : {}
  if (root) chownSync(folder, owner.uid, owner.gid)
  const data = join(folder, 'data')
  const locale = process.platform === 'linux' ? 'C.UTF-8' : 'en_US.UTF-8'
  const created = await capture(
    join(programs, 'initdb'),
    [
      '--pgdata',
      data,
      '--username=maillage',
      '--auth=trust',
      '--encoding=UTF8',
      `--locale=${locale}`,
      '--no-sync',
    ],
    { cwd: folder, ...owner },
  )
  if (created.code !== 0)
    throw new StepError(`${created.output}\nPostgreSQL could not create a test database folder (initdb).`)

  const port = await freePort()
  const options = settings.flatMap((setting) => ['-c', setting])
  const server = start(
    join(programs, 'postgres'),
    ['-D', data, '-k', folder, '-h', '127.0.0.1', '-p', String(port), ...options],
    { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], ...owner },
  )
  const stop = () => {
    process.off('exit', stop)
    const now = ['stop', '--pgdata', data, '--mode', 'immediate', '--silent']
    if (server.exitCode === null) spawnSync(join(programs, 'pg_ctl'), now, { cwd: folder, ...owner })
    rmSync(folder, { recursive: true, force: true })
  }
  process.on('exit', stop)
  await ready(server)
  return { url: `postgres://maillage@127.0.0.1:${port}/postgres`, stop }
}

/** The folder of initdb and postgres: first on the PATH, else the newest of Debian's or Homebrew's. */
function serverPrograms() {
  const newestFirst = (a, b) => b.localeCompare(a, 'en', { numeric: true })
  const usual = globSync(['/usr/lib/postgresql/*/bin', '/opt/homebrew/opt/postgresql@*/bin']).sort(
    newestFirst,
  )
  const folders = [...process.env.PATH.split(delimiter), ...usual]
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
}

async function install() {
  const script = 'apt-get update -qq && apt-get install -y -qq --no-install-recommends postgresql'
  const { code, output } = await capture('sh', ['-c', script], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (code !== 0)
    throw new StepError(`${output}\nPostgreSQL could not be installed from the system’s packages.`)
  return serverPrograms()
}

function unprivilegedUser() {
  for (const name of ['postgres', 'nobody']) {
    try {
      const number = (flag) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }))
      return { uid: number('-u'), gid: number('-g') }
    } catch {
      // No such user here: the next one.
    }
  }
  throw new StepError(
    'PostgreSQL cannot run as root, and this machine has neither a postgres nor a nobody user.',
  )
}

function ready(server) {
  return new Promise((resolve, reject) => {
    let log = ''
    server.stderr.setEncoding('utf8').on('data', (text) => {
      // Kept only until it is ready; read on, so that the server never waits for us.
      if (log !== null) log += text
      if (log?.includes('ready to accept connections')) {
        log = null
        resolve()
      }
    })
    server.once('error', reject)
    server.once('exit', () => reject(new StepError(`${log}\nThe PostgreSQL test server did not start.`)))
  })
}
