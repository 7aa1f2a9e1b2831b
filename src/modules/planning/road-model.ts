import { distanceKm } from '#platform/distance.ts'
import type { Place } from './model.ts'

/**
 * How much longer a road is than a straight line. An assumption, not a route: on average 1.343 between homes and centres of 300 European cities
 * (Environment and Planning B, 2023, doi 10.1177/23998083231168870), rounded. Mountains, estuaries and islands are longer.
 */
const roadFactor = 1.34

/** Kilometres by road between two places, estimated: great circle × 1.34. Never longer by a third place, which the rules of journeys rely on. */
export const roadKm = (a: Place, b: Place): number => roadFactor * distanceKm(a.lon, a.lat, b.lon, b.lat)
