import { writeJournal } from '#modules/journal/index.ts'
import { type Actor, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { Conflict, type FieldError, Invalid, NotFound } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { type AlertRule, type RuleKind, ruleKinds, toldRoles } from './alert-model.ts'
import { alertMessages } from './messages/index.ts'
import { canAnswerAlerts } from './policy.ts'
import { readIndicators } from './store.ts'

/** The texts of the form of a rule. */
export const ruleTexts = ['title', 'indicator', 'kind', 'level', 'threshold', 'tell'] as const
export type RuleTyped = Record<(typeof ruleTexts)[number], string>

const most = 100

/** Adds a rule of alert. @throws Invalid with what to correct, in the language of the person */
export async function createRule(
  db: Database,
  actor: Actor,
  typed: RuleTyped,
  lang: Lang,
  now: Date,
): Promise<void> {
  authorise(canAnswerAlerts, actor, undefined)
  const [indicator] = await readIndicators(db, typed.indicator)
  const t = alertMessages[lang].errors
  const kind = ruleKinds.find((each) => each === typed.kind)
  const level = indicator?.levels.find((each) => each === typed.level)
  const tell = toldRoles.find((each) => each === typed.tell) ?? 'moderator'
  const threshold = kind ? thresholdOf(kind, typed.threshold) : null
  const errors: FieldError[] = []
  const wrong = (field: string, message: string) => errors.push({ field, message })
  if (typed.title === '') wrong('title', t.title)
  if (!indicator) wrong('indicator', t.indicator)
  if (!kind) wrong('kind', t.kind)
  if (indicator && !level) wrong('level', t.level)
  if (Number.isNaN(threshold)) wrong('threshold', t.threshold)
  if (errors.length > 0 || !indicator || !kind || !level) throw new Invalid(errors)
  await inTransaction(db, async (tx) => {
    const { count } = await tx
      .selectFrom('alert_rule')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('active', '=', true)
      .executeTakeFirstOrThrow()
    if (Number(count) >= most) throw new Invalid([{ field: 'title', message: t.most }])
    const { id } = await tx
      .insertInto('alert_rule')
      .values({
        title: typed.title.slice(0, 200),
        indicator: indicator.code,
        kind,
        level,
        threshold,
        tell,
        created_by: personId(actor),
        created_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await note(tx, actor, 'alert-rule.create', id, { title: typed.title, indicator: indicator.code }, now)
  })
}

/** What may change of a rule: its name, its threshold, who is told. */
export type RuleChange = Record<'title' | 'threshold' | 'tell', string>

/** Changes a rule; its alerts stay, and the next night looks with the new threshold. @throws Invalid on fields named after the rule, NotFound */
export async function changeRule(
  db: Database,
  actor: Actor,
  { id, typed, lang }: { id: string; typed: RuleChange; lang: Lang },
  now: Date,
): Promise<void> {
  authorise(canAnswerAlerts, actor, undefined)
  const t = alertMessages[lang].errors
  await inTransaction(db, async (tx) => {
    const rule = await tx
      .selectFrom('alert_rule')
      .select(['title', 'kind', 'threshold', 'tell'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!rule) throw new NotFound(id)
    const tell = toldRoles.find((each) => each === typed.tell)
    const threshold = thresholdOf(rule.kind as RuleKind, typed.threshold)
    const errors: FieldError[] = []
    if (typed.title === '') errors.push({ field: `title-${id}`, message: t.title })
    if (Number.isNaN(threshold)) errors.push({ field: `threshold-${id}`, message: t.threshold })
    if (!tell) errors.push({ field: `tell-${id}`, message: t.tell })
    if (errors.length > 0 || !tell) throw new Invalid(errors)
    await tx
      .updateTable('alert_rule')
      .where('id', '=', id)
      .set({ title: typed.title, threshold, tell })
      .execute()
    await note(
      tx,
      actor,
      'alert-rule.edit',
      id,
      {
        title: typed.title,
        threshold: `${rule.threshold ?? ''} → ${threshold ?? ''}`,
        tell: `${rule.tell} → ${tell}`,
      },
      now,
    )
  })
}

/** The threshold of a kind of rule: null for « none left », NaN when what is typed makes no sense. */
function thresholdOf(kind: RuleKind, typed: string): number | null {
  if (kind === 'none-left') return null
  const plain = typed.replaceAll(/\s/g, '').replace(',', '.')
  const value = plain === '' ? Number.NaN : Number(plain)
  const relative = kind === 'drop' || kind === 'gap'
  return Number.isFinite(value) && !(relative && value <= 0) ? value : Number.NaN
}

/** Stops a rule, or starts it again. @throws NotFound */
export async function setRuleActive(
  db: Database,
  actor: Actor,
  id: string,
  active: boolean,
  now: Date,
): Promise<void> {
  authorise(canAnswerAlerts, actor, undefined)
  await inTransaction(db, async (tx) => {
    const rule = await tx
      .updateTable('alert_rule')
      .set({ active })
      .where('id', '=', id)
      .returning(['title'])
      .executeTakeFirst()
    if (!rule) throw new NotFound(id)
    await note(tx, actor, active ? 'alert-rule.start' : 'alert-rule.stop', id, { title: rule.title }, now)
  })
}

/** Acknowledges an alert with a note. @throws NotFound, Invalid without a note, Conflict when somebody did before */
export async function acknowledgeAlert(
  db: Database,
  actor: Actor,
  { id, text }: { id: string; text: string },
  lang: Lang,
  now: Date,
): Promise<void> {
  authorise(canAnswerAlerts, actor, undefined)
  if (text === '') throw new Invalid([{ field: `note-${id}`, message: alertMessages[lang].errors.note }])
  await inTransaction(db, async (tx) => {
    const alert = await tx
      .selectFrom('alert')
      .select(['rule_id', 'acknowledged_at', 'territory_kind', 'territory_code', 'year'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!alert) throw new NotFound(id)
    if (alert.acknowledged_at) throw new Conflict(id)
    await tx
      .updateTable('alert')
      .set({ acknowledged_at: now, acknowledged_by: personId(actor), note: text.slice(0, 2000) })
      .where('id', '=', id)
      .execute()
    const territory = `${alert.territory_kind}/${alert.territory_code}`
    await note(
      tx,
      actor,
      'alert.acknowledge',
      alert.rule_id,
      { territory, year: alert.year, note: text },
      now,
    )
  })
}

async function note(
  tx: Parameters<typeof writeJournal>[0],
  actor: Actor,
  action: string,
  id: AlertRule['id'],
  changes: Record<string, string | number>,
  now: Date,
): Promise<void> {
  await writeJournal(tx, actor, [{ action, object: { kind: 'alert-rule', id }, changes }], now)
}
