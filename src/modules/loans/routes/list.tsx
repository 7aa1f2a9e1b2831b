import type { Context } from 'hono'
import { cleanText, today } from '#modules/tools/index.ts'
import { hasRole } from '#platform/access/actor.ts'
import { csvLine, spreadsheet } from '#platform/csv.ts'
import { AppError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { AccountFrame } from '#ui/back-office.tsx'
import { renderPage } from '#ui/page.tsx'
import { countWaiting, lendingAmong, listLoans, loansAPage, stageNamed } from '../list-store.ts'
import { inboxMessages } from '../messages/inbox.ts'
import { messages } from '../messages/index.ts'
import { ListContent, type ListProps } from '../pages/list-page.tsx'

const path = '/compte/prets'
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** Loans of a file at most. */
const mostInFile = 5000

// The team of the site answers for nobody: what waits for them is the moderation's.
const nothingWaits = { borrower: {}, holder: {} }

/** What the address asks: those of one's organisations; of all of them for the team of the site. @throws AppError unauthenticated */
async function asked(c: Context<Env>) {
  const actor = c.get('actor')
  if (actor.kind !== 'person') throw new AppError('unauthenticated')
  const group = c.req.query('groupe') ?? ''
  const ofAll = hasRole(actor, 'observer')
  const organisations = ofAll ? null : [...actor.memberships.keys()]
  const { db, now } = c.get('services')
  const counts = organisations ? await countWaiting(db, organisations, today(now())) : nothingWaits
  const sum = (of: Record<string, number>) => Object.values(of).reduce((all, count) => all + count, 0)
  const waiting = { borrower: sum(counts.borrower), holder: sum(counts.holder) }
  // Nothing said: where more waits.
  const named = { prets: 'holder', emprunts: 'borrower' }[c.req.query('cote') ?? '']
  const side = (named ?? (waiting.holder > waiting.borrower ? 'holder' : 'borrower')) as ListProps['side']
  return {
    ofAll,
    side,
    waiting,
    organisations,
    page: Math.min(Math.max(1, Math.floor(Number(c.req.query('page')) || 1)), 1000),
    group: uuid.test(group) ? group : null,
    words: cleanText(c.req.query('q') ?? '').slice(0, 100),
    stage: stageNamed(side, c.req.query('etat') ?? ''),
  }
}

/** `GET /compte/prets?cote=emprunts|prets&q=&etat=&groupe=&page=` */
export async function ownLoans(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const question = await asked(c)
  const { loans, total } = await listLoans(db, question, today(now()))
  const houses = question.side === 'holder' ? await lendingAmong(db, question.organisations ?? []) : []
  const t = messages[lang].list
  return renderPage(
    c,
    {
      title: t.title,
      noIndex: true,
      styles: ['back-office'],
      canonical: path,
      breadcrumb: [{ label: t.title }],
    },
    <AccountFrame lang={lang} current={path}>
      <ListContent
        lang={lang}
        {...question}
        loans={loans}
        houses={houses}
        pages={Math.max(1, Math.ceil(total / loansAPage))}
        sent={c.req.query('fait') === 'demande'}
      />
    </AccountFrame>,
  )
}

/** `GET /compte/prets.csv`: the same loans, as a table. */
export async function ownLoansFile(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const t = inboxMessages[lang]
  const question = { ...(await asked(c)), page: 1, most: mostInFile }
  const { loans } = await listLoans(db, question, today(now()))
  const said = (yes: boolean) => (yes ? t.yes : t.no)
  const { ofAll, side } = question
  const columns = [...t.columns.slice(0, 2), ...(ofAll ? [t.ownColumn[side]] : []), ...t.columns.slice(2)]
  const lines = loans.map(
    ({ id, title, titleEn, modules, own, other, state, span, waiting, overdue, demo }) => [
      (lang === 'en' && titleEn) || title,
      modules,
      ...(ofAll ? [own] : []),
      other,
      messages[lang].states[state],
      span.from,
      span.to,
      said(waiting),
      said(overdue),
      said(demo),
      c.get('origin') + localPath(lang, `/prets/${id}`),
    ],
  )
  c.header('Content-Type', 'text/csv; charset=utf-8')
  c.header('Content-Disposition', 'attachment; filename="prets.csv"')
  c.header('Cache-Control', 'private, no-store')
  return c.body(`\ufeff${[columns, ...lines].map((line) => csvLine(line, spreadsheet)).join('')}`)
}
