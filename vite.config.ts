import { readdirSync } from 'node:fs'
import { type BuildEnvironmentOptions, defineConfig } from 'vite'

/** Scripts of the browser: one entry for each custom element, loaded only by the pages that use it. */
const elements = Object.fromEntries(
  readdirSync('src/ui/elements')
    .filter((name) => /^[a-z-]+\.ts$/.test(name))
    .map((name) => [name.replace('.ts', ''), `src/ui/elements/${name}`]),
)

const client: BuildEnvironmentOptions = {
  outDir: 'dist/client',
  assetsDir: 'assets',
  manifest: 'manifest.json',
  assetsInlineLimit: 0,
  modulePreload: { polyfill: false },
  target: 'es2022',
  rolldownOptions: { input: { style: 'src/ui/style.css', ...elements } },
}

const server: BuildEnvironmentOptions = {
  ssr: true,
  outDir: 'dist/server',
  target: 'node24',
  sourcemap: true,
  rolldownOptions: {
    input: { main: 'src/main.ts', data: 'src/cli/data.ts', bench: 'bench/bench.ts', 'embedded-worker': 'src/platform/db/embedded-worker.ts' },
    output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
  },
}

/** `vite build` makes the client with its manifest; `vite build --mode server` makes the server. */
export default defineConfig(({ mode }) => ({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  publicDir: mode === 'server' ? false : 'public',
  build: mode === 'server' ? server : client,
}))
