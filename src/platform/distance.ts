const radian = Math.PI / 180

/** Great-circle distance in kilometres, degrees in: haversine, mean radius 6 371.0088 km (IUGG), as `distance_km` in SQL. */
export function distanceKm(lonA: number, latA: number, lonB: number, latB: number): number {
  const half =
    Math.sin(((latB - latA) * radian) / 2) ** 2 +
    Math.cos(latA * radian) * Math.cos(latB * radian) * Math.sin(((lonB - lonA) * radian) / 2) ** 2
  return 2 * 6371.0088 * Math.asin(Math.min(1, Math.sqrt(half)))
}
