import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { Asked, AskedWord } from './words-asked.ts'

/**
 * Which entries hold the words. `exact`: every word by its stem (an unknown last word also as a beginning); `forgiving`:
 * unknown words also as their nearest known ones, tried only when nothing is exact; the same for the words left when a
 * territory's name is taken out.
 */
export type TextMatch = { whole: Hits; rest: Hits; exact: boolean; words: string | null }
export type Hits = Map<number, number>

// Beyond this many hits the order comes from names and weights only: ranking reads every text.
const maximumRanked = 3000

type Alternative = { tier: number; place: number; word: string; prefix: boolean }
type Found = {
  revision: number
  tiers: { tier: number; ordinals: number[]; ranks: number[]; words: string }[] | null
}

/** Asks the database, in one statement, with the revision it answers for. */
export async function matchText(db: Database, asked: Asked): Promise<{ revision: number; match: TextMatch }> {
  const all = asked.words.map((_, at) => at)
  const rest = asked.place && asked.place.rest.length > 0 ? asked.place.rest : null
  const alternatives = [...tiersOf(asked.words, all, 0), ...(rest ? tiersOf(asked.words, rest, 2) : [])]
  const { rows } = await sql<Found>`
    WITH alternative AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(alternatives)}::jsonb) AS x (tier int, place int, word text, prefix boolean)),
    stemmed AS (
      SELECT *, ts_lexize('french_stem', word) AS fr, ts_lexize('english_stem', word) AS en FROM alternative),
    -- A word that either language calls empty (« les », “the”) is dropped, unless nothing would be left.
    part AS (
      SELECT tier, place, bool_or(fr = '{}' OR en = '{}') AS empty, bool_or(fr = '{}') AS empty_fr,
        string_agg(concat_ws('|', fr[1], en[1], CASE WHEN prefix THEN word || ':*' END), '|') AS lexemes
      FROM stemmed GROUP BY tier, place),
    question AS MATERIALIZED (
      SELECT tier, string_agg('(' || lexemes || ')', '&')::tsquery AS words
      FROM (SELECT *, bool_and(empty) OVER (PARTITION BY tier) AS all_empty FROM part) p
      WHERE lexemes <> '' AND (NOT empty OR (all_empty AND NOT empty_fr)) GROUP BY tier),
    exact AS MATERIALIZED (${hits(0)} UNION ALL ${hits(2)}),
    hit AS (
      SELECT * FROM exact
      UNION ALL SELECT * FROM (${hits(1)}) f WHERE NOT EXISTS (SELECT FROM exact WHERE tier = 0)
      UNION ALL SELECT * FROM (${hits(3)}) f WHERE NOT EXISTS (SELECT FROM exact WHERE tier = 2)),
    ranked AS (
      SELECT tier, ordinal,
        CASE WHEN count(*) OVER (PARTITION BY tier) <= ${maximumRanked}
          THEN round(ts_rank('{0.1,0.2,0.4,1}', document, words)::numeric, 3)::float4 ELSE 0 END AS rank
      FROM hit JOIN question USING (tier))
    SELECT (SELECT value::float8 FROM search_revision) AS revision, (
      SELECT jsonb_agg(jsonb_build_object('tier', tier, 'ordinals', ordinals, 'ranks', ranks, 'words', question.words::text))
      FROM (SELECT tier, array_agg(ordinal) AS ordinals, array_agg(rank) AS ranks FROM ranked GROUP BY tier) r
      JOIN question USING (tier)) AS tiers`.execute(db)
  const found = rows[0] as Found
  const tier = (number: number) => found.tiers?.find((each) => each.tier === number)
  const whole = tier(0) ?? tier(1)
  const left = tier(2) ?? tier(3)
  const toHits = (each: typeof whole): Hits =>
    new Map(each?.ordinals.map((ordinal, at) => [ordinal, each.ranks[at] ?? 0]))
  return {
    revision: found.revision,
    match: {
      whole: toHits(whole),
      rest: toHits(left),
      exact: tier(0) !== undefined || tier(2) !== undefined,
      words: (whole ?? left)?.words ?? null,
    },
  }
}

const hits = (tier: number) => sql`
  SELECT ${sql.lit(tier)} AS tier, ordinal, document FROM search_entry
  WHERE document @@ (SELECT words FROM question WHERE tier = ${sql.lit(tier)}) AND visibility = 'public'`

/** The words at some places as an exact question (`tier`) and a forgiving one (`tier + 1`). */
function tiersOf(words: AskedWord[], places: number[], tier: number): Alternative[] {
  return places.flatMap((place) => {
    const { word, known, nearest, open } = words[place] as AskedWord
    const forgiving = nearest.map((each) => ({ tier: tier + 1, place, word: each, prefix: false }))
    return [
      { tier, place, word, prefix: open },
      { tier: tier + 1, place, word, prefix: !known && word.length >= 4 },
      ...forgiving,
    ]
  })
}
