import { distanceKm, roadFactor } from '#platform/distance.ts'
import type { Place } from './model.ts'

/** Kilometres by road between two places, estimated: great circle × 1.34. Never longer by a third place, which the rules of journeys rely on. */
export const roadKm = (a: Place, b: Place): number => roadFactor * distanceKm(a.lon, a.lat, b.lon, b.lat)
