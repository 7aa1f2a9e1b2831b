const radian = Math.PI / 180

/** Mean radius of the Earth in kilometres (IUGG). */
export const earthKm = 6371.0088

/** Great-circle distance in kilometres, degrees in: haversine, as `distance_km` in SQL. */
export function distanceKm(lonA: number, latA: number, lonB: number, latB: number): number {
  const half =
    Math.sin(((latB - latA) * radian) / 2) ** 2 +
    Math.cos(latA * radian) * Math.cos(latB * radian) * Math.sin(((lonB - lonA) * radian) / 2) ** 2
  return 2 * earthKm * Math.asin(Math.min(1, Math.sqrt(half)))
}

/**
 * How much longer a road is than a straight line. An assumption, not a route: on average 1.343 between homes and centres of 300 European cities
 * (Environment and Planning B, 2023, doi 10.1177/23998083231168870), rounded. Mountains, estuaries and islands are longer.
 */
export const roadFactor = 1.34
