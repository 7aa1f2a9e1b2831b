// MapLibre's own worker, built beside the map so that both share their common code (see docs/decisions).
import 'maplibre-gl/worker'
