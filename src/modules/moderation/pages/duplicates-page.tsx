import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { Alert } from '#ui/form.tsx'
import type { PastMerge } from '../duplicate-model.ts'
import { duplicateMessages } from '../messages/duplicates.ts'
import { messages } from '../messages/index.ts'
import type { QueueLine } from '../queue-model.ts'

export const duplicatesPath = '/administration/doublons'

/** Probable pairs, recent merges with the way back, and the way to compare any two. */
export function DuplicatesPage(props: {
  lang: Lang
  pairs: QueueLine[]
  next: string | null
  merges: PastMerge[]
  canAct: boolean
  done: string | null
  error: string | null
}) {
  const { lang, canAct } = props
  const t = duplicateMessages[lang]
  const path = localPath(lang, duplicatesPath)
  return (
    <BackOffice lang={lang} current={duplicatesPath}>
      <h1>{t.title}</h1>
      <p>{t.lead}</p>
      <p>
        <a href={`${path}/rendez-vous`}>{t.events}</a>
      </p>
      {props.done && (
        <Alert kind="success">
          <p>{props.done}</p>
        </Alert>
      )}
      {props.error && (
        <Alert kind="error">
          <p>{props.error}</p>
        </Alert>
      )}
      {canAct && (
        <form method="post" action={`${path}/chercher`}>
          <button class="btn ghost small" type="submit">
            {t.look}
          </button>
        </form>
      )}
      <section aria-labelledby="paires">
        <h2 id="paires">{t.pairs}</h2>
        {props.pairs.length === 0 ? (
          <p>{t.none}</p>
        ) : (
          <ul class="rows">
            {props.pairs.map(({ id, organisation, other, openedAt }) => (
              <li key={id}>
                <span>
                  <a href={`${path}/comparer?a=${organisation.slug}&b=${other?.slug ?? ''}`}>
                    {organisation.name} / {other?.name}
                  </a>
                  {organisation.commune && <span class="dim"> · {organisation.commune}</span>}
                </span>
                <span class="dim">{messages[lang].since(messages[lang].day(openedAt))}</span>
              </li>
            ))}
          </ul>
        )}
        {props.next && (
          <a class="btn ghost small" rel="next" href={`${path}?apres=${props.next}`}>
            {messages[lang].next}
          </a>
        )}
      </section>
      <section aria-labelledby="choix">
        <h2 id="choix">{t.any}</h2>
        <form action={`${path}/comparer`} class="pair">
          {(['a', 'b'] as const).map((name) => (
            <div key={name} class="field">
              <label for={name}>{name === 'a' ? t.slugA : t.slugB}</label>
              <input id={name} name={name} type="text" maxLength={300} required />
            </div>
          ))}
          <p class="actions">
            <button class="btn small" type="submit">
              {t.compare}
            </button>
          </p>
        </form>
      </section>
      <Merges {...props} />
    </BackOffice>
  )
}

function Merges({ lang, merges, canAct }: { lang: Lang; merges: PastMerge[]; canAct: boolean }) {
  const t = duplicateMessages[lang]
  const { day, somebody } = messages[lang]
  return (
    <section aria-labelledby="reunions">
      <h2 id="reunions">{t.recent}</h2>
      {merges.length === 0 ? (
        <p>{t.noRecent}</p>
      ) : (
        <ul class="rows">
          {merges.map((merge) => (
            <li key={merge.id}>
              <span>
                <a href={localPath(lang, `/annuaire/${merge.kept.slug}`)}>
                  {t.line(merge.absorbed.name, merge.kept.name)}
                </a>{' '}
                <span class="dim">{t.by(merge.by || somebody, day(merge.at))}</span>
              </span>
              {merge.undoneAt ? (
                <span class="state">{t.undone}</span>
              ) : (
                canAct && (
                  <form method="post" action={localPath(lang, `${duplicatesPath}/${merge.id}/annuler`)}>
                    <button class="btn ghost small" type="submit" aria-label={t.undoOf(merge.absorbed.name)}>
                      {t.undo}
                    </button>
                  </form>
                )
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
