import type { Actor } from '#platform/access/actor.ts'
import { personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import type { Database } from '#platform/db/connect.ts'
import { NotFound } from '#platform/errors.ts'
import { type ProfileValues, type SectionName, sections } from './editing-model.ts'
import { type OrganisationPage, type OrganisationPlace, termVocabularies } from './model.ts'
import { getEditable } from './organisation-history.ts'
import { canEditOrganisation } from './policy.ts'
import { getVocabularies, getWhateverStatus } from './store.ts'
import { placeNames, readDraft, territoryName } from './store-drafts.ts'

/**
 * The public page as it would be with somebody's own draft of a section; without a draft, as it is.
 * @throws NotFound, AppError unauthenticated or forbidden
 */
export async function previewOrganisation(
  db: Database,
  actor: Actor,
  slug: string,
  section: string,
): Promise<{ organisation: OrganisationPage; section: SectionName | null }> {
  const present = await getEditable(db, slug)
  if (!present || present.status === 'merged') throw new NotFound()
  if (present.status !== 'published' && !canEditOrganisation(actor, present)) throw new NotFound()
  authorise(canEditOrganisation, actor, present)
  const page = await getWhateverStatus(db, present.id)
  if (!page) throw new NotFound()
  const name = Object.hasOwn(sections, section) ? (section as SectionName) : null
  const values = name ? await readDraft(db, present.id, personId(actor) ?? '', name) : null
  return { organisation: values ? await withValues(db, page, values) : page, section: name }
}

/** The page with these values in the place of its own. */
async function withValues(
  db: Database,
  page: OrganisationPage,
  values: ProfileValues,
): Promise<OrganisationPage> {
  const { type, legalStatus, terms, place, area, ...plain } = values
  const words = await getVocabularies(db)
  const term = (vocabulary: keyof typeof words, code: string) =>
    words[vocabulary].find((each) => each.code === code)
  const chosen =
    terms &&
    termVocabularies.flatMap((vocabulary) =>
      words[vocabulary]
        .filter((each) => terms[vocabulary]?.includes(each.code))
        .map((each) => ({ ...each, vocabulary })),
    )
  const shownPlace = place && (await placeOf(db, place, (code) => term('access', code)))
  const others = page.places.filter((each) => !each.main)
  return {
    ...page,
    ...plain,
    type: (type && term('type', type)) || page.type,
    legalStatus:
      legalStatus === undefined
        ? page.legalStatus
        : ((legalStatus && term('legal_status', legalStatus)) ?? null) || null,
    terms: chosen ?? page.terms,
    places: place === undefined ? page.places : [...(shownPlace ? [shownPlace] : []), ...others],
    area: area === undefined ? page.area : area && { ...area, name: await territoryName(db, area) },
  }
}

async function placeOf(
  db: Database,
  place: NonNullable<ProfileValues['place']>,
  access: (code: string) => OrganisationPage['type'] | undefined,
): Promise<OrganisationPlace> {
  const { access: codes, ...rest } = place
  return {
    id: 'draft',
    main: true,
    accessEn: null,
    ...rest,
    ...(await placeNames(db, place.commune)),
    access: codes.flatMap((code) => access(code) ?? []),
  }
}
