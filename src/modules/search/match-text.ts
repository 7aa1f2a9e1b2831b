import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import { notOver } from './ending-words.ts'
import type { Asked, AskedWord } from './words-asked.ts'

/** Entries that hold some words, by ordinal, and the rank of each. */
export type Hits = { ordinals: number[]; ranks: number[] }

/**
 * What the words found: all of them (`whole`), and the ones left inside the territory they name (`rest`). `exact` tells
 * whether every word was found by its stem (an unknown last word also as a beginning); else unknown words were also
 * taken as their nearest known ones. `words` is the question as a tsquery, to show what was found.
 */
export type TextMatch = { whole: Hits; rest: Hits; exact: boolean; words: string | null }

// Up to this many hits each text is read for its rank; beyond, what counts is whether names and terms hold the words.
const maximumRanked = 400

type Alternative = { tier: number; place: number; word: string; prefix: boolean }
type Found = { revision: number; tiers: ({ tier: number; words: string } & Hits)[] | null }

const tiers = { whole: 0, wholeForgiving: 1, rest: 2, restForgiving: 3 }
const none: Hits = { ordinals: [], ranks: [] }

/** Asks the database, in one statement that also tells the revision it answers for. */
export async function matchText(db: Database, asked: Asked): Promise<{ revision: number; match: TextMatch }> {
  const everywhere = asked.words.map((_, at) => at)
  const inside = asked.place?.rest ?? []
  const alternatives = [
    ...alternativesOf(asked.words, everywhere, tiers.whole),
    ...alternativesOf(asked.words, inside, tiers.rest),
  ]
  // Territories are words of the index too (write-entries.ts): the index itself meets them with the rest.
  const places = (asked.place?.rows ?? []).map((row) => `'territory:${row.id}'`).join('|')
  const live = notOver(new Date())
  const { rows } = await sql<Found>`
    WITH stemmed AS (
      -- As in the index, where a word that holds a digit has no stem.
      SELECT *, CASE WHEN word ~ '\\d' THEN ARRAY[word] ELSE ts_lexize('french_stem', word) END AS fr,
        CASE WHEN word ~ '\\d' THEN ARRAY[word] ELSE ts_lexize('english_stem', word) END AS en
      FROM jsonb_to_recordset(${JSON.stringify(alternatives)}::jsonb) AS x (tier int, place int, word text, prefix boolean)),
    -- A word that either language calls empty (« les », “the”) is dropped, unless nothing would be left.
    part AS (
      SELECT tier, bool_or(fr = '{}' OR en = '{}') AS empty, bool_or(fr = '{}') AS empty_fr,
        string_agg(concat_ws('|', fr[1], en[1], CASE WHEN prefix THEN word || ':*' END), '|') AS lexemes,
        string_agg(concat_ws('|', fr[1] || ':ABC', en[1] || ':ABC', CASE WHEN prefix THEN word || ':*ABC' END), '|') AS strong
      FROM stemmed GROUP BY tier, place),
    question AS MATERIALIZED (
      SELECT tier, string_agg('(' || lexemes || ')', '&')::tsquery AS words, string_agg('(' || strong || ')', '&')::tsquery AS strong
      FROM (SELECT *, bool_and(empty) OVER (PARTITION BY tier) AS all_empty FROM part) p
      WHERE lexemes <> '' AND (NOT empty OR (all_empty AND NOT empty_fr)) GROUP BY tier),
    exact AS MATERIALIZED (${hits(tiers.whole, '', live)} UNION ALL ${hits(tiers.rest, places, live)}),
    hit AS MATERIALIZED (
      SELECT * FROM exact
      UNION ALL SELECT * FROM (${hits(tiers.wholeForgiving, '', live)}) f WHERE NOT EXISTS (SELECT FROM exact)
      UNION ALL SELECT * FROM (${hits(tiers.restForgiving, places, live)}) f WHERE NOT EXISTS (SELECT FROM exact)),
    few AS MATERIALIZED (SELECT count(*) <= ${maximumRanked} AS few FROM hit),
    ranked AS (
      SELECT hit.tier, ordinal, round(ts_rank('{0.1,0.2,0.4,1}', e.document, q.words)::numeric, 3)::float4 AS rank
      FROM hit JOIN question q USING (tier) JOIN search_entry e USING (ordinal) WHERE (SELECT few FROM few)
      UNION ALL
      SELECT tier, ordinal, CASE WHEN strong THEN 0.3 ELSE 0 END FROM hit WHERE NOT (SELECT few FROM few))
    SELECT (SELECT value::float8 FROM search_revision) AS revision, (
      SELECT json_agg(json_build_object('tier', tier, 'words', words::text, 'ordinals', ordinals, 'ranks', ranks))
      FROM (SELECT tier, array_agg(ordinal) AS ordinals, array_agg(rank) AS ranks FROM ranked GROUP BY tier) r
      JOIN question USING (tier)) AS tiers`.execute(db)
  const found = rows[0] as Found
  const tier = (...wanted: number[]) => found.tiers?.find((each) => wanted.includes(each.tier))
  const whole = tier(tiers.whole, tiers.wholeForgiving)
  const rest = tier(tiers.rest, tiers.restForgiving)
  const exact = tier(tiers.whole, tiers.rest) !== undefined
  return {
    revision: found.revision,
    match: { whole: whole ?? none, rest: rest ?? none, exact, words: (whole ?? rest)?.words ?? null },
  }
}

/** The public entries that answer a tier's words and are not over, and bear one of the places when there are. */
const hits = (tier: number, places: string, live: string) => sql`
  SELECT ${sql.lit(tier)} AS tier, ordinal, document @@ (SELECT strong FROM question WHERE tier = ${sql.lit(tier)}) AS strong
  FROM search_entry WHERE visibility = 'public' AND document @@ (
    SELECT words && ${live}::tsquery ${places ? sql`&& ${places}::tsquery` : sql``} FROM question WHERE tier = ${sql.lit(tier)})`

/** The words at some places as an exact question (`tier`) and a forgiving one (`tier + 1`). */
function alternativesOf(words: AskedWord[], places: number[], tier: number): Alternative[] {
  return places.flatMap((place) => {
    const { word, known, nearest, open } = words[place] as AskedWord
    return [
      { tier, place, word, prefix: open },
      { tier: tier + 1, place, word, prefix: !known && word.length >= 4 },
      ...nearest.map((each) => ({ tier: tier + 1, place, word: each, prefix: false })),
    ]
  })
}
