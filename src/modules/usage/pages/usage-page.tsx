import { formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert } from '#ui/form.tsx'
import { Icon } from '#ui/icon.tsx'
import { usageMessages } from '../messages/index.ts'
import type { Counts } from '../usage-model.ts'
import {
  Audience,
  Figures,
  type NamedLine,
  type PeriodChoice,
  PeriodForm,
  type TableName,
  UsageSection,
} from './usage-parts.tsx'

export type UsageProps = {
  lang: Lang
  periods: PeriodChoice[]
  total: Counts
  /** Of the requests, those without effect. */
  unmet: number
  tables: Record<TableName, NamedLine[]>
  /** Lines of tools that the file has and the page has not. */
  more: boolean
  csv: string
  at: Date
}

const ownPath = '/compte/outils/usage'
const networkPath = '/observatoire/prets'
const order: TableName[] = ['seasons', 'themes', 'kinds', 'holders', 'tools']

/** `/compte/outils/usage`: how one's tools serve, for those who look after them. */
export function OwnUsageContent(props: UsageProps & { ofAll: boolean }) {
  const { lang, total, tables, ofAll } = props
  const t = usageMessages[lang]
  const unpriced = total.lent - total.priced
  return (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{ofAll ? t.leadAll : t.lead}</p>
      <ul class="chips no-print">
        <li>
          <a href={localPath(lang, '/compte/outils')}>{t.own}</a>
        </li>
        <li>
          <a href={localPath(lang, '/compte/outils/usure')}>{t.wear}</a>
        </li>
      </ul>
      {tables.seasons.length === 0 ? (
        <div class="panel next">
          <p>{t.none}</p>
          <p>{t.noneNext}</p>
        </div>
      ) : (
        <>
          <PeriodForm lang={lang} action={ownPath} periods={props.periods} />
          <h2>{t.finding(total.lent, total.requests, props.unmet)}</h2>
          <Figures lang={lang} total={total} unmet={props.unmet} euros visitors={total.told > 0} />
          {total.priced > 0 && unpriced > 0 && <p class="note">{t.unpriced(unpriced)}</p>}
          <Audience lang={lang} total={total} />
          {order
            .filter((name) => name !== 'holders' || tables.holders.length > 1)
            .map((name) => (
              <UsageSection
                key={name}
                lang={lang}
                name={name}
                lines={tables[name]}
                own
                note={noteOf(props, name)}
              />
            ))}
          <Foot {...props} />
        </>
      )}
    </>
  )
}

/** `/observatoire/prets`: how the tools of the network serve, for everybody. `visitors`: enough hosts told how many came. */
export function NetworkUsagePage(props: UsageProps & { invented: boolean; visitors: boolean }) {
  const { lang, total, tables } = props
  const t = usageMessages[lang]
  const some = order.some((name) => tables[name].some(({ counts }) => counts === null))
  return (
    <div class="wrap block">
      <h1>{t.network}</h1>
      <p class="lead">{t.networkLead}</p>
      {tables.seasons.length === 0 ? (
        <div class="panel next">
          <p>{t.none}</p>
          <p>
            {t.noneNext} <a href={localPath(lang, '/outils')}>{t.find}</a>
          </p>
        </div>
      ) : (
        <>
          {props.invented && (
            <Alert kind="info">
              <p>{t.invented}</p>
            </Alert>
          )}
          <PeriodForm lang={lang} action={networkPath} periods={props.periods} />
          <h2>{t.finding(total.lent, total.requests, props.unmet)}</h2>
          <Figures lang={lang} total={total} unmet={props.unmet} euros={false} visitors={props.visitors} />
          <p class="no-print">
            <a href={localPath(lang, '/observatoire/repartition')}>{t.spread}</a>
          </p>
          {order.map((name) => (
            <UsageSection
              key={name}
              lang={lang}
              name={name}
              lines={tables[name]}
              note={noteOf(props, name)}
            />
          ))}
          {some && <p class="note">{t.fewNote}</p>}
          <Foot {...props} />
        </>
      )}
    </div>
  )
}

function noteOf({ lang, more, tables }: UsageProps, name: TableName): string | null {
  const t = usageMessages[lang]
  if (name === 'themes') return t.themesNote
  return name === 'tools' && more ? t.first(tables.tools.length) : null
}

function Foot({ lang, csv, at }: UsageProps) {
  const t = usageMessages[lang]
  return (
    <section aria-labelledby="methode" class="section">
      <p class="no-print">
        <a class="btn ghost small" href={localPath(lang, csv)} download>
          <Icon name="download" size={18} /> {t.download}
        </a>
      </p>
      <h2 id="methode">{t.method}</h2>
      <p>{t.methodText}</p>
      <p class="src">{t.source(formatShortDate(lang, at))}</p>
    </section>
  )
}
