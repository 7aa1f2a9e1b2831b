import { localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { Alert } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'
import { CaseEvidence } from './case-evidence.tsx'
import type { CasePageProps } from './case-page-props.ts'
import { CaseDecisionForm } from './decision-form.tsx'
import { EventTrust } from './event-evidence.tsx'
import { KeyHelp } from './key-help.tsx'
import { queuePath } from './queue-page.tsx'

/** One case: the evidence, who is behind it, the decision, what happened before. */
export function CasePage(props: CasePageProps) {
  const { lang, file, query, canAct } = props
  const t = messages[lang]
  const path = localPath(lang, queuePath)
  return (
    <BackOffice lang={lang} current={queuePath}>
      <m-queue>
        <p class="actions">
          <a href={`${path}${query}`}>{t.case.back}</a>
          {props.neighbours.previous && (
            <a href={`${path}/${props.neighbours.previous}${query}`} rel="prev" data-key="k">
              {t.case.previous}
            </a>
          )}
          {props.neighbours.next && (
            <a href={`${path}/${props.neighbours.next}${query}`} rel="next" data-key="j">
              {t.case.next}
            </a>
          )}
        </p>
        <h1>
          {file.name}
          {file.other && ` / ${file.other.name}`}
        </h1>
        <p>
          <span class="state">{t.kinds[file.case.kind]}</span>{' '}
          <span class={file.case.state === 'open' ? 'state wait' : 'state'}>
            {t.stateOne[file.case.state]}
          </span>
        </p>
        {!canAct && (
          <Alert kind="info">
            <p>{t.readOnly}</p>
          </Alert>
        )}
        {props.done && (
          <Alert kind="success">
            <p>{props.done.words}</p>
          </Alert>
        )}
        {props.error && (
          <Alert kind="error">
            <p>{props.error}</p>
          </Alert>
        )}
        <p class="dim">
          {file.author
            ? t.case.openedBy(file.author.name || t.nameless, t.moment(file.case.openedAt))
            : t.case.opened(t.moment(file.case.openedAt))}
          {' · '}
          {file.organisation ? (
            <>
              {file.organisation.status === 'published' && (
                <a href={localPath(lang, `/annuaire/${file.organisation.slug}`)}>{t.case.record}</a>
              )}
              {canAct && (
                <>
                  {' · '}
                  <a href={localPath(lang, `/annuaire/${file.organisation.slug}/modifier`)}>{t.case.edit}</a>
                </>
              )}
            </>
          ) : (
            t.case.merged
          )}
        </p>
        {canAct && <KeyHelp lang={lang} />}
        <CaseEvidence lang={lang} file={file} canAct={canAct} eventWords={props.eventWords} />
        <CaseDecisionForm {...props} />
        {canAct && <EventTrust lang={lang} file={file} />}
        <People {...props} />
        <History {...props} />
      </m-queue>
    </BackOffice>
  )
}

function People({ lang, file, canAct }: CasePageProps) {
  const t = messages[lang].case
  const { author } = file
  return (
    <section aria-labelledby="personnes">
      <h2 id="personnes">{t.members}</h2>
      {file.members.length === 0 ? (
        <p>{t.noMember}</p>
      ) : (
        <ul class="rows">
          {file.members.map((member) => (
            <li key={member.id}>
              <span>
                {member.name || messages[lang].nameless}
                {member.email && ` (${member.email})`}
              </span>
              <span class="dim">{t.roles[member.role] ?? member.role}</span>
            </li>
          ))}
        </ul>
      )}
      <dl class="facts">
        {author && (
          <>
            <dt>{t.author}</dt>
            <dd>
              {author.name || messages[lang].nameless}
              {author.email && ` (${author.email})`},{' '}
              {t.memberSince(messages[lang].day(author.since), author.cases)}
            </dd>
          </>
        )}
        {file.case.contactEmail && (
          <>
            <dt>{t.contact}</dt>
            <dd>{file.case.contactEmail}</dd>
          </>
        )}
      </dl>
      {!canAct && <p class="dim">{t.hiddenContact}</p>}
    </section>
  )
}

function History({ lang, file, query }: CasePageProps) {
  const t = messages[lang]
  return (
    <section aria-labelledby="passe">
      <h2 id="passe">{t.case.history}</h2>
      {file.history.length === 0 ? (
        <p>{t.case.noHistory}</p>
      ) : (
        <ul class="rows">
          {file.history.map((one) => (
            <li key={one.id}>
              <span>
                <a href={`${localPath(lang, queuePath)}/${one.id}${query}`}>{t.kinds[one.kind]}</a>
                {one.reason && <span class="dim"> · {one.reason.slice(0, 120)}</span>}
              </span>
              <span class="dim">
                {one.decidedAt && one.state !== 'open'
                  ? t.decided(t.stateOne[one.state], one.decidedBy || t.somebody, t.day(one.decidedAt))
                  : `${t.stateOne[one.state]} ${t.since(t.day(one.openedAt))}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
