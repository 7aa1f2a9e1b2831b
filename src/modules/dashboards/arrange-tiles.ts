import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { Invalid, NotFound } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { indexDashboard } from './index-dashboard.ts'
import { messages } from './messages/index.ts'
import { type Dashboard, limits, movedOrder, type Tile, type Width } from './model.ts'
import { canEditDashboard } from './policy.ts'
import { getDashboard, heldDashboard, type WrittenTile, writeTiles } from './store.ts'

/** What one does to a tile. */
export const tileActs = ['monter', 'descendre', 'moitie', 'entier', 'retirer', 'ecrire'] as const
export type TileAct = (typeof tileActs)[number]

/** Adds a view or a sentence at the end of a dashboard. @throws Invalid without either, or beyond what a page bears; NotFound */
export async function addTile(
  db: Database,
  actor: Actor,
  slug: string,
  { address, words, width, lang }: { address: string | null; words: string; width: Width; lang: Lang },
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const it = await heldDashboard(tx, slug)
    authorise(canEditDashboard, actor, it)
    const t = messages[lang].errors
    if (address === null && words === '') throw new Invalid([{ field: 'words', message: t.words }])
    if (it.tiles.length >= limits.tiles)
      throw new Invalid([{ field: address === null ? 'words' : 'view', message: t.tiles(limits.tiles) }])
    await arrange(tx, actor, it, [...it.tiles, { address, words, wordsEn: null, width }], now)
  })
}

/** Moves, widens, rewrites or removes a tile. @throws Invalid when a sentence alone would be empty; NotFound */
export async function changeTile(
  db: Database,
  actor: Actor,
  { slug, id }: { slug: string; id: string },
  { act, words, lang }: { act: TileAct; words: string; lang: Lang },
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const it = await heldDashboard(tx, slug)
    authorise(canEditDashboard, actor, it)
    const tile = it.tiles.find((each) => each.id === id)
    if (!tile) throw new NotFound(id)
    if (act === 'ecrire' && tile.address === null && words === '')
      throw new Invalid([{ field: `words-${id}`, message: messages[lang].errors.words }])
    await arrange(tx, actor, it, after(it.tiles, tile, act, words), now)
  })
}

function after(tiles: Tile[], tile: Tile, act: TileAct, words: string): Tile[] {
  const changed = (change: Partial<Tile>) =>
    tiles.map((each) => (each === tile ? { ...each, ...change } : each))
  switch (act) {
    case 'monter':
    case 'descendre': {
      const order = movedOrder(
        tiles.map(({ id }) => id),
        tile.id,
        act === 'monter' ? 'up' : 'down',
      )
      return order.flatMap((id) => tiles.find((each) => each.id === id) ?? [])
    }
    case 'moitie':
      return changed({ width: 'half' })
    case 'entier':
      return changed({ width: 'full' })
    case 'ecrire':
      return changed({ words })
    case 'retirer':
      return tiles.filter((each) => each !== tile)
  }
}

async function arrange(tx: Tx, actor: Actor, it: Dashboard, tiles: WrittenTile[], now: Date): Promise<void> {
  await writeTiles(tx, it.id, tiles)
  // What is public always shows something.
  const emptied = tiles.length === 0 && it.visibility === 'public'
  await tx
    .updateTable('dashboard')
    .where('id', '=', it.id)
    .set({ updated_at: now, ...(emptied ? { visibility: 'private' } : {}) })
    .execute()
  if (it.visibility === 'public') await indexDashboard(tx, await getDashboard(tx, it.slug), now)
  const changes = { title: it.title, tiles: tiles.length }
  await writeJournal(
    tx,
    actor,
    [{ action: 'dashboard.arrange', object: { kind: 'dashboard', id: it.id }, changes }],
    now,
  )
}
