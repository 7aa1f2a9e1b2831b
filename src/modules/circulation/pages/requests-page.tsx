import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { ErrorSummary, TextField } from '#ui/form.tsx'
import type { ChoiceForm, PlanForm } from '../form-model.ts'
import { spanInWords } from '../messages/days.ts'
import { messages, namesIn } from '../messages/index.ts'
import type { RequestThen, ToolThen } from '../model.ts'

type Props = {
  lang: Lang
  choice: ChoiceForm
  tools: Pick<ToolThen, 'id' | 'title'>[]
  requests: RequestThen[]
  copies: number
  form: PlanForm
  /** Days that a copy may wait at a host for the next one. */
  directWait: number
  errors: { field: string; message: string }[]
}

const path = '/outils/planifier'

/** `/outils/planifier?outil=…`: the requests, how much each matters, and what counts in a plan. */
export function RequestsPage(props: Props) {
  const { lang, choice, requests, copies, errors } = props
  const t = messages[lang].requests
  const again = new URLSearchParams([
    ...choice.slugs.map((slug) => ['outil', slug]),
    ['du', choice.from],
    ['au', choice.to],
  ])
  return (
    <div class="wrap block narrow">
      <h1>{t.title}</h1>
      {requests.length === 0 ? (
        <div class="panel next">
          <p>{t.none}</p>
        </div>
      ) : (
        <>
          <p class="lead">{t.lead(requests.length, copies)}</p>
          <ErrorSummary lang={lang} errors={errors} />
          <form method="post" action={localPath(lang, path)} novalidate>
            {[...again].map(([name, value]) => (
              <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
            ))}
            <h2>{t.list}</h2>
            <ul class="rows">
              {requests.map((request) => (
                <Request key={request.id} {...props} request={request} />
              ))}
            </ul>
            <Settings {...props} />
            <p>
              <button class="btn" type="submit">
                {t.send}
              </button>
            </p>
            <p class="help">{t.sendHelp}</p>
          </form>
        </>
      )}
      <p>
        <a href={localPath(lang, path)}>{t.back}</a>
      </p>
    </div>
  )
}

function Request({ lang, tools, form, errors, request }: Props & { request: RequestThen }) {
  const t = messages[lang].requests
  const id = `priority-${request.id}`
  const error = errors.find(({ field }) => field === id)
  const flexible =
    request.flexible === null ? t.unsaid : request.flexible === 0 ? t.exact : t.flexible(request.flexible)
  const facts = [
    tools.length > 1 && tools.find((tool) => tool.id === request.tool)?.title,
    namesIn(lang, request),
    spanInWords(lang, request.span),
    flexible,
    request.place !== request.borrower && request.place,
    request.commune,
    request.waiting && t.waiting,
  ]
  return (
    <li>
      <div>
        <p>
          <a href={localPath(lang, `/prets/${request.id}`)}>
            <strong>{request.borrower}</strong>
          </a>
        </p>
        <p class="dim">{facts.filter(Boolean).join(' · ')}</p>
        {request.point === null && <p class="state bad">{t.unlocated}</p>}
      </div>
      <div class={error ? 'field wrong' : 'field'}>
        <label for={id}>
          {t.priority}
          <span class="sr"> ({request.borrower})</span>
        </label>
        <select id={id} name={id} aria-invalid={error ? true : undefined}>
          {Object.entries(t.priorities).map(([value, label]) => (
            <option key={value} value={value} selected={value === (form.priorities[request.id] ?? 'usual')}>
              {label}
            </option>
          ))}
        </select>
        {error && <p class="field-error">{error.message}</p>}
      </div>
    </li>
  )
}

function Settings({ lang, form, directWait, errors }: Props) {
  const t = messages[lang].requests
  const common = { lang, errors, type: 'number' as const }
  return (
    <>
      <h2>{t.settings}</h2>
      <TextField {...common} id="margin" label={t.margin} help={t.marginHelp} value={form.margin} />
      <TextField
        {...common}
        id="direct"
        label={t.direct}
        help={t.directHelp(directWait)}
        value={form.direct}
        optional
      />
      <fieldset class="field" aria-describedby="poids-aide">
        <legend>{t.weights}</legend>
        <p class="help" id="poids-aide">
          {t.weightsHelp}
        </p>
        <TextField {...common} id="served" label={t.served} value={form.served} />
        <TextField {...common} id="hundredKm" label={t.hundredKm} value={form.hundredKm} />
        <TextField {...common} id="fairness" label={t.fairness} help={t.fairnessHelp} value={form.fairness} />
      </fieldset>
    </>
  )
}
