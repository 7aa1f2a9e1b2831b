import type { Database } from '#platform/db/connect.ts'

/** A source that organisations come from, as a list cites it. */
export type CitedSource = {
  id: string
  title: string
  publisher: string
  url: string | null
  licence: string
  confirmed: boolean
  vintage: string
}

/** Every source that some organisation comes from. */
export function getOrganisationSources(db: Database): Promise<CitedSource[]> {
  return db
    .selectFrom('data_source as d')
    .where((where) =>
      where.exists(where.selectFrom('organisation_source as s').whereRef('s.source_id', '=', 'd.id')),
    )
    .select([
      'd.id',
      'd.title',
      'd.publisher',
      'd.url',
      'd.licence',
      'd.licence_confirmed as confirmed',
      'd.vintage',
    ])
    .orderBy('d.title')
    .execute()
}
