import { localPath } from '#platform/i18n/lang.ts'
import { SelectField, TextArea, TextField } from '#ui/form.tsx'
import type { ActsForm } from '../form-model.ts'
import { datesMessages } from '../messages/dates.ts'
import { messages, modulesNamed } from '../messages/index.ts'
import type { LoanAct } from '../model.ts'
import { SignFields } from './agreement-section.tsx'
import { AcceptDatesFields, DatesFields, DeclineDatesFields, datesTitle } from './dates-section.tsx'
import type { LoanProps } from './loan-props.ts'
import { ModuleTicks } from './module-ticks.tsx'

type Props = LoanProps & { act: LoanAct; first: boolean }

/** One act and what it asks for; the first one stands open, the others open when wanted. */
export function ActForm(props: Props) {
  const { lang, act, loan, errors } = props
  const named: Record<string, [string, string]> = {
    ...messages[lang].loan.acts,
    ...datesMessages[lang].acts,
    dates: datesTitle(props),
    ...(props.modules && { offer: messages[lang].loan.offerApart }),
  }
  const [title = '', button = ''] = named[act] ?? []
  const fields = <Fields {...props} />
  const wrong = errors.some(({ field }) => fieldsOf[act]?.includes(field))
  return (
    <details open={props.first || wrong || (act === 'offer' && props.busy?.dates != null)}>
      <summary>{title}</summary>
      <form method="post" action={localPath(lang, `/prets/${loan.id}`)} novalidate>
        <input type="hidden" name="version" value={loan.version} />
        {fields}
        <button class={props.first ? 'btn' : 'btn ghost'} type="submit" name="act" value={act}>
          {button}
        </button>
      </form>
    </details>
  )
}

type Text = Exclude<keyof ActsForm, 'offerModules'>

/** Which fields belong to an act: what is wrong in one opens it. */
const fieldsOf: Partial<Record<LoanAct, string[]>> = {
  approve: ['approveCopy', 'approveWords'],
  refuse: ['refuseReason'],
  offer: ['offerFrom', 'offerTo', 'offerModules', 'offerWords'],
  decline: ['declineWords'],
  cancel: ['cancelReason'],
  sign: ['signName'],
  dates: ['datesFrom', 'datesTo', 'datesCopy', 'datesReason'],
  'accept-dates': ['acceptDatesCopy'],
  'decline-dates': ['declineDatesReason'],
}

function Fields(props: Props) {
  const { lang, act, loan, form, errors, copies } = props
  const t = messages[lang].loan
  const { around } = props
  const common = { lang, errors }
  const words = (id: Text) => (
    <TextArea {...common} id={id} label={t.words} value={form[id]} optional rows={3} maxLength={2000} />
  )
  const reason = (id: Text, optional = false) => (
    <TextArea
      {...common}
      id={id}
      label={t.reason}
      help={t.reasonHelp}
      value={form[id]}
      optional={optional}
      rows={3}
      maxLength={2000}
    />
  )
  const date = (id: 'offerFrom' | 'offerTo', label: string) => (
    <TextField {...common} id={id} label={label} type="date" value={form[id]} />
  )
  switch (act) {
    case 'approve':
      return (
        <>
          <SelectField
            {...common}
            id="approveCopy"
            label={t.approveCopy}
            value={form.approveCopy}
            options={[['', t.firstFree], ...copies.map(({ id, code }) => [id, code] as const)]}
            optional
          />
          {words('approveWords')}
        </>
      )
    case 'offer':
      return (
        <>
          {around && <p class="help">{t.offerWithin(messages[lang].days(around.from, around.to))}</p>}
          {date('offerFrom', t.from)}
          {date('offerTo', t.to)}
          {props.modules && (
            <>
              <input type="hidden" name="offerApart" value="1" />
              <ModuleTicks
                {...common}
                id="offerModules"
                legend={t.offerModules}
                help={[
                  t.offerModulesHelp,
                  props.modules.free.length > 0 && t.offerFree(props.modules.free.join(', ')),
                ]
                  .filter(Boolean)
                  .join(' ')}
                modules={props.modules.apart}
                ticked={form.offerModules}
              />
            </>
          )}
          {words('offerWords')}
        </>
      )
    case 'accept':
      return (
        loan.askedFor && <p>{t.acceptOther(modulesNamed(lang, loan.askedFor), modulesNamed(lang, loan))}</p>
      )
    case 'refuse':
      return reason('refuseReason')
    case 'cancel':
      return reason('cancelReason', true)
    case 'decline':
      return words('declineWords')
    case 'dates':
      return <DatesFields {...props} />
    case 'accept-dates':
      return <AcceptDatesFields {...props} />
    case 'decline-dates':
      return <DeclineDatesFields {...props} />
    case 'sign':
      return <SignFields {...props} />
    case 'close':
      return (
        <>
          <SelectField
            {...common}
            id="closeState"
            label={t.state}
            value={form.closeState}
            options={[['', t.unchanged], ...Object.entries(t.copyStates)]}
            optional
          />
          {words('closeWords')}
        </>
      )
    default:
      return null
  }
}
