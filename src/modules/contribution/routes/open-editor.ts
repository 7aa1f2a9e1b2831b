import type { Context } from 'hono'
import {
  canEditOrganisation,
  canSeeHistory,
  type EditableOrganisation,
  getEditable,
  type SectionName,
  sections,
} from '#modules/directory/index.ts'
import { authorise, type Permission } from '#platform/access/permission.ts'
import { NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import type { Crumb } from '#ui/page.tsx'
import type { FormInput } from '../edit-model.ts'
import { editMessages } from '../messages/index.ts'
import { rowFields, sectionFields } from '../section-input.ts'

/**
 * The record of an address, for somebody who may edit it. What is not public does not exist for anybody else.
 * @throws NotFound, AppError unauthenticated or forbidden
 */
export function openEditor(c: Context<Env>): Promise<EditableOrganisation> {
  return open(c, canEditOrganisation)
}

/** The same, for somebody who may see its history. */
export function openHistory(c: Context<Env>): Promise<EditableOrganisation> {
  return open(c, canSeeHistory)
}

async function open(
  c: Context<Env>,
  can: Permission<{ id: string; status?: string; proposedBy?: string | null }>,
): Promise<EditableOrganisation> {
  const found = await getEditable(c.get('services').db, c.req.param('slug') ?? '')
  if (!found || found.status === 'merged') throw new NotFound()
  if (found.status !== 'published' && !can(c.get('actor'), found)) throw new NotFound()
  authorise(can, c.get('actor'), found)
  return found
}

/** The section that an address names. @throws NotFound */
export function sectionOf(c: Context<Env>): SectionName {
  const name = c.req.param('section') ?? ''
  if (!Object.hasOwn(sections, name)) throw new NotFound()
  return name as SectionName
}

/** An address of a record's pages in the person's language. */
export const editPath = (c: Context<Env>, slug: string, rest: string): string =>
  localPath(c.get('lang'), `/annuaire/${slug}${rest}`)

/** What every page of the editor says of itself. */
export function editorOptions(c: Context<Env>, organisation: EditableOrganisation, label: string) {
  const t = editMessages[c.get('lang')]
  const crumbs: Crumb[] = [
    { label: t.directory, href: '/annuaire' },
    { label: organisation.profile.name, href: `/annuaire/${organisation.slug}` },
    { label },
  ]
  return { noIndex: true, styles: ['back-office' as const], breadcrumb: crumbs }
}

const mostValues = 400
const longest = 20_000

/** A section's form as it was sent: only its own fields, as typed, without what the database cannot hold. */
export function readSectionForm(form: FormData, section: SectionName): FormInput {
  const input: FormInput = {}
  let count = 0
  for (const [name, value] of form) {
    if (typeof value !== 'string' || !sectionFields[section].test(name) || ++count > mostValues) continue
    const text = value.replaceAll('\r\n', '\n').replaceAll(/[\0\p{Cs}]/gu, '')
    input[name] = [...(input[name] ?? []), text.slice(0, longest)]
  }
  for (const { value, all } of rowFields[section] ?? []) {
    const filled = (at: number) =>
      all.some((name) => !/^(idScheme|linkKind)$/.test(name) && (input[name]?.[at] ?? '').trim() !== '')
    let kept = input[value]?.length ?? 0
    while (kept > 0 && !filled(kept - 1)) kept--
    for (const name of all) if (input[name]) input[name] = input[name].slice(0, kept)
  }
  return input
}

/** A number sent by a form; 0 when it is none. */
export function numberIn(form: FormData, name: string): number {
  const value = Number(form.get(name))
  return Number.isInteger(value) && value > 0 && value < 2 ** 31 ? value : 0
}
