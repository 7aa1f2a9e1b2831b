import { formatNumber, formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Bars } from '#ui/bars.tsx'
import { Icon } from '#ui/icon.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { wearMessages } from '../messages/index.ts'
import type { BudgetLine, ToolWear, Wear } from '../wear-model.ts'
import { WearByHolder, WearByTool } from './wear-tables.tsx'

export type WearProps = {
  lang: Lang
  /** A page of copies, the most urgent first. */
  wears: Wear[]
  counts: { all: number; renew: number; repair: number }
  budget: BudgetLine[]
  /** Tools, those to renew the soonest first, and how many there are in all. */
  tools: ToolWear[]
  toolsAll: number
  holders: { holder: string; budget: BudgetLine[] }[]
  page: number
  pages: number
  /** The copies of every organisation, for the team of the site. */
  ofAll: boolean
  at: Date
}

const path = '/compte/outils/usure'
const adviceClass = { renew: 'bad', repair: 'bad', soon: '', watch: '', later: 'good', unsaid: '' } as const

/** `/compte/outils/usure`: what to repair or to renew, and what it will cost. */
export function WearContent(props: WearProps) {
  const { lang, wears, counts, at } = props
  const t = wearMessages[lang]
  return (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{props.ofAll ? t.leadAll : t.lead}</p>
      <ul class="chips no-print">
        <li>
          <a href={localPath(lang, '/compte/outils')}>{t.own}</a>
        </li>
        <li>
          <a href={localPath(lang, '/compte/outils/usage')}>{t.usage}</a>
        </li>
      </ul>
      {counts.all === 0 ? (
        <div class="panel next">
          <p>{t.none}</p>
          <p>{t.noneHelp}</p>
        </div>
      ) : (
        <>
          <section aria-labelledby="liste">
            <h2 id="liste">{t.finding(counts.renew, counts.repair)}</h2>
            <WearTable lang={lang} wears={wears} />
            <Pagination
              lang={lang}
              page={props.page}
              pages={props.pages}
              href={(to) => (to > 1 ? `${path}?page=${to}` : path)}
            />
            <p class="no-print">
              <a class="btn ghost small" href={localPath(lang, `${path}.csv`)} download>
                <Icon name="download" size={18} /> {t.download}
              </a>
            </p>
          </section>
          <Budget lang={lang} budget={props.budget} />
          <WearByHolder lang={lang} holders={props.holders} />
          <WearByTool lang={lang} tools={props.tools} all={props.toolsAll} />
          <section aria-labelledby="methode">
            <h2 id="methode">{t.method}</h2>
            <p>{t.methodPace}</p>
            <p>{t.methodLeft}</p>
            <p>{t.methodYear}</p>
            <p>{t.methodCost}</p>
            <p class="src">{t.source(formatShortDate(lang, at))}</p>
          </section>
        </>
      )}
    </>
  )
}

function WearTable({ lang, wears }: Pick<WearProps, 'lang' | 'wears'>) {
  const t = wearMessages[lang]
  const c = t.columns
  return (
    <div class="table-scroll" role="region" tabindex={0} aria-label={t.list}>
      <table class="names">
        <thead>
          <tr>
            <th scope="col">{c.copy}</th>
            <th scope="col">{c.advice}</th>
            <th scope="col">{c.condition}</th>
            <th scope="col" class="n">
              {c.loans}
            </th>
            <th scope="col" class="n">
              {c.renewal}
            </th>
            <th scope="col" class="n">
              {c.cost}
            </th>
          </tr>
        </thead>
        <tbody>
          {wears.map((wear) => (
            <WearRow key={`${wear.tool.slug} ${wear.code}`} lang={lang} wear={wear} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function WearRow({ lang, wear }: { lang: Lang; wear: Wear }) {
  const t = wearMessages[lang]
  const { tool, expected } = wear
  const until = wear.repairUntil && t.until(formatShortDate(lang, new Date(`${wear.repairUntil}T12:00:00Z`)))
  const condition = [
    wear.state === 'repair' ? (until ?? t.noDay) : null,
    wear.incidents > 0 && t.incidents(wear.incidents),
    wear.trend && t.trends[wear.trend],
    wear.seenTrend && t.seenTrends[wear.seenTrend],
    wear.repairDays > 0 && t.repairDays(wear.repairDays),
    wear.closedDays > 0 && t.closedDays(wear.closedDays),
  ].filter(Boolean)
  return (
    <tr>
      <th scope="row">
        <a href={localPath(lang, `/outils/${tool.slug}/exemplaires`)}>
          {(lang === 'en' ? tool.titleEn : null) ?? tool.titleFr}
        </a>
        <small class="dim">
          {' '}
          {[wear.code, wear.holder, tool.demo && t.demo].filter(Boolean).join(' · ')}
        </small>
      </th>
      <td>
        {wear.advice === 'unsaid' ? (
          <a href={localPath(lang, `/outils/${tool.slug}/modifier`)}>{t.say}</a>
        ) : (
          <span class={`state ${adviceClass[wear.advice]}`}>{t.advices[wear.advice]}</span>
        )}
      </td>
      <td>
        {t.states[wear.state]}
        {condition.length > 0 && <small class="dim">{condition.join(', ')}</small>}
      </td>
      <td class="n">
        {expected === null ? formatNumber(lang, wear.loans) : t.ofExpected(wear.loans, expected)}
        <small class="dim">{t.aYear(wear.pace)}</small>
      </td>
      <td class="n">{wear.renewal ?? (wear.left === null ? t.unknown : t.notLent)}</td>
      <td class="n">{wear.costCents === null ? t.unknown : t.euros(wear.costCents)}</td>
    </tr>
  )
}

function Budget({ lang, budget }: Pick<WearProps, 'lang' | 'budget'>) {
  const t = wearMessages[lang]
  const named = budget.filter(({ year }) => year !== null)
  const total = named.reduce((sum, { costCents }) => sum + costCents, 0)
  const most = Math.max(1, ...budget.map(({ costCents }) => costCents))
  return (
    <section aria-labelledby="budget">
      <h2 id="budget">
        {t.budget}
        {lang === 'fr' ? ' : ' : ': '}
        {total === 0 ? t.budgetNone : t.budgetFinding(t.euros(total), named.length)}
      </h2>
      <Bars
        bars={budget.map(({ year, copies, costCents, unknown }) => ({
          key: String(year),
          label: year === null ? t.later : String(year),
          detail: [t.copies(copies), unknown > 0 && t.withoutCost(unknown)].filter(Boolean).join(', '),
          value: t.euros(costCents),
          length: (100 * costCents) / most,
        }))}
      />
    </section>
  )
}
