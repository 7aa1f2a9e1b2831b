import { getTypeLabels } from '#modules/directory/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { campaignMessages } from './messages/index.ts'

/** The names of the départements of the region: code → name. */
export async function departementNames(db: Database): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('territory')
    .where('kind', '=', 'departement')
    .select(['code', 'name'])
    .orderBy('code')
    .execute()
  return new Map(rows.map(({ code, name }) => [code, name]))
}

/** What strata are called; a code that nothing names is shown as it is. */
export async function strataLabels(db: Database, lang: Lang) {
  const [types, departements] = await Promise.all([getTypeLabels(db, lang), departementNames(db)])
  const unknown = campaignMessages[lang].overview.unknown
  return {
    type: (code: string | null) => (code ? (types.get(code) ?? code) : unknown),
    departement: (code: string | null) => (code ? (departements.get(code) ?? code) : unknown),
  }
}

/** The types and the départements that somebody may say they are of: code, name. */
export async function strataChoices(
  db: Database,
  lang: Lang,
): Promise<Record<'type' | 'departement', [string, string][]>> {
  const [types, departements] = await Promise.all([getTypeLabels(db, lang), departementNames(db)])
  const byLabel = new Intl.Collator(lang).compare
  return {
    type: [...types].sort(([, one], [, other]) => byLabel(one, other)),
    departement: [...departements],
  }
}
