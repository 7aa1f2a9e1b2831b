import type { Context } from 'hono'
import { authorise } from '#platform/access/permission.ts'
import { AppError, type FieldError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { readTexts, uuidOf } from '#platform/http/form-texts.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { type AlertFilter, type AlertState, alertStates } from '../alert-model.ts'
import { listAlerts, readRules } from '../alert-store.ts'
import { alertMessages } from '../messages/index.ts'
import { levels } from '../model.ts'
import { AlertsPage } from '../pages/alerts-page.tsx'
import { type AlertsProps, alertsPath } from '../pages/alerts-props.ts'
import { canAnswerAlerts, canSeeAlerts } from '../policy.ts'
import {
  acknowledgeAlert,
  changeRule,
  createRule,
  type RuleTyped,
  ruleTexts,
  setRuleActive,
} from '../rule-verbs.ts'
import { readIndicators } from '../store.ts'

const pageSize = 30
const empty: AlertsProps['typed'] = {
  title: '',
  indicator: '',
  kind: 'drop',
  level: 'epci',
  threshold: '',
  tell: 'moderator',
}

type State = {
  typed?: AlertsProps['typed']
  changed?: AlertsProps['changed']
  note?: AlertsProps['note']
  errors?: FieldError[]
}

/** `GET /administration/alertes?etat=&regle=&niveau=&page=`: the alerts and their rules. */
export const alertsPage = (c: Context<Env>) => show(c, {})

/** `POST /administration/alertes`: adds a rule. */
export async function addRule(c: Context<Env>): Promise<Response> {
  authorise(canAnswerAlerts, c.get('actor'), undefined)
  const text = await readTexts(c)
  const typed = Object.fromEntries(
    ruleTexts.map((name) => [name, text(name, name === 'title' ? 200 : 100)]),
  ) as RuleTyped
  const { db, now } = c.get('services')
  return orBack(c, { typed }, 'regle', () => createRule(db, c.get('actor'), typed, c.get('lang'), now()))
}

/** `POST /administration/alertes/regles/{id}`: stops a rule, starts it again, or sets it. */
export async function actOnRule(c: Context<Env>): Promise<Response> {
  authorise(canAnswerAlerts, c.get('actor'), undefined)
  const id = uuidOf(c.req.param('id'))
  const text = await readTexts(c)
  const act = text('acte', 20)
  const { db, now } = c.get('services')
  if (act === 'regler') {
    const typed = {
      title: text(`title-${id}`, 200),
      threshold: text(`threshold-${id}`, 20),
      tell: text(`tell-${id}`, 20),
    }
    return orBack(c, { changed: { id, ...typed } }, 'regler', () =>
      changeRule(db, c.get('actor'), { id, typed, lang: c.get('lang') }, now()),
    )
  }
  if (act !== 'arreter' && act !== 'reprendre') throw new AppError('invalid')
  await setRuleActive(db, c.get('actor'), id, act === 'reprendre', now())
  return done(c, act === 'reprendre' ? 'reprise' : 'arret')
}

/** `POST /administration/alertes/{id}`: acknowledges an alert, with a note. */
export async function answerAlert(c: Context<Env>): Promise<Response> {
  authorise(canAnswerAlerts, c.get('actor'), undefined)
  const id = uuidOf(c.req.param('id'))
  const text = (await readTexts(c))(`note-${id}`, 2000)
  const { db, now } = c.get('services')
  return orBack(c, { note: { id, text } }, 'acte', () =>
    acknowledgeAlert(db, c.get('actor'), { id, text }, c.get('lang'), now()),
  )
}

async function orBack(
  c: Context<Env>,
  state: State,
  word: string,
  act: () => Promise<void>,
): Promise<Response> {
  try {
    await act()
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'invalid')) throw error
    return show(c, { ...state, errors: error.fields })
  }
  return done(c, word)
}

async function show(
  c: Context<Env>,
  { typed = empty, changed = null, note = null, errors = [] }: State,
): Promise<Response> {
  const actor = c.get('actor')
  authorise(canSeeAlerts, actor, undefined)
  const { db } = c.get('services')
  const lang = c.get('lang')
  const parameters = new URL(c.req.url).searchParams
  const filter = filterIn(parameters)
  const page = Number(/^[1-9]\d{0,4}$/.exec(parameters.get('page') ?? '')?.[0] ?? 1)
  const [{ alerts, total }, rules, indicators] = await Promise.all([
    listAlerts(db, filter, { page, size: pageSize }),
    readRules(db),
    readIndicators(db),
  ])
  if (page > 1 && alerts.length === 0) throw new NotFound()
  return renderPage(
    c,
    {
      title: alertMessages[lang].title,
      noIndex: true,
      styles: ['back-office'],
      status: errors.length > 0 ? 422 : 200,
      canonical: alertsPath,
    },
    <AlertsPage
      lang={lang}
      alerts={alerts}
      total={total}
      filter={filter}
      states={alertStates}
      page={page}
      pages={Math.max(1, Math.ceil(total / pageSize))}
      rules={rules}
      indicators={indicators}
      mayAnswer={canAnswerAlerts(actor, undefined)}
      typed={typed}
      changed={changed}
      note={note}
      errors={errors}
      done={parameters.get('fait')}
    />,
  )
}

/** What the address asks of the list; what it does not know is left out. */
function filterIn(parameters: URLSearchParams): AlertFilter {
  const rule = parameters.get('regle') ?? ''
  const states = Object.keys(alertStates) as AlertState[]
  return {
    state: states.find((each) => alertStates[each] === parameters.get('etat')) ?? 'waiting',
    rule: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(rule) ? rule : null,
    level: levels.find((each) => each === parameters.get('niveau')) ?? null,
  }
}

const done = (c: Context<Env>, word: string) =>
  c.redirect(localPath(c.get('lang'), `${alertsPath}?fait=${word}`), 303)
