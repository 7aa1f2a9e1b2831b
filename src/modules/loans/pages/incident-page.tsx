import { formatCents, formatMoment, typedCents } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary, SelectField, TextArea, TextField } from '#ui/form.tsx'
import type { Blocking, HeldUp, Incident } from '../incident-model.ts'
import { fieldMessages, messages } from '../messages/index.ts'

/** The form of a repair, as typed. */
export type RepairForm = {
  from: string
  to: string
  cost: string
  payer: string
  note: string
  blocks: Blocking | string
}

/** What is planned, as the form shows it. */
export const repairTyped = (lang: Lang, { repair, blocks }: Incident): RepairForm => ({
  from: repair.from ?? '',
  to: repair.to ?? '',
  cost: typedCents(lang, repair.costCents),
  payer: repair.payer ?? '',
  note: repair.words ?? '',
  blocks,
})

type IncidentProps = {
  lang: Lang
  incident: Incident
  heldUp: HeldUp[]
  mayRepair: boolean
  typed: RepairForm
  errors: { field: string; message: string }[]
  changed: boolean
  notice: string | null
}

/** `/incidents/{id}`: what broke of a copy, what it holds up, how it is repaired and ends. */
export function IncidentPage(props: IncidentProps) {
  const { lang, incident, errors, notice, mayRepair } = props
  const t = fieldMessages[lang].incidents
  const title = (lang === 'en' && incident.tool.titleEn) || incident.tool.titleFr
  return (
    <div class="wrap block narrow spaced">
      <h1>{t.title(incident.copy.code)}</h1>
      <p class="lead">
        <a href={localPath(lang, `/outils/${incident.tool.slug}`)}>{title}</a>
      </p>
      <p>
        <strong class={incident.closedAt ? 'state good' : 'state bad'}>
          {incident.outcome ? t.outcomes[incident.outcome] : t.open}
        </strong>
      </p>
      {notice && (
        <Alert kind="success">
          <p>{notice}</p>
        </Alert>
      )}
      {props.changed && (
        <Alert kind="error">
          <p>{t.changed}</p>
        </Alert>
      )}
      <ErrorSummary lang={lang} errors={errors} />
      <Facts {...props} />
      {mayRepair && !incident.closedAt && <HeldUpLoans {...props} />}
      {mayRepair && !incident.closedAt && <RepairFields {...props} />}
      {mayRepair && !incident.closedAt && <CloseForm {...props} />}
      <ul class="chips">
        {incident.loan && (
          <li>
            <a href={localPath(lang, `/prets/${incident.loan.id}`)}>{fieldMessages[lang].copy.seeLoan}</a>
          </li>
        )}
        {mayRepair && (
          <li>
            <a href={localPath(lang, `/e/${incident.copy.id}`)}>{fieldMessages[lang].copy.history}</a>
          </li>
        )}
      </ul>
    </div>
  )
}

function Facts({ lang, incident, mayRepair }: IncidentProps) {
  const t = fieldMessages[lang].incidents
  const { repair } = incident
  const { days, sides } = messages[lang]
  const planned = [
    repair.from && repair.to ? days(repair.from, repair.to) : (repair.from ?? repair.to),
    repair.costCents !== null && formatCents(lang, repair.costCents),
    repair.payer && t.payers[repair.payer],
  ]
  const facts: [string, string | null | undefined | false][] = [
    [t.parts, incident.parts.length > 0 ? t.faults(incident.parts).join(' · ') : t.faultWords],
    [messages[lang].loan.modules, incident.moduleNames],
    [t.words, incident.words],
    [t.openedBy, fieldMessages[lang].reports.by(sides[incident.side], incident.who)],
    [t.openedOn, `${t.moments[incident.moment]}, ${formatMoment(lang, incident.openedAt)}`],
    [messages[lang].loan.borrower, incident.loan?.borrower],
    [t.blocks, !incident.closedAt && t.blockings[incident.blocks]],
    [t.repair, planned.filter(Boolean).join(' · ')],
    [t.note, mayRepair && repair.words],
    [t.closed, incident.closedAt && formatMoment(lang, incident.closedAt)],
  ]
  return (
    <dl class="facts">
      {facts.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}

/** The loans that wait for the copy. */
function HeldUpLoans({ lang, incident, heldUp }: IncidentProps) {
  const t = fieldMessages[lang].incidents
  if (incident.blocks !== 'copy') return null
  return (
    <section aria-labelledby="attendent">
      <h2 id="attendent">{t.heldUp}</h2>
      <p>{heldUp.length > 0 ? t.heldUpLead : t.noHeldUp}</p>
      {heldUp.length > 0 && (
        <ul class="rows">
          {heldUp.map((loan) => (
            <li key={loan.id}>
              <p>
                <a href={localPath(lang, `/prets/${loan.id}`)}>
                  <strong>
                    {fieldMessages[lang].copy.lent(loan.borrower ?? fieldMessages[lang].copy.nobody)}
                  </strong>
                </a>
              </p>
              <p class="dim">
                {messages[lang].days(loan.span.from, loan.span.to)} · {t.toldOn}{' '}
                {formatMoment(lang, loan.toldAt)}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function RepairFields({ lang, incident, typed, errors }: IncidentProps) {
  const t = fieldMessages[lang].incidents
  const common = { lang, errors, optional: true }
  return (
    <section aria-labelledby="reparation">
      <h2 id="reparation">{t.repair}</h2>
      <form method="post" action={localPath(lang, `/incidents/${incident.id}`)} novalidate>
        <input type="hidden" name="version" value={incident.version} />
        <SelectField
          lang={lang}
          errors={errors}
          id="blocks"
          label={t.blocks}
          value={typed.blocks}
          options={Object.entries(t.blockings)}
        />
        <div class="pair">
          <TextField {...common} id="from" label={t.from} type="date" value={typed.from} />
          <TextField {...common} id="to" label={t.to} type="date" value={typed.to} />
        </div>
        <div class="pair">
          <TextField {...common} id="cost" label={t.cost} inputMode="decimal" value={typed.cost} />
          <SelectField
            {...common}
            id="payer"
            label={t.payer}
            value={typed.payer}
            options={[['', t.unsaid], ...Object.entries(t.payers)]}
          />
        </div>
        <TextArea {...common} id="note" label={t.note} value={typed.note} rows={3} maxLength={2000} />
        <button class="btn" type="submit" name="act" value="repair">
          {t.save}
        </button>
      </form>
    </section>
  )
}

function CloseForm({ lang, incident, errors }: IncidentProps) {
  const t = fieldMessages[lang].incidents
  return (
    <section aria-labelledby="clore">
      <h2 id="clore">{t.close}</h2>
      <p>{t.closeLead}</p>
      <form method="post" action={localPath(lang, `/incidents/${incident.id}`)} novalidate>
        <input type="hidden" name="version" value={incident.version} />
        <SelectField
          lang={lang}
          errors={errors}
          id="outcome"
          label={t.outcome}
          value=""
          options={[['', t.choose], ...Object.entries(t.outcomes)]}
        />
        <SelectField
          lang={lang}
          id="copyState"
          label={t.copyAfter}
          value="worn"
          options={[
            ['good', t.copyStates.good],
            ['worn', t.copyStates.worn],
          ]}
        />
        <button class="btn ghost" type="submit" name="act" value="close">
          {t.closeButton}
        </button>
      </form>
    </section>
  )
}
