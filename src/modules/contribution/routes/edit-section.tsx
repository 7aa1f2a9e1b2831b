import type { Context } from 'hono'
import type { EditableOrganisation, SectionName } from '#modules/directory/index.ts'
import { personId } from '#platform/access/actor.ts'
import type { Env } from '#platform/http/env.ts'
import { renderPage } from '#ui/page.tsx'
import { coordinatesAsTyped } from '../coordinates-model.ts'
import type { AddressSearch, Draft, FormInput, SectionReading } from '../edit-model.ts'
import { publishSection, saveDraft } from '../edit-section.ts'
import { listDrafts, listTerms, namesOf, removeDraft } from '../edit-store.ts'
import { findAddresses } from '../find-addresses.ts'
import { editMessages } from '../messages/index.ts'
import { SectionPage } from '../pages/section-page.tsx'
import { readSection } from '../read-section.ts'
import { sectionInput } from '../section-input.ts'
import { answerConflict, readChoices } from './edit-conflict.tsx'
import { editorOptions, editPath, numberIn, openEditor, readSectionForm, sectionOf } from './open-editor.ts'
import { fieldsOf, mapOf } from './section-fields.tsx'

/** `GET /annuaire/{slug}/modifier/{section}`: the form, with the draft left there if there is one. */
export async function sectionPage(c: Context<Env>): Promise<Response> {
  const section = sectionOf(c)
  const organisation = await openEditor(c)
  const { db } = c.get('services')
  const drafts = await listDrafts(db, organisation.id, personId(c.get('actor')) ?? '')
  const draft = drafts.find((each) => each.section === section) ?? null
  const t = editMessages[c.get('lang')].save
  const notices: Record<string, string> = { brouillon: t.draftKept, jete: t.discarded }
  return showForm(c, organisation, section, {
    input: draft?.input ?? null,
    baseVersion: draft?.baseVersion ?? organisation.version,
    draft,
    notice: notices[c.req.query('fait') ?? ''] ?? null,
  })
}

/** `POST` of the same: publishes, keeps, looks up, adds a row… as the button pressed says. Nothing typed is ever lost. */
export async function saveSection(c: Context<Env>): Promise<Response> {
  const section = sectionOf(c)
  const organisation = await openEditor(c)
  const form = await c.req.formData()
  const act = String(form.get('act') ?? 'publish')
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const actor = c.get('actor')
  const { slug } = organisation
  const person = personId(actor) ?? ''
  const key = { organisationId: organisation.id, personId: person, section }
  if (act === 'discard') {
    await removeDraft(db, key)
    return c.redirect(editPath(c, slug, `/modifier/${section}?fait=jete`), 303)
  }
  const kept = act === 'publish-draft' ? await draftOf(db, organisation, person, section) : null
  const input = kept?.input ?? readSectionForm(form, section)
  const baseVersion = kept?.baseVersion ?? (numberIn(form, 'base') || organisation.version)
  const edit = { section, input, baseVersion, letGo: readChoices(form, section) }
  if (act === 'draft' || act === 'preview') {
    await saveDraft(db, actor, organisation, edit, lang, now())
    if (c.req.header('accept') === 'application/json') return c.json({ at: now().toISOString() })
    const next = act === 'preview' ? `/apercu?section=${section}` : `/modifier/${section}?fait=brouillon`
    return c.redirect(editPath(c, slug, next), 303)
  }
  if (act === 'row') return showForm(c, organisation, section, { input, baseVersion, emptyRows: 2 })
  if (act === 'edit') return showForm(c, organisation, section, { input, baseVersion })
  if (act === 'search' && section === 'place') return lookUp(c, organisation, input, baseVersion)
  if (act === 'address' || act === 'use-address')
    return showAddresses(c, organisation, input, baseVersion, act === 'use-address' ? form : null)

  const outcome = await publishSection(db, actor, organisation, edit, lang, now())
  if (outcome.kind === 'conflict') return answerConflict(c, outcome, edit)
  if (outcome.kind === 'incomplete')
    return showForm(c, organisation, section, { input, baseVersion, reading: outcome.reading })
  const word = outcome.edited.fields.length > 0 ? 'publie' : 'inchange'
  return c.redirect(editPath(c, outcome.edited.slug, `/modifier?fait=${word}`), 303)
}

async function draftOf(
  db: Parameters<typeof listDrafts>[0],
  organisation: EditableOrganisation,
  person: string,
  section: SectionName,
): Promise<Draft | null> {
  const drafts = await listDrafts(db, organisation.id, person)
  return drafts.find((each) => each.section === section) ?? null
}

