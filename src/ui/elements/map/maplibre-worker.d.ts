/** MapLibre's worker from its sources: an alias of vite.config.ts. */
declare module 'maplibre-gl/worker'
