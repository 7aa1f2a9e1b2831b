import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary, SelectField, TextField } from '#ui/form.tsx'
import { moneyMessages } from '../messages/paper.ts'
import type { VatChoice, VatForm } from '../money/vat-model.ts'

type AccountProps = {
  lang: Lang
  organisation: { slug: string; name: string }
  from: string
  to: string
  /** What stands, in cents. */
  totals: Record<'payment' | 'deposit' | 'deposit-return', number>
  count: number
  vat: VatForm
  /** What it may choose, each with the mention it prints, if that is known; and the most letters of a mention. */
  choices: readonly { choice: VatChoice; mention: string | null }[]
  longestMention: number
  /** How it stands with VAT was just saved. */
  saved: boolean
  errors: { field: string; message: string }[]
}

/** `/annuaire/{slug}/prets-comptes`: what an organisation received and gave back for its tools over a period. */
export function AccountPage(props: AccountProps) {
  const { lang, organisation, from, to, totals, count, saved, errors } = props
  const t = moneyMessages[lang].account
  const { euros } = moneyMessages[lang]
  const path = localPath(lang, `/annuaire/${organisation.slug}/prets-comptes`)
  const period = !errors.some(({ field }) => field === 'du' || field === 'au')
  const facts: [string, string][] = [
    [t.count, String(count)],
    ...(['payment', 'deposit', 'deposit-return'] as const).map((kind): [string, string] => [
      t.facts[kind],
      euros(totals[kind]),
    ]),
  ]
  return (
    <div class="wrap block narrow spaced">
      <h1>{t.title(organisation.name)}</h1>
      <p class="lead">{t.lead}</p>
      {saved && (
        <Alert kind="success">
          <p>{moneyMessages[lang].vat.saved}</p>
        </Alert>
      )}
      <ErrorSummary lang={lang} errors={errors} />
      <form method="get" action={path} class="no-print">
        <TextField lang={lang} errors={errors} id="du" label={t.from} type="date" value={from} />
        <TextField lang={lang} errors={errors} id="au" label={t.to} type="date" value={to} />
        <p>
          <button class="btn ghost small" type="submit">
            {t.show}
          </button>
        </p>
      </form>
      {period && (
        <>
          {count === 0 ? (
            <p>{t.none}</p>
          ) : (
            <dl class="facts">
              {facts.map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          )}
          <p class="dim">{t.source(from, to)}</p>
          <p class="no-print">
            <a class="btn ghost small" href={`${path}.csv?du=${from}&au=${to}`} download>
              {t.download}
            </a>
          </p>
        </>
      )}
      <VatSection {...props} path={path} />
    </div>
  )
}

/** How the organisation stands with VAT, said by itself. */
function VatSection(props: AccountProps & { path: string }) {
  const { lang, vat, choices, longestMention, errors, path } = props
  const t = moneyMessages[lang].vat
  const common = { lang, errors }
  return (
    <section aria-labelledby="tva" class="no-print">
      <h2 id="tva">{t.title}</h2>
      <p>{t.lead}</p>
      <form method="post" action={`${path}#tva`} novalidate>
        <SelectField
          {...common}
          id="vat"
          label={t.choice}
          value={vat.vat}
          options={choices.map(
            ({ choice, mention }) =>
              [choice, t.choices[choice] + (mention ? t.printed(mention) : '')] as const,
          )}
        />
        <TextField
          {...common}
          id="mention"
          label={t.mention}
          value={vat.mention}
          maxLength={longestMention}
          optional
        />
        <TextField
          {...common}
          id="rate"
          label={t.rate}
          help={t.rateHelp}
          value={vat.rate}
          inputMode="decimal"
          maxLength={8}
          optional
        />
        <button class="btn ghost" type="submit">
          {t.button}
        </button>
      </form>
    </section>
  )
}
