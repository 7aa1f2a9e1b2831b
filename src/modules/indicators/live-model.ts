/** The site itself, as a source: the day of each value is that of the last count. */
export const siteSource = 'this-site'

/** What is counted on the site, commune by commune. */
export type Counting = 'actors' | 'comingEvents' | 'visits' | 'tools' | 'loans'

/** Who has a museum within so many kilometres: what blank zones are told by. */
export const reached = { kind: 'organisation:museum', radius: 10 } as const
