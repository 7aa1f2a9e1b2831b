/** Most characters of each text: those of OpenAgenda (API v2, « Événements » and « Lieux »), which the database holds. */
export const limits = {
  title: 140,
  summary: 200,
  description: 10_000,
  conditions: 255,
  keyword: 80,
  placeName: 100,
  address: 255,
  locality: 100,
  organiser: 200,
} as const

/** Most keywords of an event. */
export const mostKeywords = 50
