import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { Alert } from '#ui/form.tsx'
import type { Reason } from '../decision-model.ts'
import { messages } from '../messages/index.ts'
import type { QueueChoices, QueueLine } from '../queue-model.ts'
import { BulkBar } from './bulk-bar.tsx'
import { KeyHelp } from './key-help.tsx'
import { type Chip, ChipNav, type FilterForm, QueueFilterForm } from './queue-filters.tsx'

export const queuePath = '/administration/moderation'

/** What was just done, with the way back. */
export type Done = { words: string; undo: string | null }

/** The queue: filters with their counts, lines, what to do with several at once. */
export function QueuePage(props: {
  lang: Lang
  lines: QueueLine[]
  total: number
  chips: { kind: Chip[]; holder: Chip[]; state: Chip[] }
  form: FilterForm
  choices: QueueChoices
  reasons: Reason[]
  /** The same filters as a query, with its question mark; '' without any. */
  query: string
  next: string | null
  later: boolean
  me: string | null
  canAct: boolean
  allChecked: boolean
  done: Done | null
  error: string | null
}) {
  const { lang, lines, query, canAct } = props
  const t = messages[lang]
  const path = localPath(lang, queuePath)
  const list = <Lines {...props} />
  return (
    <BackOffice lang={lang} current={queuePath}>
      <h1>{t.title}</h1>
      <p>{t.lead}</p>
      {!canAct && (
        <Alert kind="info">
          <p>{t.readOnly}</p>
        </Alert>
      )}
      {props.done && (
        <Alert kind="success">
          <p>{props.done.words}</p>
          {props.done.undo && canAct && (
            <form method="post" action={localPath(lang, `${queuePath}/${props.done.undo}/annuler`)}>
              <button class="btn ghost small" type="submit">
                {t.case.undo}
              </button>
            </form>
          )}
        </Alert>
      )}
      {props.error && (
        <Alert kind="error">
          <p>{props.error}</p>
        </Alert>
      )}
      <ChipNav lang={lang} label={t.kind} chips={props.chips.kind} />
      <ChipNav lang={lang} label={t.holder} chips={props.chips.holder} />
      <ChipNav lang={lang} label={t.state} chips={props.chips.state} />
      <QueueFilterForm
        lang={lang}
        form={props.form}
        territories={props.choices.territories}
        hasFilters={query !== ''}
      />
      {lines.length === 0 ? (
        <p>{query === '' ? t.nothing : t.none}</p>
      ) : canAct ? (
        <m-queue>
          <KeyHelp lang={lang} />
          <form method="post" action={`${path}/lot`}>
            <input type="hidden" name="retour" value={query} />
            {list}
            <BulkBar lang={lang} reasons={props.reasons} moderators={props.choices.moderators} />
          </form>
        </m-queue>
      ) : (
        list
      )}
      <p class="actions">
        {props.later && <a href={`${path}${query}`}>{t.first}</a>}
        {props.next && (
          <a
            class="btn ghost small"
            rel="next"
            href={`${path}${query}${query ? '&' : '?'}apres=${props.next}`}
          >
            {t.next}
          </a>
        )}
      </p>
      <p>
        <a href={`${path}/territoires`}>{t.links.territoires}</a> ·{' '}
        <a href={`${path}/motifs`}>{t.links.motifs}</a>
      </p>
    </BackOffice>
  )
}

function Lines(props: Parameters<typeof QueuePage>[0]) {
  const { lang, query, canAct } = props
  const t = messages[lang]
  const path = localPath(lang, queuePath)
  return (
    <>
      <p>
        {t.count(props.total)}
        {canAct && (
          <>
            {' · '}
            {props.allChecked ? (
              <a href={`${path}${query}`} data-select="none">
                {t.selectNone}
              </a>
            ) : (
              <a href={`${path}${query}${query ? '&' : '?'}tout=1`} data-select="all">
                {t.selectAll}
              </a>
            )}
          </>
        )}
      </p>
      <ol class="queue">
        {props.lines.map((line) => (
          <li key={line.id} data-line>
            {canAct && line.state === 'open' && (
              <input
                type="checkbox"
                name="cas"
                value={line.id}
                checked={props.allChecked}
                aria-label={t.select(`${t.kinds[line.kind]}, ${line.organisation.name}`)}
              />
            )}
            <div>
              <p>
                <span class="state">{t.kinds[line.kind]}</span>{' '}
                <a href={`${path}/${line.id}${query}`} data-open>
                  {line.organisation.name}
                  {line.other && ` / ${line.other.name}`}
                  {line.event && `\u00a0: ${line.event}`}
                </a>
                {line.organisation.commune && <span class="dim"> · {line.organisation.commune}</span>}
              </p>
              {line.message && <p class="excerpt">{line.message}</p>}
              <p class="dim">
                {authorWords(lang, line)} · {t.since(t.day(line.openedAt))} ·{' '}
                {line.state === 'open'
                  ? holderWords(lang, line.assignee, props.me)
                  : t.decided(
                      t.stateOne[line.state],
                      line.decidedBy || t.somebody,
                      line.decidedAt ? t.day(line.decidedAt) : '',
                    )}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </>
  )
}

function authorWords(lang: Lang, line: Pick<QueueLine, 'author' | 'anonymous'>): string {
  const t = messages[lang]
  if (line.author) return t.by(line.author.name || t.nameless)
  return line.anonymous ? t.noAccount : t.bySite
}

function holderWords(lang: Lang, assignee: QueueLine['assignee'], me: string | null): string {
  const t = messages[lang]
  if (!assignee) return t.free
  return assignee.id === me ? t.heldByMe : t.heldBy(assignee.name || t.nameless)
}
