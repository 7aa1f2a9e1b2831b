import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { PackError, regionManifest } from '#modules/territories/index.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { toJson } from '#platform/db/json.ts'
import { definitionSchema } from './definition-model.ts'
import { definitionFaults } from './faults-model.ts'
import { insertSurvey } from './survey-store.ts'

/** A questionnaire as a file of the region pack holds it. */
const surveyFile = z.object({
  code: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  /** Identifier of its document among the sources of the pack. */
  source: z.string(),
  definition: definitionSchema,
})

/**
 * Brings the questionnaires of a region pack: those that are missing are added, one that nobody changed here follows its file. What people edited or
 * what was answered is theirs.
 * @returns how many were written
 * @throws PackError naming the file and what is wrong
 */
export async function loadSurveys(db: Database, pack: string, now: Date): Promise<number> {
  const { questionnaires = [], sources } = await regionManifest(pack)
  let count = 0
  for (const file of questionnaires) {
    const { code, source, definition } = await readSurveyFile(pack, file)
    if (!sources.some(({ id }) => id === source))
      throw new PackError(`${file} : la source « ${source} » n’est pas décrite dans region.json.`)
    await inTransaction(db, async (tx) => {
      const known = await tx
        .selectFrom('survey')
        .where('pack_code', '=', code)
        .select('id')
        .executeTakeFirst()
      if (!known) {
        await insertSurvey(tx, { definition, packCode: code, sourceId: source, by: null }, now)
        count++
        return
      }
      const [version, ...others] = await tx
        .selectFrom('survey_version')
        .where('survey_id', '=', known.id)
        .select(['id', 'definition', 'frozen_at', 'updated_by', 'previous'])
        .execute()
      if (!version || others.length > 0 || version.frozen_at || version.updated_by || version.previous) return
      if (toJson(definitionSchema.parse(version.definition)) === toJson(definition)) return
      await tx
        .updateTable('survey_version')
        .where('id', '=', version.id)
        .set({ definition: toJson(definition), updated_at: now })
        .execute()
      count++
    })
  }
  return count
}

/** Reads and checks one file. @throws PackError */
async function readSurveyFile(pack: string, file: string) {
  const content = await readFile(join(pack, file), 'utf8').catch(() => {
    throw new PackError(`${file} : le fichier est annoncé par region.json et manque au paquet.`)
  })
  let json: unknown
  try {
    json = JSON.parse(content)
  } catch (error) {
    throw new PackError(`${file} n’est pas du JSON valide : ${(error as Error).message}`)
  }
  const parsed = surveyFile.safeParse(json)
  if (!parsed.success) throw new PackError(`${file} :\n${z.prettifyError(parsed.error)}`)
  const [fault] = definitionFaults(parsed.data.definition)
  if (fault) throw new PackError(`${file} : « ${fault.at} » (${fault.what}).`)
  return parsed.data
}
