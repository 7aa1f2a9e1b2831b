import { createServer } from 'vite'
const s = await createServer({ server: { middlewareMode: true, hmr: false, ws: false, watch: null }, appType: 'custom', logLevel: 'error', optimizeDeps: { noDiscovery: true } })
await s.ssrLoadModule('/zz-q.ts'); await s.close(); process.exit(0)
