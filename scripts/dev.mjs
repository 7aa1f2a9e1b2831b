/** `npm run dev`: rebuilds the client and the server at each change, and restarts the server. */
import { ended, start } from './processes.mjs'

const vite = ['node_modules/vite/bin/vite.js', 'build', '--watch', '--logLevel', 'warn', '--no-emptyOutDir']
const children = [
  [...vite],
  [...vite, '--mode', 'server'],
  ['--watch-path=dist/server', '--watch-preserve-output', '--enable-source-maps', 'dist/server/main.js'],
].map((args) => start(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] }))

process.exitCode = await Promise.race(children.map(ended))
process.exit()
