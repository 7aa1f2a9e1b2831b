import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { type BuildEnvironmentOptions, defineConfig, type Plugin } from 'vite'

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
  rolldownOptions: {
    input: {
      style: 'src/ui/style.css',
      'back-office': 'src/ui/back-office.css',
      front: 'src/ui/front.css',
      tool: 'src/ui/tool.css',
      ...elements,
    },
  },
}

const server: BuildEnvironmentOptions = {
  ssr: true,
  outDir: 'dist/server',
  target: 'node24',
  sourcemap: true,
  rolldownOptions: {
    input: {
      main: 'src/main.ts',
      data: 'src/cli/data.ts',
      bench: 'bench/bench.ts',
      'embedded-worker': 'src/platform/db/embedded-worker.ts',
      'typeset-process': 'src/platform/pdf/typeset-process.ts',
      'plan-process': 'src/modules/planning/plan-process.ts',
      'siting-process': 'src/modules/coverage/siting-process.ts',
    },
    // Beside the entries: what finds a neighbour by its own address (the database's worker, the typesetter's process, the client) may stand in a chunk.
    output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
  },
}

/** Writes each text asset compressed beside itself, once: the server sends the form a browser takes. */
const precompress: Plugin = {
  name: 'precompress',
  writeBundle: ({ dir = '' }, bundle) => {
    for (const name of Object.keys(bundle).filter((each) => /\.(js|css|svg)$/.test(each))) {
      const content = readFileSync(join(dir, name))
      writeFileSync(join(dir, `${name}.gz`), gzipSync(content, { level: 9 }))
      writeFileSync(join(dir, `${name}.br`), brotliCompressSync(content))
    }
  },
}

/** MapLibre from its sources, so that the map and its worker share their code: 120 kB less to download than its bundles. */
const maplibre = [
  { find: /^maplibre-gl$/, replacement: resolve('node_modules/maplibre-gl/src/index.ts') },
  { find: 'maplibre-gl/worker', replacement: resolve('node_modules/maplibre-gl/src/source/worker.ts') },
]

/** `vite build` makes the client with its manifest; `vite build --mode server` makes the server. */
export default defineConfig(({ mode }) => ({
  oxc: {
    jsx: { runtime: 'automatic', importSource: 'preact' },
    // MapLibre declares fields that its base classes fill: a declaration without a value must not empty them.
    typescript: { removeClassFieldsWithoutInitializer: true },
    assumptions: { setPublicClassFields: true },
  },
  plugins: mode === 'server' ? [] : [precompress],
  resolve: { alias: mode === 'server' ? [] : maplibre },
  publicDir: mode === 'server' ? false : 'public',
  build: mode === 'server' ? server : client,
}))
