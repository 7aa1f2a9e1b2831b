import { sql } from 'kysely'
import { removeEntries } from '#modules/search/index.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import type { ExpertProfile } from './model.ts'
import { publishProfile } from './publish-expert.ts'

type Part = Pick<ExpertProfile, 'name' | 'headlineFr' | 'headlineEn' | 'presentationFr' | 'fee'> & {
  theme: string[]
  audience: string[]
  format: string[]
  keywords: string[]
  languages: string[]
  travelKm: number | null
  yearlyLimit: number | null
}

const said = 'Cette personne est inventée. Sa fiche montre à quoi ressemble une proposition d’intervention.'

/** Plainly invented people: every name says so, and no mail can reach them (RFC 2606, `.invalid`). */
const people: Part[] = [
  {
    name: 'Camille Exemple',
    headlineFr: 'Le ciel de ce soir, à l’œil nu ou au télescope',
    headlineEn: 'Tonight’s sky, with or without a telescope',
    presentationFr: said,
    theme: ['astronomy'],
    audience: ['families', 'pupils'],
    format: ['talk', 'workshop'],
    keywords: ['étoiles', 'planètes'],
    languages: ['fr', 'en'],
    travelKm: 60,
    fee: 'free',
    yearlyLimit: 12,
  },
  {
    name: 'Ada Essai',
    headlineFr: 'Ce que l’intelligence artificielle sait faire, et ne sait pas',
    headlineEn: 'What artificial intelligence can and cannot do',
    presentationFr: said,
    theme: ['digital', 'society'],
    audience: ['teenagers', 'adults'],
    format: ['talk', 'workshop'],
    keywords: ['algorithmes', 'données'],
    languages: ['fr', 'en'],
    travelKm: 100,
    fee: 'expenses',
    yearlyLimit: 8,
  },
  {
    name: 'Dominique Fictif',
    headlineFr: 'Comment les dunes bougent, et pourquoi cela nous concerne',
    headlineEn: 'How dunes move, and why it matters to us',
    presentationFr: said,
    theme: ['nature'],
    audience: ['everyone', 'pupils'],
    format: ['guided-tour', 'talk'],
    keywords: ['littoral', 'climat'],
    languages: ['fr', 'nl'],
    travelKm: 80,
    fee: 'negotiable',
    yearlyLimit: null,
  },
  {
    name: 'Lou Modèle',
    headlineFr: 'Le corps humain expliqué par le sport',
    headlineEn: 'The human body explained through sport',
    presentationFr: said,
    theme: ['health'],
    audience: ['teenagers', 'students'],
    format: ['workshop'],
    keywords: ['muscles', 'sommeil'],
    languages: ['fr'],
    travelKm: 40,
    fee: 'free',
    yearlyLimit: 6,
  },
  {
    name: 'Sacha Maquette',
    headlineFr: 'Une machine à vapeur sur la table',
    headlineEn: 'A steam engine on the table',
    presentationFr: said,
    theme: ['industry', 'history-of-science'],
    audience: ['families', 'seniors'],
    format: ['talk', 'exhibition'],
    keywords: ['textile', 'mine'],
    languages: ['fr', 'pcd'],
    travelKm: 50,
    fee: 'expenses',
    yearlyLimit: null,
  },
  {
    name: 'Noa Brouillon',
    headlineFr: 'Les mathématiques cachées dans les jeux',
    headlineEn: 'The mathematics hidden in games',
    presentationFr: said,
    theme: ['mathematics-physics'],
    audience: ['children', 'pupils'],
    format: ['game', 'workshop'],
    keywords: ['logique', 'probabilités'],
    languages: ['fr', 'fsl'],
    travelKm: 30,
    fee: 'free',
    yearlyLimit: 10,
  },
  {
    name: 'Charlie Fouille',
    headlineFr: 'Une fouille archéologique dans un bac à sable',
    headlineEn: 'An archaeological dig in a sandbox',
    presentationFr: said,
    theme: ['archaeology', 'history'],
    audience: ['children', 'after-school'],
    format: ['workshop'],
    keywords: ['Gaulois', 'céramique'],
    languages: ['fr', 'en', 'de'],
    travelKm: null,
    fee: 'paid',
    yearlyLimit: 20,
  },
  {
    name: 'Andréa Hypothèse',
    headlineFr: 'Une étape du vélo, vue par la physique',
    headlineEn: 'A bicycle race seen by a physicist',
    presentationFr: said,
    theme: ['mathematics-physics', 'health'],
    audience: ['everyone', 'adults'],
    format: ['talk'],
    keywords: ['énergie', 'frottements'],
    languages: ['fr', 'es'],
    travelKm: 120,
    fee: 'negotiable',
    yearlyLimit: 5,
  },
]

const command = { kind: 'system', origin: 'command' } as const

/** Publishes the invented people, one in each of the largest communes. Those already there are left as they are. @returns how many were added */
export async function loadDemoExperts(db: Database, now: Date): Promise<number> {
  const { rows: communes } = await sql<{ code: string }>`SELECT code FROM territory WHERE kind = 'commune'
    ORDER BY population DESC NULLS LAST, code LIMIT ${people.length}`.execute(db)
  if (communes.length === 0) return 0
  let added = 0
  for (const [at, part] of people.entries()) {
    const commune = communes[at % communes.length]?.code ?? ''
    added += await inTransaction(db, async (tx) => {
      const email = `demonstration-${at + 1}@experts.invalid`
      const person = await tx
        .insertInto('person')
        .values({ email, name: part.name, created_at: now, last_seen_at: now })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst()
      if (!person) return 0
      await publishProfile(tx, command, person.id, toProfile(part, commune), { lang: 'fr', demo: true }, now)
      return 1
    })
  }
  return added
}

/** Removes every invented person, their sheets and what was written to them. @returns how many were removed */
export async function removeDemoExperts(db: Database): Promise<number> {
  return inTransaction(db, async (tx) => {
    const found = await tx
      .selectFrom('expert')
      .where('demo', '=', true)
      .select(['person_id', 'slug'])
      .execute()
    if (found.length === 0) return 0
    await removeEntries(
      tx,
      'expert',
      found.flatMap(({ slug }) => slug ?? []),
    )
    const ids = found.map(({ person_id }) => person_id)
    await tx.deleteFrom('person').where('id', 'in', ids).where('email', 'like', '%.invalid').execute()
    return found.length
  })
}

function toProfile({ theme, audience, format, ...part }: Part, commune: string): ExpertProfile {
  return {
    ...part,
    terms: { theme, audience, format },
    presentationEn: null,
    commune,
    availability: 'Sur rendez-vous',
    months: [1, 2, 3, 4, 5, 6, 9, 10, 11, 12],
    weekdays: [2, 4, 5],
    feeNote: null,
    orcid: null,
    organisationId: null,
    affiliation: null,
  }
}
