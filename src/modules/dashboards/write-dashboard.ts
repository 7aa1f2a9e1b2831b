import { randomBytes } from 'node:crypto'
import { writeJournal } from '#modules/journal/index.ts'
import { type Actor, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { type FieldError, Invalid } from '#platform/errors.ts'
import { slugify } from '#platform/i18n/fold.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { indexDashboard } from './index-dashboard.ts'
import { messages } from './messages/index.ts'
import { type Dashboard, limits, type Visibility, visibilities } from './model.ts'
import { canEditDashboard, canMakeFor, canReadDashboard, opens } from './policy.ts'
import { countHeld, getDashboard, heldDashboard, takenSlugs, writeTiles } from './store.ts'

/** What the form of a dashboard says; `holder` is an organisation’s id, or nothing for the team. */
export type DashboardTyped = Record<'title' | 'intro' | 'holder' | 'visibility', string>

/** Makes an empty dashboard, private. @throws Invalid in the language of the person */
export async function createDashboard(
  db: Database,
  actor: Actor,
  { typed, lang }: { typed: DashboardTyped; lang: Lang },
  now: Date,
): Promise<string> {
  const organisationId = typed.holder === '' ? null : typed.holder
  authorise(canMakeFor, actor, { organisationId })
  refuse(titleErrors(typed.title, lang))
  return inTransaction(db, async (tx) => {
    const words = { title: typed.title, intro: typed.intro, lang }
    const { id, slug } = await insert(tx, actor, { ...words, organisationId }, lang, now)
    await note(tx, actor, 'dashboard.create', { id, title: typed.title }, now)
    return slug
  })
}

/** Copies a dashboard that one may read (`key`: that of its link), into one’s own, private. @throws Invalid beyond what a holder may have, NotFound */
export async function duplicateDashboard(
  db: Database,
  actor: Actor,
  { slug: from, key, holder, lang }: { slug: string; key: string | undefined; holder: string; lang: Lang },
  now: Date,
): Promise<string> {
  const organisationId = holder === '' ? null : holder
  authorise(canMakeFor, actor, { organisationId })
  return inTransaction(db, async (tx) => {
    const source = await getDashboard(tx, from)
    authorise(canReadDashboard, actor, { ...source, keyed: opens(source, key) })
    const english = lang === 'en' && source.titleEn !== null
    const told = english
      ? { title: source.titleEn ?? source.title, intro: source.introEn ?? '', lang }
      : { title: source.title, intro: source.intro, lang: source.lang }
    const title = messages[lang].copyOf(told.title).slice(0, limits.title)
    const { id, slug } = await insert(tx, actor, { ...told, title, organisationId }, lang, now)
    const words = (tile: Dashboard['tiles'][number]) => (english ? (tile.wordsEn ?? tile.words) : tile.words)
    await writeTiles(
      tx,
      id,
      source.tiles.map((tile) => ({
        address: tile.address,
        width: tile.width,
        words: words(tile),
        wordsEn: null,
      })),
    )
    await note(tx, actor, 'dashboard.create', { id, title }, now)
    return slug
  })
}

/** Changes the title, the words and who sees a dashboard. A link that is taken back never opens again. @throws Invalid, NotFound */
export async function changeDashboard(
  db: Database,
  actor: Actor,
  slug: string,
  { typed, lang }: { typed: DashboardTyped; lang: Lang },
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const before = await heldDashboard(tx, slug)
    authorise(canEditDashboard, actor, before)
    const visibility = visibilities.find((each) => each === typed.visibility)
    refuse([
      ...titleErrors(typed.title, lang),
      ...(visibility ? [] : [{ field: 'visibility', message: messages[lang].errors.choice }]),
      ...(visibility === 'public' && before.tiles.length === 0
        ? [{ field: 'visibility', message: messages[lang].errors.empty }]
        : []),
    ])
    const shared = visibility as Visibility
    await tx
      .updateTable('dashboard')
      .where('id', '=', before.id)
      .set({
        title: typed.title,
        intro: typed.intro,
        visibility: shared,
        share_key: shared === 'link' ? (before.shareKey ?? newKey()) : null,
        updated_at: now,
      })
      .execute()
    await indexDashboard(tx, await getDashboard(tx, slug), now)
    const action = shared === before.visibility ? 'dashboard.edit' : `dashboard.${acts[shared]}`
    await note(tx, actor, action, { id: before.id, title: typed.title }, now)
  })
}

/** Removes a dashboard; the views it showed stay where they are. @throws NotFound */
export async function removeDashboard(db: Database, actor: Actor, slug: string, now: Date): Promise<void> {
  await inTransaction(db, async (tx) => {
    const before = await heldDashboard(tx, slug)
    authorise(canEditDashboard, actor, before)
    await tx.deleteFrom('dashboard').where('id', '=', before.id).execute()
    await indexDashboard(tx, { ...before, visibility: 'private' }, now)
    await note(tx, actor, 'dashboard.remove', before, now)
  })
}

const acts = { private: 'withdraw', link: 'share', public: 'publish' } as const

const newKey = () => randomBytes(18).toString('base64url')

function titleErrors(title: string, lang: Lang): FieldError[] {
  return title === '' ? [{ field: 'title', message: messages[lang].errors.title }] : []
}

function refuse(errors: FieldError[]): void {
  if (errors.length > 0) throw new Invalid(errors)
}

async function insert(
  tx: Tx,
  actor: Actor,
  it: { title: string; intro: string; lang: Lang; organisationId: string | null },
  spoken: Lang,
  now: Date,
): Promise<{ id: string; slug: string }> {
  if ((await countHeld(tx, it.organisationId)) >= limits.dashboards)
    throw new Invalid([{ field: 'title', message: messages[spoken].errors.most(limits.dashboards) }])
  const base = slugify(it.title, 'tableau').slice(0, 80).replace(/-+$/, '')
  const taken = await takenSlugs(tx, base)
  // A number stands only where it must; the unique index has the last word between two at once.
  const slug = taken.has(base) ? `${base}-${randomBytes(4).toString('hex')}` : base
  const { id } = await tx
    .insertInto('dashboard')
    .values({
      slug,
      title: it.title,
      intro: it.intro,
      lang: it.lang,
      organisation_id: it.organisationId,
      author_id: personId(actor),
      created_at: now,
      updated_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, slug }
}

async function note(
  tx: Tx,
  actor: Actor,
  action: string,
  { id, title }: { id: string; title: string },
  now: Date,
): Promise<void> {
  await writeJournal(tx, actor, [{ action, object: { kind: 'dashboard', id }, changes: { title } }], now)
}
