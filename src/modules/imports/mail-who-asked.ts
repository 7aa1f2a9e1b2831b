import type { Tx } from '#platform/db/connect.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { queueMails } from '#platform/mail/mail.ts'
import { messages } from './messages/index.ts'
import type { Run } from './model.ts'
import { countUndo } from './store.ts'

/** Writes to whoever asked that the import, or its undo, is over, in the transaction that ends it. */
export async function mailWhoAsked(tx: Tx, run: Run, now: Date): Promise<void> {
  const isUndo = run.state === 'undone'
  const asked = await tx
    .selectFrom('import_run as r')
    .innerJoin('person as p', 'p.id', isUndo ? 'r.undone_by' : 'r.asked_by')
    .where('r.id', '=', run.id)
    .where('p.email', 'is not', null)
    .select(['p.id', 'p.email', 'p.lang'])
    .executeTakeFirst()
  if (!asked?.email) return
  const lang = asked.lang as Lang
  const t = messages[lang].mail
  const told = isUndo ? t.undone(run.fileName, await countUndo(tx, run.id)) : t.done(run.fileName, run.counts)
  await queueMails(
    tx,
    [
      {
        kind: 'import-done',
        to: asked.email,
        personId: asked.id,
        lang,
        subject: told.subject,
        body: [
          ...told.body,
          { action: t.action, path: localPath(lang, `/administration/imports/${run.id}`) },
        ],
        dedupeKey: `import/${run.id}/${run.state}`,
      },
    ],
    now,
  )
}