/** Looks the commune or the territory up; when there is one only, its name and code stand in the form. */
async function lookUp(
  c: Context<Env>,
  organisation: EditableOrganisation,
  input: FormInput,
  baseVersion: number,
): Promise<Response> {
  const { db } = c.get('services')
  const reading = await readSection(db, 'place', input, organisation.profile, c.get('lang'))
  const about = input.where?.[0] === 'area' ? 'area' : 'commune'
  const errors = reading.errors.filter((error) => error.field === about)
  const { place, area } = reading.values
  const chosen = { place: place ?? null, area: area ?? null }
  const names = await namesOf(db, [], [chosen as Pick<EditableOrganisation['profile'], 'place' | 'area'>])
  const name = place && names.territories.get(`commune/${place.commune}`)
  const known: FormInput = place
    ? { commune: [`${name} (${place.commune})`], communeCode: [place.commune], communeChoice: [] }
    : area && about === 'area'
      ? {
          area: [names.territories.get(`${area.kind}/${area.code}`) ?? ''],
          areaRef: [`${area.kind}/${area.code}`],
          areaChoice: [],
        }
      : {}
  const shown = { ...input, ...known }
  return showForm(c, organisation, 'place', { input: shown, baseVersion, reading: { ...reading, errors } })
}

async function showAddresses(
  c: Context<Env>,
  organisation: EditableOrganisation,
  input: FormInput,
  baseVersion: number,
  chosen: FormData | null,
): Promise<Response> {
  const { db, config } = c.get('services')
  if (!config.geocoderUrl) return showForm(c, organisation, 'place', { input, baseVersion })
  if (!chosen) {
    const asked = [input.address?.[0], input.postcode?.[0], input.commune?.[0]?.replace(/\s*\(\w{5}\)$/, '')]
    const addresses = await findAddresses(db, config.geocoderUrl, asked.filter(Boolean).join(' '))
    return showForm(c, organisation, 'place', { input, baseVersion, addresses })
  }
  const found = readAddress(String(chosen.get('foundAddress') ?? ''))
  const filled: FormInput = found
    ? {
        ...input,
        where: ['place'],
        address: [found.address],
        postcode: [found.postcode],
        commune: [`${found.communeName} (${found.commune})`],
        communeCode: [found.commune],
        communeChoice: [],
        coordinates: [coordinatesAsTyped({ lon: found.lon, lat: found.lat })],
      }
    : input
  return showForm(c, organisation, 'place', { input: filled, baseVersion })
}

/** The address chosen comes back from the page: it only fills fields, which are checked like any other. */
function readAddress(text: string): AddressSearch['found'][number] | null {
  try {
    const { address, postcode, commune, communeName, lon, lat } = JSON.parse(text)
    const words = { address: String(address), postcode: String(postcode), commune: String(commune) }
    const point = { lon: Number(lon), lat: Number(lat) }
    if (!Number.isFinite(point.lon) || !Number.isFinite(point.lat)) return null
    return { label: '', communeName: String(communeName), ...words, ...point }
  } catch {
    return null
  }
}

type Shown = {
  /** Null: as the record says. */
  input: FormInput | null
  baseVersion: number
  reading?: SectionReading
  draft?: Draft | null
  notice?: string | null
  emptyRows?: number
  addresses?: AddressSearch
}

async function showForm(
  c: Context<Env>,
  organisation: EditableOrganisation,
  section: SectionName,
  shown: Shown,
): Promise<Response> {
  const { db, config, assets } = c.get('services')
  const lang = c.get('lang')
  const { profile } = organisation
  const terms = await listTerms(db)
  const names = await namesOf(db, terms, [profile])
  const input = shown.input ?? sectionInput(section, profile, names, lang)
  const reading = shown.reading ?? { values: {}, errors: [], communes: [], areas: [], far: null }
  const errors = reading.errors
  const map = section === 'place' ? await mapOf(db, input, profile, assets.file('map-worker')) : null
  return renderPage(
    c,
    {
      ...editorOptions(c, organisation, editMessages[lang].sections[section]),
      title: `${editMessages[lang].sections[section]}\u00a0: ${profile.name}`,
      status: errors.length > 0 ? 422 : 200,
      scripts: ['draft', ...(section === 'offer' ? ['filter'] : []), ...(map ? ['point'] : [])],
    },
    <SectionPage
      lang={lang}
      organisation={organisation}
      name={profile.name}
      section={section}
      baseVersion={shown.baseVersion}
      errors={errors}
      draft={
        shown.draft
          ? { at: shown.draft.updatedAt, outdated: shown.draft.baseVersion !== organisation.version }
          : null
      }
      notice={shown.notice ?? null}
    >
      {fieldsOf(section, {
        lang,
        input,
        errors,
        emptyRows: shown.emptyRows ?? 1,
        terms,
        communes: reading.communes,
        areas: reading.areas,
        far: reading.far,
        addresses: config.geocoderUrl
          ? (shown.addresses ?? { asked: false, found: [], problem: null })
          : null,
        otherPlaces: 0,
        map,
      })}
    </SectionPage>,
  )
}
