import type { Context } from 'hono'
import { cleanText, today } from '#modules/tools/index.ts'
import { hasRole } from '#platform/access/actor.ts'
import { csvLine, spreadsheet } from '#platform/csv.ts'
import { AppError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { AccountFrame } from '#ui/back-office.tsx'
import { renderPage } from '#ui/page.tsx'
import { listLoans, loansAPage, stageNamed } from '../list-store.ts'
import { inboxMessages } from '../messages/inbox.ts'
import { messages } from '../messages/index.ts'
import { ListContent } from '../pages/list-page.tsx'

const path = '/compte/prets'
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** Loans of a file at most. */
const mostInFile = 5000

/** What the address asks: those of one's organisations; of all of them for the team of the site. @throws AppError unauthenticated */
function asked(c: Context<Env>) {
  const actor = c.get('actor')
  if (actor.kind !== 'person') throw new AppError('unauthenticated')
  const group = c.req.query('groupe') ?? ''
  const ofAll = hasRole(actor, 'observer')
  const side = c.req.query('cote') === 'prets' ? ('holder' as const) : ('borrower' as const)
  return {
    ofAll,
    side,
    organisations: ofAll ? null : [...actor.memberships.keys()],
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
  const question = asked(c)
  const { loans, total } = await listLoans(db, question, today(now()))
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
  const question = { ...asked(c), page: 1, most: mostInFile }
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
