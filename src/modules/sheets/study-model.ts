import { z } from 'zod'
import type { DataSource } from '#modules/territories/index.ts'

const list = z.array(z.string()).default([])

// The facts of a study, as packs write them (French keys, as in the published data). Its own figures of population and area
// describe older perimeters: they stay out of the sheet.
const study = z
  .object({
    serviceInterviewe: z.string().nullish(),
    caracteristiques: list,
    formesImplication: list,
    zoom: z.object({ titre: z.string(), resume: z.string(), faits: list }).nullish(),
    freins: list,
    leviers: list,
    soutientVia: z.record(z.string(), list).default({}),
    manifestationsVia: z.record(z.string(), list).default({}),
    page: z.number().int().nullish(),
  })
  .transform((facts) => ({
    interviewed: facts.serviceInterviewe ?? null,
    features: facts.caracteristiques,
    involvement: facts.formesImplication,
    zoom: facts.zoom
      ? { title: facts.zoom.titre, summary: facts.zoom.resume, facts: facts.zoom.faits }
      : null,
    brakes: facts.freins,
    levers: facts.leviers,
    supports: Object.entries({ ...facts.soutientVia, ...facts.manifestationsVia })
      .map(([means, names]) => ({ means, names }))
      .filter((each) => each.names.length > 0),
    page: facts.page ?? null,
  }))

/** What a study established about a territory, and where it was published. */
export type Study = z.infer<typeof study>
/** `path` leads to the whole study, when it is published here. */
export type StudyView = Study & { source: DataSource; path: string | null }

/** Reads stored facts; null when they have another shape. */
export function readStudy(facts: unknown): Study | null {
  const parsed = study.safeParse(facts)
  return parsed.success ? parsed.data : null
}
