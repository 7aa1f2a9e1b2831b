import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { getCampaign, getTables, packAnswers } from '#modules/findings/index.ts'
import { readConfig } from '#platform/config.ts'
import { migrate } from '#platform/db/migrate.ts'
import { openDatabase } from '#platform/db/open.ts'
import { benchDatabase } from './database.ts'

/** Milliseconds that a crossed table of a million answers may take on PostgreSQL. */
const aim = 300
const times = 15

const question = (code: string, type: 'single' | 'multiple', choices: number) => ({
  code,
  type,
  label: { fr: code },
  choices: Array.from({ length: choices }, (_, at) => ({ code: `c${at}`, label: { fr: `${at}` } })),
})
const definition = {
  title: { fr: 'Bench' },
  sections: [
    {
      code: 's',
      title: { fr: 'S' },
      questions: [
        question('one', 'single', 8),
        question('two', 'single', 5),
        question('many', 'multiple', 9),
      ],
    },
  ],
}

const tables = [
  ['one question', { row: 'one', column: null, weighting: 'none' }],
  ['two questions crossed', { row: 'one', column: 'two', weighting: 'none' }],
  ['two questions crossed, weighted by two margins', { row: 'one', column: 'two', weighting: 'both' }],
  ['several answers crossed', { row: 'many', column: 'two', weighting: 'none' }],
] as const

/** Prints how long tables of so many answers take, once packed: read from the database, counted, and hidden where they must be. */
export async function measureSurveys(sizes: number[]): Promise<void> {
  for (const size of sizes) {
    const folder = await mkdtemp(join(tmpdir(), 'maillage-bench-'))
    const database = await benchDatabase(process.env.DATABASE_URL, null)
    try {
      const config = readConfig({ ...process.env, MAILLAGE_DATA: folder, DATABASE_URL: database.url ?? '' })
      const { db, close } = await openDatabase(config)
      try {
        await migrate(db)
        await answerAll(db, size)
        const began = performance.now()
        await packAnswers(db)
        const packed = (performance.now() - began) / 1000
        console.log(`\n## ${size.toLocaleString('en')} answers to a survey, ${database.name}`)
        console.log(`Packed in ${packed.toFixed(1)} s.\n`)
        console.log(`| table | median ms | worst of ${times} ms | aim |`)
        console.log('|---|---|---|---|')
        for (const [name, asked] of tables) {
          const milliseconds: number[] = []
          for (let time = 0; time < times; time++) {
            const began = performance.now()
            const campaign = await getCampaign(db, 'bench')
            if (!campaign) throw new Error('the campaign of the bench is gone')
            await getTables(db, campaign, { layer: null, only: null, ...asked })
            milliseconds.push(performance.now() - began)
          }
          const sorted = milliseconds.toSorted((a, b) => a - b)
          const [median = 0, worst = 0] = [sorted[Math.floor(times / 2)], sorted.at(-1)]
          console.log(`| ${name} | ${median.toFixed(0)} | ${worst.toFixed(0)} | ${aim} |`)
        }
      } finally {
        await close()
      }
    } finally {
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    }
  }
}

/** A closed campaign with so many answers, written by the database. */
async function answerAll(db: Awaited<ReturnType<typeof openDatabase>>['db'], size: number): Promise<void> {
  const margins = { type: { library: size, museum: size }, departement: { '01': size, '02': size } }
  await sql`
    WITH s AS (INSERT INTO survey (created_at) VALUES (now()) RETURNING id),
      v AS (INSERT INTO survey_version (survey_id, number, definition, frozen_at, updated_at)
        SELECT id, 1, ${JSON.stringify(definition)}::jsonb, now(), now() FROM s RETURNING id, survey_id)
    INSERT INTO survey_campaign (slug, survey_id, version_id, state, title_fr, margins, completed, created_at, opened_at, closed_at)
    SELECT 'bench', survey_id, id, 'closed', 'Bench', ${JSON.stringify(margins)}::jsonb, ${size}::int, now(), now(), now() FROM v`.execute(
    db,
  )
  await sql`
    INSERT INTO survey_response (campaign_id, channel, state, answers, type, departement, consented_on, completed_on, ordinal)
    SELECT c.id, 'mail', 'completed', jsonb_build_object('one', 'c' || n % 8, 'two', 'c' || (n / 3) % 5,
      'many', jsonb_build_array('c' || n % 9, 'c' || (n / 7) % 9)),
      CASE WHEN n % 3 = 0 THEN 'museum' ELSE 'library' END, CASE WHEN n % 5 = 0 THEN '02' ELSE '01' END, current_date, current_date, n
    FROM survey_campaign c CROSS JOIN generate_series(1, ${size}::int) AS n WHERE c.slug = 'bench'`.execute(
    db,
  )
  await sql`VACUUM ANALYZE survey_response`.execute(db)
}
