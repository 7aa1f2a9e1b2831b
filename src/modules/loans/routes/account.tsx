import type { Context } from 'hono'
import { isDay, readForm, today } from '#modules/tools/index.ts'
import { type CellValue, csvLine, spreadsheet } from '#platform/csv.ts'
import { type FieldError, Invalid } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { formatNumber } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { toEuros } from '#platform/money.ts'
import { renderPage } from '#ui/page.tsx'
import { messages } from '../messages/index.ts'
import { moneyMessages } from '../messages/paper.ts'
import { numberOf } from '../money/money-model.ts'
import { type AccountLine, accountOf } from '../money/money-store.ts'
import { sayVat } from '../money/say-vat.ts'
import {
  knownMentions,
  longestMention,
  splitVat,
  type VatForm,
  vatChoices,
  vatForm,
} from '../money/vat-model.ts'
import { vatOf } from '../money/vat-store.ts'
import { AccountPage } from '../pages/account-page.tsx'
import { type LendingHouse, lendingHouse } from './lending-house.ts'

/** `GET /annuaire/{slug}/prets-comptes?du=&au=`: the totals of a period, this year when none is said. */
export async function accountPage(c: Context<Env>): Promise<Response> {
  return show(c, await lendingHouse(c))
}

/** `POST /annuaire/{slug}/prets-comptes`: how the organisation stands with VAT. */
export async function sendVat(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const organisation = await lendingHouse(c)
  const form = readForm(await c.req.formData(), { vat: '', mention: '', rate: '' })
  try {
    await sayVat(db, c.get('actor'), { organisationId: organisation.id, form, lang }, now())
  } catch (error) {
    if (error instanceof Invalid) return show(c, organisation, { form, errors: error.fields })
    throw error
  }
  return c.redirect(localPath(lang, `/annuaire/${organisation.slug}/prets-comptes?fait=tva`), 303)
}

async function show(
  c: Context<Env>,
  organisation: LendingHouse,
  typed?: { form: VatForm; errors: FieldError[] },
) {
  const lang = c.get('lang')
  const t = moneyMessages[lang].account
  const { from, to, errors: faults } = period(c)
  const errors = [...faults, ...(typed?.errors ?? [])]
  const lines = faults.length > 0 ? [] : await accountOf(c.get('services').db, organisation.id, { from, to })
  const total = (kind: (typeof lines)[number]['kind']) =>
    lines.reduce((sum, line) => sum + (line.kind === kind && !line.cancelled ? line.amountCents : 0), 0)
  return renderPage(
    c,
    {
      title: t.title(organisation.name),
      noIndex: true,
      styles: ['back-office'],
      status: errors.length > 0 ? 422 : 200,
      canonical: `/annuaire/${organisation.slug}/prets-comptes`,
      breadcrumb: [{ label: messages[lang].loans, href: '/compte/prets' }, { label: t.crumb }],
    },
    <AccountPage
      lang={lang}
      organisation={organisation}
      from={from}
      to={to}
      totals={{
        payment: total('payment'),
        deposit: total('deposit'),
        'deposit-return': total('deposit-return'),
      }}
      count={lines.filter(({ cancelled }) => !cancelled).length}
      vat={typed?.form ?? vatForm(await vatOf(c.get('services').db, organisation.id))}
      choices={vatChoices.map((choice) => ({ choice, mention: mentions[choice] ?? null }))}
      longestMention={longestMention}
      saved={c.req.query('fait') === 'tva'}
      errors={errors}
    />,
  )
}

/** `GET /annuaire/{slug}/prets-comptes.csv?du=&au=`: each sum of the period, with the number of its receipt. */
export async function accountFile(c: Context<Env>): Promise<Response> {
  const lang = c.get('lang')
  const { account: t, kinds, means } = moneyMessages[lang]
  const organisation = await lendingHouse(c)
  const { from, to, errors } = period(c)
  if (errors.length > 0) throw new Invalid(errors)
  const lines = (await accountOf(c.get('services').db, organisation.id, { from, to })).map((line) => [
    line.day,
    kinds[line.kind],
    line.receipt && [numberOf(line.receipt), line.receipt.issuer].filter(Boolean).join(', '),
    toEuros(line.amountCents),
    ...vatCells(line, lang),
    (means as Record<string, string>)[line.means ?? ''] ?? null,
    line.cancelled ? t.yes : t.no,
    line.tool,
    line.borrower,
    line.from,
    line.to,
    line.note,
    c.get('origin') + localPath(lang, `/prets/${line.loanId}`),
  ])
  c.header('Content-Type', 'text/csv; charset=utf-8')
  c.header('Content-Disposition', `attachment; filename="prets-comptes-${from}-${to}.csv"`)
  return c.body(`\ufeff${[t.columns, ...lines].map((line) => csvLine(line, spreadsheet)).join('')}`)
}

const mentions: Partial<Record<string, string>> = knownMentions

/** Of a payment whose receipt says how it stands with VAT: what is net, the tax, and its rate or why there is none. */
function vatCells({ amountCents, vat }: AccountLine, lang: Lang): CellValue[] {
  if (!vat) return [null, null, null]
  if (vat.rate === null) return [toEuros(amountCents), 0, vat.mention]
  const { netCents, vatCents } = splitVat(amountCents, vat.rate)
  const rate = moneyMessages[lang].vat.rateShown(formatNumber(lang, vat.rate / 100, 2))
  return [toEuros(netCents), toEuros(vatCents), rate]
}

/** The period of the address; this year when it says none. */
function period(c: Context<Env>) {
  const t = moneyMessages[c.get('lang')]
  const year = today(c.get('services').now()).slice(0, 4)
  const [from, to] = [c.req.query('du') || `${year}-01-01`, c.req.query('au') || `${year}-12-31`]
  const errors = [
    ...(isDay(from) ? [] : [{ field: 'du', message: t.errors.day }]),
    ...(!isDay(to)
      ? [{ field: 'au', message: t.errors.day }]
      : isDay(from) && to < from
        ? [{ field: 'au', message: t.account.order }]
        : []),
  ]
  return { from, to, errors }
}
