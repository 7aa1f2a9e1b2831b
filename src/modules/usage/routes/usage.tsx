import type { Context } from 'hono'
import { searchRevision } from '#modules/search/index.ts'
import type { Env } from '#platform/http/env.ts'
import { keptAnswer } from '#platform/http/kept-answers.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { AccountFrame } from '#ui/back-office.tsx'
import { renderPage } from '#ui/page.tsx'
import { getNetworkUsage, getOwnUsage, type ReadUsage } from '../get-usage.ts'
import { usageMessages } from '../messages/index.ts'
import { NetworkUsagePage, OwnUsageContent } from '../pages/usage-page.tsx'
import type { NamedLine, PeriodChoice, TableName } from '../pages/usage-parts.tsx'
import { everything, parsePeriod, periodCode } from '../period-model.ts'
import { type Counts, fewest, type UsageLine, unmet } from '../usage-model.ts'
import { facetWords } from '../usage-store.ts'
import { withheld } from '../withheld.ts'
import { organisationsOf } from './asked.ts'

/** Tools that a page names; the file has all of them. */
const toolsShown = 100

/** `GET /compte/outils/usage?periode=` */
export async function ownUsagePage(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const organisations = organisationsOf(c)
  const t = usageMessages[lang]
  const path = '/compte/outils/usage'
  const usage = await getOwnUsage(db, organisations, parsePeriod(c.req.query('periode')), now())
  const tables = await named(c, usage, usage, true)
  return renderPage(
    c,
    {
      title: t.title,
      noIndex: true,
      styles: ['back-office'],
      canonical: path,
      breadcrumb: [{ label: t.crumb, href: '/compte/outils' }, { label: t.title }],
    },
    <AccountFrame lang={lang} current={path}>
      <OwnUsageContent
        lang={lang}
        periods={choices(lang, usage)}
        total={usage.total}
        unmet={unmet(usage.total)}
        tables={tables}
        more={usage.tools.length > toolsShown}
        csv={`${path}.csv${asked(usage)}`}
        at={usage.at}
        ofAll={organisations === null}
      />
    </AccountFrame>,
  )
}

/** `GET /observatoire/prets?periode=` */
export async function networkUsagePage(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const [revision, usage] = await Promise.all([
    searchRevision(db),
    getNetworkUsage(db, parsePeriod(c.req.query('periode')), now()),
  ])
  return keptAnswer(c, `usage ${revision} ${usage.at.getTime()}`, () => makePage(c, usage))
}

async function makePage(c: Context<Env>, usage: ReadUsage): Promise<Response> {
  const lang = c.get('lang')
  const t = usageMessages[lang]
  const path = '/observatoire/prets'
  const csv = `${path}.csv${asked(usage)}`
  return renderPage(
    c,
    {
      title: t.network,
      description: t.networkDescription,
      breadcrumb: [{ label: t.observatory, href: '/observatoire' }, { label: t.network }],
      canonical: path,
      noIndex: usage.invented || new URL(c.req.url).search !== '',
      alternates: { 'text/csv': localPath(lang, csv) },
    },
    <NetworkUsagePage
      lang={lang}
      periods={choices(lang, usage)}
      total={usage.total}
      unmet={unmet(usage.total)}
      tables={await named(c, usage, withheld(usage), false)}
      more={usage.tools.length > toolsShown}
      csv={csv}
      at={usage.at}
      invented={usage.invented}
      visitors={usage.total.told >= fewest}
    />,
  )
}

const asked = ({ period }: ReadUsage) => (period.kind === 'all' ? '' : `?periode=${periodCode(period)}`)

/** The periods to choose from; one asked that counts nothing is among them. */
function choices(lang: Lang, { period, periods }: ReadUsage): PeriodChoice[] {
  const chosen = periodCode(period)
  const all = periods.length > 0 ? periods : [everything]
  const offered = all.some((each) => periodCode(each) === chosen) ? all : [...all, period]
  return offered.map((each) => ({
    code: periodCode(each),
    name: usageMessages[lang].periodName(each),
    chosen: periodCode(each) === chosen,
  }))
}

type Lines = Record<TableName, UsageLine<Counts | null>[]>

/** The lines of tables under the names that people read. Demonstration tools are marked among others. */
async function named(
  c: Context<Env>,
  usage: ReadUsage,
  lines: Lines,
  marked: boolean,
): Promise<Record<TableName, NamedLine[]>> {
  const lang = c.get('lang')
  const t = usageMessages[lang]
  const words = await facetWords(c.get('services').db)
  const word = (facet: string) => words.get(facet)?.[lang]
  const by = (
    name: TableName,
    tell: (key: string) => Omit<NamedLine, 'key' | 'counts'>,
    most?: number,
  ): NamedLine[] => lines[name].slice(0, most).map((line) => ({ ...line, ...tell(line.key) }))
  return {
    seasons: by('seasons', (key) => ({ name: t.seasonName(Number(key)) })),
    themes: by('themes', (key) => ({ name: word(`theme:${key}`) ?? key, href: `/outils?theme=${key}` })),
    kinds: by('kinds', (key) => ({ name: word(`type:tool-${key}`) ?? key })),
    holders: by('holders', (key) => ({ name: key })),
    tools: by(
      'tools',
      (key) => {
        const tool = usage.named.get(key)
        return {
          name: (lang === 'en' ? tool?.titleEn : null) ?? tool?.titleFr ?? key,
          ...(tool && { href: `/outils/${tool.slug}` }),
          ...(marked && tool?.demo && { tag: t.inventedSome }),
        }
      },
      toolsShown,
    ),
  }
}
