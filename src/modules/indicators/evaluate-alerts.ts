import { writeJournal } from '#modules/journal/index.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { type MailDraft, queueMails } from '#platform/mail/mail.ts'
import { type AlertRule, raisedBy } from './alert-model.ts'
import { readLooked, readNames, readRules, readTold, writeAlerts } from './alert-store.ts'
import { alertMessages } from './messages/index.ts'
import { ruleTitle } from './messages/rule-title.ts'
import type { Indicator } from './model.ts'
import { readIndicators } from './store.ts'

const job = { kind: 'system', origin: 'job' } as const
const shown = 15

type News = { rule: AlertRule; names: string[]; year: number; key: string }

/**
 * Looks at every active rule and writes the alerts that are new; whoever is to be told gets one mail for all of them. An alert is said once for a
 * territory and a year. One transaction a run: what is written is told.
 * @param how.quiet writes to nobody: a site that begins finds in its list what has been so for long
 * @returns how many alerts are new
 */
export async function evaluateAlerts(
  db: Database,
  now: Date,
  { signal, quiet = false }: { signal?: AbortSignal; quiet?: boolean } = {},
): Promise<number> {
  const [rules, indicators] = await Promise.all([readRules(db, true), readIndicators(db)])
  const byCode = new Map(indicators.map((each) => [each.code, each]))
  return inTransaction(db, async (tx) => {
    const news: News[] = []
    for (const rule of rules) {
      if (signal?.aborted) break
      const indicator = byCode.get(rule.indicator)
      const found = indicator && (await evaluate(tx, rule, indicator, now))
      if (found) news.push(found)
    }
    if (news.length === 0) return 0
    await writeJournal(
      tx,
      job,
      news.map(({ rule, names }) => ({
        action: 'alert.raise',
        object: { kind: 'alert-rule', id: rule.id },
        changes: { title: rule.title, territories: names.slice(0, shown).join(', ') },
      })),
      now,
    )
    const count = news.reduce((sum, { names }) => sum + names.length, 0)
    if (quiet) return count
    const people = await readTold(tx)
    await queueMails(
      tx,
      people.flatMap((person) => draftFor(person, news) ?? []),
      now,
    )
    return count
  })
}

async function evaluate(
  tx: Database,
  rule: AlertRule,
  indicator: Indicator,
  now: Date,
): Promise<News | null> {
  const looked = await readLooked(tx, rule, indicator)
  if (!looked) return null
  const raised = raisedBy(rule, indicator.direction, looked.rows)
  const fresh = await writeAlerts(tx, rule, looked.year, raised, now)
  if (fresh.length === 0) return null
  const names = await readNames(
    tx,
    rule.level,
    fresh.map(({ code }) => code),
  )
  return {
    rule,
    year: looked.year,
    key: fresh[0]?.id ?? '',
    names: fresh.map(({ code }) => names.get(code) ?? code).sort((a, b) => a.localeCompare(b, 'fr')),
  }
}

function draftFor(
  person: { id: string; email: string; lang: string; role: string },
  news: News[],
): MailDraft | null {
  const own = news.filter(
    ({ rule: { tell } }) =>
      tell === 'moderator' || (tell === 'administrator' && person.role === 'administrator'),
  )
  const count = own.reduce((sum, { names }) => sum + names.length, 0)
  if (count === 0) return null
  const lang: Lang = person.lang === 'en' ? 'en' : 'fr'
  const t = alertMessages[lang].mail
  return {
    kind: 'alert',
    to: person.email,
    lang,
    personId: person.id,
    subject: t.subject(count),
    body: [
      t.intro,
      ...own.flatMap(({ rule, names, year }): MailDraft['body'] => [
        t.rule(ruleTitle(lang, rule), year),
        { list: [...names.slice(0, shown), ...(names.length > shown ? [t.more(names.length - shown)] : [])] },
      ]),
      { action: t.open, path: localPath(lang, '/administration/alertes') },
    ],
    dedupeKey: `alert/${person.id}/${own[0]?.key}`,
  }
}
