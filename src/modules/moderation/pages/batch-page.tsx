import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import type { Batch } from '../decision-model.ts'
import { messages } from '../messages/index.ts'
import { queuePath } from './queue-page.tsx'

/** What a bulk did to each case, and the way back. */
export function BatchPage({
  lang,
  batch,
  canUndo,
  query,
}: {
  lang: Lang
  batch: Batch
  canUndo: boolean
  query: string
}) {
  const t = messages[lang].batch
  const path = localPath(lang, queuePath)
  const undone = new Map(batch.undoResults?.map((one) => [one.caseId, one.outcome]))
  const done = batch.results.filter((one) => one.outcome === 'done').length
  return (
    <BackOffice lang={lang} current={queuePath}>
      <h1>{t.title}</h1>
      <p>
        {t.by(
          t.acts[batch.act],
          batch.person?.name || messages[lang].somebody,
          messages[lang].moment(batch.at),
        )}
        . {t.summary(done, batch.results.length)}{' '}
        {batch.undoneAt && t.undone(messages[lang].moment(batch.undoneAt))}
      </p>
      <ul class="rows">
        {batch.results.map((one) => {
          const back = undone.get(one.caseId)
          return (
            <li key={one.caseId}>
              <a href={`${path}/${one.caseId}`}>{one.name}</a>
              <span class={one.outcome === 'done' ? 'state good' : 'state bad'}>
                {one.outcome === 'decided' && one.decidedBy
                  ? t.outcomes.decidedBy(one.decidedBy)
                  : t.outcomes[one.outcome]}
                {back && ` · ${t.undoOutcomes[back]}`}
              </span>
            </li>
          )
        })}
      </ul>
      <div class="inline-form">
        {canUndo && (
          <form method="post" action={`${path}/lot/${batch.id}/annuler`}>
            <button class="btn ghost" type="submit">
              {t.undo}
            </button>
          </form>
        )}
        <a class="btn" href={`${path}${query}`}>
          {t.back}
        </a>
      </div>
    </BackOffice>
  )
}
