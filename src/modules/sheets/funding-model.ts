import { z } from 'zod'
import { epciTypes, type TerritoryName } from '#modules/territories/index.ts'

const words = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) })

/** A standing way to have a project funded, as a document names it. Nobody says that it still exists: the document has its date. */
const fundingDevice = z.strictObject({
  code: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  name: words,
  holder: words,
  /** Who may apply, in the words of the document; null when it does not say. */
  forWhom: words.nullable(),
  forWhat: words.nullable(),
  url: z.url().nullable(),
  /** Why it is shown where it is, when the document leaves it open. */
  note: words.nullable(),
  /** The document, one of the pack's sources, its page and its day, month or year. */
  source: z.string(),
  page: z.number().int().positive().nullable(),
  dated: z.string().regex(/^\d{4}(-\d{2}){0,2}$/),
  /** Who applies: territories of a kind, of some types of EPCI, that have or lack one of these types of actors. */
  fits: z.strictObject({
    kind: z.enum(['epci', 'departement', 'commune']),
    epciTypes: z.array(z.enum(epciTypes)).min(1).optional(),
    actors: z.array(z.string()).min(1).optional(),
  }),
})
export type FundingDevice = z.infer<typeof fundingDevice>
export const fundingFile = z.array(fundingDevice)

/** A territory that may apply, or that contains or is contained in one. */
type Candidate = Pick<TerritoryName, 'kind' | 'code' | 'name'> & { type: string | null }

/** A device that fits: `applicant` when another territory applies for this one, the types of actors that made it fit. */
export type FittingFunding = FundingDevice & { applicant: Candidate | null; because: string[] }

/**
 * The devices that fit a territory: it applies itself, or what contains it does.
 * @param around the territory, then its containers
 * @param actors types of actors that it has or lacks
 */
export function fittingFunding(
  devices: readonly FundingDevice[],
  around: readonly Candidate[],
  actors: ReadonlySet<string>,
): FittingFunding[] {
  return devices.flatMap((device): FittingFunding[] => {
    const { fits } = device
    const applicant = around.find(
      ({ kind, type }) =>
        kind === fits.kind && (!fits.epciTypes || fits.epciTypes.some((each) => each === type)),
    )
    const because = (fits.actors ?? []).filter((each) => actors.has(each))
    if (!applicant || (fits.actors && because.length === 0)) return []
    return [{ ...device, applicant: applicant === around[0] ? null : applicant, because }]
  })
}
