import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert } from '#ui/form.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { SearchForm } from '#ui/search-form.tsx'
import { datesMessages } from '../messages/dates.ts'
import { followMessages } from '../messages/follow.ts'
import { groupMessages } from '../messages/group.ts'
import { inboxMessages } from '../messages/inbox.ts'
import { fieldMessages, messages } from '../messages/index.ts'
import type { LoanLine, Side } from '../model.ts'

export type ListProps = {
  lang: Lang
  side: Exclude<Side, 'job'>
  loans: LoanLine[]
  /** The organisations that lend, with their papers. */
  houses: { slug: string; name: string }[]
  /** How many of each side wait for whoever reads. */
  waiting: { borrower: number; holder: number }
  page: number
  pages: number
  /** The loans of every organisation, for the team of the site. */
  ofAll: boolean
  /** Shown alone: what one form asked for. */
  group: string | null
  /** What the title or the other side bears. */
  words: string
  /** One of the three stages, or one thing that waits for this side. */
  stage: string | null
  /** It was just sent. */
  sent: boolean
}

const path = '/compte/prets'
const names = { borrower: 'emprunts', holder: 'prets' } as const

/** `/compte/prets`: what one borrows, what one lends, what waits for one first. */
export function ListContent(props: ListProps) {
  const { lang, side, loans, page, pages, ofAll, group, sent, words, stage, waiting } = props
  const t = messages[lang]
  const w = inboxMessages[lang]
  const waits: Record<string, string> = followMessages[lang].waits[side]
  const query = (each: keyof typeof names, change: { etat?: string | null; page?: number } = {}) => {
    const { etat = stage, page: to = 1 } = change
    const kept = { q: words, etat: etat ?? '', groupe: group ?? '' }
    const said = Object.entries(each === side ? kept : {}).filter(([, value]) => value !== '')
    return `?${new URLSearchParams([['cote', names[each]], ...said, ...(to > 1 ? [['page', String(to)]] : [])])}`
  }
  const href = (each: keyof typeof names, to = 1) => path + query(each, { page: to })
  return (
    <>
      <h1>{t.list.title}</h1>
      {group && (
        <Alert kind={sent ? 'success' : 'info'}>
          <p>{sent ? groupMessages[lang].sent : groupMessages[lang].only}</p>
          <p>
            <a href={localPath(lang, `${path}?cote=${names[side]}`)}>{groupMessages[lang].all}</a>
          </p>
        </Alert>
      )}
      <p class="lead">{ofAll ? t.list.leadAll : t.list.lead}</p>
      <ul class="chips">
        {(['borrower', 'holder'] as const).map((each) => (
          <li key={each}>
            <a href={localPath(lang, href(each))} aria-current={side === each ? 'true' : undefined}>
              {t.list[each]}
              {waiting[each] > 0 && ` (${w.waiting(waiting[each])})`}
            </a>
          </li>
        ))}
        {side === 'holder' && (
          <li>
            <a href={localPath(lang, '/compte/a-reparer')}>{fieldMessages[lang].incidents.listTitle}</a>
          </li>
        )}
      </ul>
      {side === 'holder' && (
        <p class="no-print">
          <a href={localPath(lang, '/outils/planifier')}>{w.plan}</a>
        </p>
      )}
      {props.houses.map(({ slug, name }) => (
        <p class="no-print" key={slug}>
          {name}
          {lang === 'fr' ? '\u00a0: ' : ': '}
          <a href={localPath(lang, `/annuaire/${slug}/prets-comptes`)}>{w.account}</a> ·{' '}
          <a href={localPath(lang, `/annuaire/${slug}/convention-de-pret`)}>{w.template}</a>
        </p>
      ))}
      <SearchForm
        action={localPath(lang, path)}
        id="q"
        label={w.search}
        help={ofAll ? w.searchHelpAll : w.searchHelp}
        value={words}
        button={w.send}
        kept={{ cote: names[side], etat: stage }}
      />
      <ul class="chips">
        {stage && waits[stage] && (
          <li>
            <a href={localPath(lang, path + query(side))} aria-current="true">
              {waits[stage]}
            </a>
          </li>
        )}
        {([null, 'todo', 'running', 'over'] as const).map((each) => (
          <li key={each ?? 'all'}>
            <a
              href={localPath(lang, path + query(side, { etat: each ?? '' }))}
              aria-current={stage === each ? 'true' : undefined}
            >
              {each ? w.stages[each] : w.all}
            </a>
          </li>
        ))}
      </ul>
      {loans.length === 0 && (words || stage) ? (
        <p>{w.nothing}</p>
      ) : loans.length === 0 ? (
        <>
          <p>{t.list.none}</p>
          <p>
            <a class="btn" href={localPath(lang, '/outils')}>
              {t.list.find}
            </a>
          </p>
        </>
      ) : (
        <ul class="rows">
          {loans.map((loan) => (
            <Row key={loan.id} lang={lang} loan={loan} side={side} ofAll={ofAll} />
          ))}
        </ul>
      )}
      {loans.length > 0 && (
        <p class="no-print">
          <a class="btn ghost small" href={localPath(lang, `${path}.csv${query(side)}`)} download>
            {w.download}
          </a>
        </p>
      )}
      <p class="no-print">
        <a href={localPath(lang, `${path}/calendrier`)}>{followMessages[lang].link}</a>
      </p>
      <Pagination lang={lang} page={page} pages={pages} href={(to) => href(side, to)} />
    </>
  )
}

function Row({ lang, loan, side, ofAll }: Pick<ListProps, 'lang' | 'side' | 'ofAll'> & { loan: LoanLine }) {
  const t = messages[lang]
  const [lends, borrows] = side === 'holder' ? [loan.own, loan.other] : [loan.other, loan.own]
  const facts = [
    t.days(loan.span.from, loan.span.to),
    loan.modules && t.modules(loan.modules),
    // One’s own side is known.
    lends && (ofAll || side === 'borrower') && t.list.from(lends),
    borrows && (ofAll || side === 'holder') && t.list.to(borrows),
    loan.state === 'requested' && loan.flexibleDays && t.loan.flexible(loan.flexibleDays),
    loan.change && datesMessages[lang].line(t.days(loan.change.from, loan.change.to)),
    loan.waiting && t.waitingList,
    loan.demo && t.demo,
  ]
  return (
    <li>
      <p>
        <a href={localPath(lang, `/prets/${loan.id}`)}>
          <strong>{(lang === 'en' && loan.titleEn) || loan.title}</strong>
        </a>{' '}
        <span class={loan.overdue ? 'state bad' : 'state'}>
          {loan.overdue ? t.overdue : t.states[loan.state]}
        </span>
        {loan.waits && (
          <>
            {' '}
            <strong class="state good">{t.waits}</strong>
          </>
        )}
      </p>
      <p class="dim">{facts.filter(Boolean).join(' · ')}</p>
    </li>
  )
}
