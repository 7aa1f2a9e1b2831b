import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { ErrorSummary, TextField } from '#ui/form.tsx'
import { moneyMessages } from '../messages/paper.ts'

type AccountProps = {
  lang: Lang
  organisation: { slug: string; name: string }
  from: string
  to: string
  /** What stands, in euros. */
  totals: Record<'payment' | 'deposit' | 'deposit-return', number>
  count: number
  errors: { field: string; message: string }[]
}

/** `/annuaire/{slug}/prets-comptes`: what an organisation received and gave back for its tools over a period. */
export function AccountPage({ lang, organisation, from, to, totals, count, errors }: AccountProps) {
  const t = moneyMessages[lang].account
  const { euros } = moneyMessages[lang]
  const path = localPath(lang, `/annuaire/${organisation.slug}/prets-comptes`)
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
      {errors.length === 0 && (
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
    </div>
  )
}
