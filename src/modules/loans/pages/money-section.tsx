import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { SelectField, TextArea, TextField } from '#ui/form.tsx'
import { moneyMessages } from '../messages/paper.ts'
import type { LoanProps } from './loan-props.ts'
import type { MoneyProps } from './paper-props.ts'

/** The money of a loan: what it costs, what came and went, its quotes and receipts, and what its holder notes. */
export function MoneySection(props: LoanProps) {
  const { lang, loan, paper } = props
  const { money } = paper
  const t = moneyMessages[lang]
  if (!money) return null
  return (
    <section aria-labelledby="argent">
      <h2 id="argent">{t.title}</h2>
      <Balance {...props} money={money} />
      {money.documents.length > 0 && (
        <>
          <h3>{t.documents}</h3>
          <ul>
            {money.documents.map((each) => (
              <li key={each.id}>
                <a href={localPath(lang, `/prets/${loan.id}/pieces/${each.id}`)}>
                  {t.document(each.kind, each.number, each.amountCents)}
                </a>
                {each.cancelled && <> ({t.cancelled})</>}
              </li>
            ))}
          </ul>
        </>
      )}
      <Lines {...props} money={money} />
      {money.mayQuote && (
        <form method="post" action={localPath(lang, `/prets/${loan.id}/argent`)}>
          <input type="hidden" name="version" value={loan.version} />
          <button class="btn ghost" type="submit" name="act" value="quote">
            {t.quote}
          </button>
        </form>
      )}
      {money.mayChange && <ChangeForm {...props} />}
      {money.notable.length > 0 && <NoteForm {...props} money={money} />}
      {money.account && (
        <p>
          <a href={localPath(lang, money.account)}>{t.account.see}</a>
        </p>
      )}
    </section>
  )
}

type Props = LoanProps & { money: MoneyProps }

function Balance({ lang, loan, money }: Props) {
  const t = moneyMessages[lang]
  const said = (value: number | null, nothing: string) =>
    value === null ? t.unsaid : value === 0 ? nothing : t.euros(value)
  const { paid, deposit, returned } = money.balance
  const left = loan.priceCents === null ? null : Math.max(0, loan.priceCents - paid)
  const depositWords =
    deposit === null
      ? loan.depositCents
        ? t.depositWaits(t.euros(loan.depositCents))
        : loan.depositCents === null
          ? t.unsaidDeposit
          : t.noDeposit
      : returned === null
        ? t.depositHeld(deposit)
        : t.depositBack(returned, deposit - returned)
  const facts: [string, string][] = [
    [t.facts.price, said(loan.priceCents, t.free)],
    ...(paid > 0 || loan.priceCents ? ([[t.facts.paid, t.euros(paid)]] as [string, string][]) : []),
    ...(left ? ([[t.facts.left, t.euros(left)]] as [string, string][]) : []),
    [t.facts.deposit, depositWords],
  ]
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What was noted, each with the way to say that it was a mistake. */
function Lines({ lang, loan, money }: Props) {
  const t = moneyMessages[lang]
  if (money.lines.length === 0) return null
  return (
    <>
      <h3>{t.lines}</h3>
      <ul class="rows">
        {money.lines.map((line) => {
          const means = line.means && t.means[line.means]
          const facts = [t.day(line.day), means, line.cancelled && t.cancelled].filter(Boolean)
          return (
            <li key={line.id}>
              <p>
                <strong>
                  {t.kinds[line.kind]} : {t.euros(line.amountCents)}
                </strong>
              </p>
              {line.note && <p>{line.note}</p>}
              <p class="dim">{facts.join(' · ')}</p>
              {line.mayCancel && (
                <form method="post" action={localPath(lang, `/prets/${loan.id}/argent`)}>
                  <input type="hidden" name="version" value={loan.version} />
                  <input type="hidden" name="money" value={line.id} />
                  <button
                    class="btn ghost small"
                    type="submit"
                    name="act"
                    value="cancel"
                    aria-label={t.cancelThis(t.kinds[line.kind], line.amountCents)}
                  >
                    {t.cancel}
                  </button>
                </form>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

function ChangeForm({ lang, loan, errors, paper: { form } }: LoanProps) {
  const t = moneyMessages[lang].change
  const common = { lang, errors, optional: true, inputMode: 'decimal' } as const
  const wrong = errors.some(({ field }) => field === 'price' || field === 'deposit')
  return (
    <details open={wrong}>
      <summary>{t.title}</summary>
      <form method="post" action={localPath(lang, `/prets/${loan.id}/argent`)} novalidate>
        <p>{t.lead}</p>
        <input type="hidden" name="version" value={loan.version} />
        <TextField {...common} id="price" label={t.price} help={t.help} value={form.price} />
        <TextField {...common} id="deposit" label={t.deposit} help={t.help} value={form.deposit} />
        <button class="btn ghost" type="submit" name="act" value="terms">
          {t.button}
        </button>
      </form>
    </details>
  )
}

function NoteForm({ lang, loan, errors, paper: { form }, money }: Props) {
  const t = moneyMessages[lang]
  const common = { lang, errors }
  const wrong = errors.some(({ field }) => ['moneyKind', 'amount', 'paidOn', 'means', 'note'].includes(field))
  return (
    <details open={wrong}>
      <summary>{t.note.title}</summary>
      <form method="post" action={localPath(lang, `/prets/${loan.id}/argent`)} novalidate>
        <p>{t.note.lead}</p>
        <input type="hidden" name="version" value={loan.version} />
        <SelectField
          {...common}
          id="moneyKind"
          label={t.note.kind}
          value={form.moneyKind}
          options={money.notable.map((kind) => [kind, t.kinds[kind]] as const)}
        />
        <TextField
          {...common}
          id="amount"
          label={t.note.amount}
          help={t.note.amountHelp}
          inputMode="decimal"
          value={form.amount}
        />
        <TextField {...common} id="paidOn" label={t.note.day} type="date" value={form.paidOn} />
        <SelectField
          {...common}
          id="means"
          label={t.note.means}
          value={form.means}
          options={[['', t.note.unsaid], ...meansOf(lang)]}
          optional
        />
        <TextArea
          {...common}
          id="note"
          label={t.note.words}
          value={form.note}
          optional
          rows={2}
          maxLength={300}
        />
        <button class="btn ghost" type="submit" name="act" value="note">
          {t.note.button}
        </button>
      </form>
    </details>
  )
}

const meansOf = (lang: Lang) => Object.entries(moneyMessages[lang].means)
