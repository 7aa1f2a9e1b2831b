import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type NewEntry, removeEntries, writeEntries, writeFacetLabels } from '#modules/search/index.ts'
import { PackError, regionManifest } from '#modules/territories/index.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { documentsOf, type Study, studyFile, studyPath } from './model.ts'
import { replaceStudies, storedFingerprints } from './store.ts'

/**
 * Brings the database to the studies of a region pack, with their search entries; nothing when no file changed. A pack without studies is a
 * pack like another.
 * @returns how many studies were written
 * @throws PackError naming the file and what is wrong
 */
export async function loadStudies(db: Database, pack: string, now: Date): Promise<number> {
  const read = await readStudies(pack)
  const stored = await storedFingerprints(db)
  const given = new Map(read.map(({ study, fingerprint }) => [study.slug, fingerprint]))
  if (JSON.stringify([...given]) === JSON.stringify([...stored])) return 0
  await inTransaction(db, async (tx) => {
    await replaceStudies(tx, read, now)
    const gone = [...stored.keys()].filter((slug) => !given.has(slug))
    await removeEntries(tx, 'study', gone)
    await writeFacetLabels(tx, [
      { facet: 'type:study', labelFr: 'Étude publiée', labelEn: 'Published study', position: 900 },
    ])
    await writeEntries(
      tx,
      read.map(({ study }) => entryOf(study, now)),
    )
  })
  return read.length
}

/** Reads and checks the studies that the manifest lists. @throws PackError */
async function readStudies(pack: string): Promise<{ study: Study; fingerprint: string }[]> {
  const { publications = [], sources } = await regionManifest(pack)
  const read = await Promise.all(
    publications.map(async (file) => {
      const content = await readFile(join(pack, file), 'utf8').catch(() => {
        throw new PackError(`${file} : le fichier est annoncé par region.json et manque au paquet.`)
      })
      const study = parseStudy(file, content)
      const unknown = documentsOf(study).find((id) => !sources.some((each) => each.id === id))
      if (unknown)
        throw new PackError(`${file} : la source « ${unknown} » n’est pas décrite dans region.json.`)
      return { study, fingerprint: createHash('sha256').update(content).digest('hex') }
    }),
  )
  const slugs = read.map(({ study }) => study.slug)
  const double = slugs.find((slug, index) => slugs.indexOf(slug) !== index)
  if (double) throw new PackError(`Deux études du paquet s’appellent « ${double} ».`)
  return read
}

/** The study that a file holds. @throws PackError saying each fault and its place */
export function parseStudy(file: string, content: string): Study {
  let json: unknown
  try {
    json = JSON.parse(content)
  } catch (error) {
    throw new PackError(`${file} n’est pas du JSON valide : ${(error as Error).message}`)
  }
  const parsed = studyFile.safeParse(json)
  if (!parsed.success) throw new PackError(`${file} :\n${z.prettifyError(parsed.error)}`)
  return parsed.data
}

/** What search reads of a study: its tables and what they say make it found by their subject. */
function entryOf(study: Study, now: Date): NewEntry {
  return {
    kind: 'study',
    id: study.slug,
    path: studyPath(study.slug),
    title: study.title.fr,
    subtitle: `${study.author}, ${study.year}`,
    excerpt: study.summary.fr,
    type: 'study',
    aliases: [study.title.en],
    places: [],
    terms: [],
    text: [
      study.summary.en,
      ...study.tables.flatMap((table) => [
        table.title.fr,
        table.title.en,
        table.finding.fr,
        ...table.rows.map((row) => row.label),
      ]),
      ...study.findings.map((finding) => finding.text),
    ].join('\n'),
    point: null,
    commune: null,
    facets: study.territories.map((territory) => `territory:${territory}`),
    weight: 0,
    visibility: 'public',
    updatedAt: now,
  }
}
