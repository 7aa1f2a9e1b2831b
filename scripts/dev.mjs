/** `npm run dev`: builds again at each change, then restarts the site; a build that fails leaves the last one running. */
import { build } from 'vite'
import { ended, start, stoppedBy } from './processes.mjs'
import { forgetBuild } from './start/build.mjs'

const modes = ['production', 'server']
/** The modes whose first build is still to come. */
const awaited = new Set(modes)
let site = null
let restarting = Promise.resolve()

/** Stops the site in good order, then starts it anew; changes that come close together wait for each other. */
function restart() {
  restarting = restarting.then(async () => {
    if (site) {
      const over = ended(site)
      site.kill('SIGTERM')
      await over
    }
    site = start(process.execPath, ['--enable-source-maps', 'dist/server/main.js'], {
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    site.once('exit', () => {
      site = null
      if (stoppedBy) process.exit()
    })
  })
}

forgetBuild()
for (const mode of modes) {
  const watcher = await build({ mode, logLevel: 'warn', build: { watch: {} } })
  let failed = false
  watcher.on('event', (event) => {
    if (event.code === 'START') failed = false
    if (event.code === 'ERROR') {
      failed = true
      console.error(event.error.message)
    }
    if (event.code !== 'END' || failed) return
    awaited.delete(mode)
    if (awaited.size === 0) restart()
  })
}
