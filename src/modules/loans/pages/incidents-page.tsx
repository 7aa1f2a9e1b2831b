import { formatCents, formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Pagination } from '#ui/pagination.tsx'
import type { Incident } from '../incident-model.ts'
import { fieldMessages } from '../messages/index.ts'
import { faultsInWords } from './incident-words.ts'

type Props = {
  lang: Lang
  incidents: Incident[]
  /** Holders to choose from; `holder` is the one chosen, empty for all. */
  holders: { id: string; name: string }[]
  holder: string
  /** The incidents of every organisation, for the team of the site. */
  ofAll: boolean
  open: boolean
  words: string
  page: number
  pages: number
}

const path = '/compte/a-reparer'

/** `/compte/a-reparer`: what is to be repaired, the oldest first; what was, the latest first. */
export function IncidentsContent(props: Props) {
  const { lang, incidents, holders, holder, open, words, page, pages } = props
  const t = fieldMessages[lang].incidents
  const several = holders.length > 1
  const href = (change: { open?: boolean; page?: number; words?: string }) => {
    const { open: isOpen = open, page: to = 1, words: q = words } = change
    const query = new URLSearchParams([
      ...(isOpen ? [] : [['etat', 'clos']]),
      ...(q ? [['q', q]] : []),
      ...(holder ? [['structure', holder]] : []),
      ...(to > 1 ? [['page', String(to)]] : []),
    ] as [string, string][]).toString()
    return query ? `${path}?${query}` : path
  }
  return (
    <>
      <h1>{t.listTitle}</h1>
      <p class="lead">{!open ? t.listLeadClosed : props.ofAll ? t.listLeadAll : t.listLead}</p>
      <ul class="chips">
        {[true, false].map((each) => (
          <li key={String(each)}>
            <a href={localPath(lang, href({ open: each }))} aria-current={each === open ? 'true' : undefined}>
              {each ? t.open : t.closed}
            </a>
          </li>
        ))}
      </ul>
      <form method="get" action={localPath(lang, path)} role="search" class="no-print">
        {!open && <input type="hidden" name="etat" value="clos" />}
        <div class="field">
          <label for="q">{t.search}</label>
          <input id="q" name="q" type="search" value={words} maxLength={100} />
        </div>
        {several && (
          <div class="field">
            <label for="structure">{t.holder}</label>
            <select id="structure" name="structure">
              <option value="">{t.everyHolder}</option>
              {holders.map(({ id, name }) => (
                <option key={id} value={id} selected={id === holder}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        )}
        <p>
          <button class="btn ghost small" type="submit">
            {t.show}
          </button>
        </p>
      </form>
      {incidents.length === 0 ? (
        <p>{words || holder || !open ? t.noMatch : t.none}</p>
      ) : (
        <ul class="rows">
          {incidents.map((incident) => (
            <Row key={incident.id} lang={lang} incident={incident} named={several} />
          ))}
        </ul>
      )}
      <Pagination lang={lang} page={page} pages={pages} href={(to) => href({ page: to })} />
    </>
  )
}

/** `named`: by which of several holders it is lent. */
function Row({ lang, incident, named }: { lang: Lang; incident: Incident; named: boolean }) {
  const t = fieldMessages[lang].incidents
  const { repair, tool, copy, outcome } = incident
  const facts = [
    `${(lang === 'en' && tool.titleEn) || tool.titleFr}, ${copy.code}`,
    named && incident.holder?.name,
    formatShortDate(lang, incident.openedAt),
    incident.loan?.borrower,
    repair.to && `${t.to} ${formatShortDate(lang, new Date(`${repair.to}T12:00:00Z`))}`,
    repair.costCents !== null && formatCents(lang, repair.costCents),
  ]
  return (
    <li>
      <p>
        <a href={localPath(lang, `/incidents/${incident.id}`)}>
          <strong>{faultsInWords(lang, incident)}</strong>
        </a>{' '}
        <span class={outcome ? 'state good' : incident.blocks === 'copy' ? 'state bad' : 'state wait'}>
          {outcome ? t.outcomes[outcome] : t.blockings[incident.blocks]}
        </span>
      </p>
      <p class="dim">{facts.filter(Boolean).join(' · ')}</p>
    </li>
  )
}
