import { formatMoment, formatNumber } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { Alert, ErrorSummary } from '#ui/form.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { messages } from '../messages/index.ts'
import type { Feed, Health, Run } from '../model.ts'
import { HealthMark, sourcesPath } from './feeds-page.tsx'

type Props = {
  lang: Lang
  feed: Feed
  health: Health
  conflicts: number
  runs: Run[]
  page: number
  pages: number
  mayRun: boolean
  errors: { field: string; message: string }[]
}

/** One source: how it is doing, what may be done, and its readings. */
export function FeedPage(props: Props) {
  const { lang, feed, runs } = props
  const t = messages[lang].feed
  const path = `${sourcesPath}/${feed.id}`
  return (
    <BackOffice lang={lang} current={sourcesPath}>
      <h1>{feed.name}</h1>
      <ErrorSummary lang={lang} errors={props.errors} />
      <p>
        <HealthMark lang={lang} health={props.health} /> {messages[lang].kinds[feed.kind]}
      </p>
      {feed.failures > 0 && (
        <Alert kind="error">
          <p>{t.failing(feed.failures)}</p>
        </Alert>
      )}
      {feed.state === 'paused' && (
        <Alert kind="info">
          <p>{t.paused}</p>
        </Alert>
      )}
      {props.conflicts > 0 && (
        <Alert kind="info">
          <p>
            {t.decide(props.conflicts)} <a href={localPath(lang, `${path}/conflits`)}>{t.decideLink}</a>
          </p>
        </Alert>
      )}
      {props.mayRun && <Acts lang={lang} feed={feed} path={path} busy={props.health === 'busy'} />}
      <Facts lang={lang} feed={feed} />
      <section>
        <h2>{t.runs}</h2>
        {runs.length === 0 ? (
          <p>{t.noRun}</p>
        ) : (
          <ul class="rows">
            {runs.map((run) => (
              <RunRow key={run.id} lang={lang} run={run} path={path} />
            ))}
          </ul>
        )}
        <Pagination
          lang={lang}
          page={props.page}
          pages={props.pages}
          href={(page) => `${path}${page > 1 ? `?page=${page}` : ''}`}
        />
      </section>
      {props.mayRun && props.health !== 'busy' && <Removal lang={lang} path={path} />}
    </BackOffice>
  )
}

function Acts({ lang, feed, path, busy }: { lang: Lang; feed: Feed; path: string; busy: boolean }) {
  const t = messages[lang].feed
  const acts = [
    ...(busy ? [] : [['moissonner', t.harvest, 'btn'] as const, ['essayer', t.try, 'btn ghost'] as const]),
    feed.state === 'active'
      ? (['pause', t.pause, 'btn ghost'] as const)
      : (['reprendre', t.resume, 'btn ghost'] as const),
  ]
  return (
    <div class="actions">
      {acts.map(([act, label, style]) => (
        <form key={act} method="post" action={localPath(lang, `${path}/${act}`)}>
          <button class={style} type="submit">
            {label}
          </button>
        </form>
      ))}
      <a href={localPath(lang, `${path}/modifier`)}>{t.edit}</a>
    </div>
  )
}

function Removal({ lang, path }: { lang: Lang; path: string }) {
  const t = messages[lang].feed
  return (
    <section class="panel">
      <h2>{t.removeTitle}</h2>
      <p>{t.removeHelp}</p>
      <form method="post" action={localPath(lang, `${path}/supprimer`)}>
        <p>
          <label>
            <input id="accord" name="accord" type="checkbox" value="oui" /> {t.removeConfirm}
          </label>
        </p>
        <p class="actions">
          <button class="btn ghost" type="submit">
            {t.remove}
          </button>
        </p>
      </form>
    </section>
  )
}

function Facts({ lang, feed }: { lang: Lang; feed: Feed }) {
  const t = messages[lang].feed
  const next = feed.state === 'active' && feed.nextRunAt ? formatMoment(lang, feed.nextRunAt) : t.onDemand
  return (
    <dl class="facts">
      {feed.url && (
        <>
          <dt>{t.address}</dt>
          <dd>{new URL(feed.url).host}</dd>
        </>
      )}
      {feed.hasSecret && (
        <>
          <dt>{t.key}</dt>
          <dd>{t.keyKept}</dd>
        </>
      )}
      {feed.file && (
        <>
          <dt>{t.file}</dt>
          <dd>{feed.file.name}</dd>
        </>
      )}
      {feed.organiser && (
        <>
          <dt>{t.organiser}</dt>
          <dd>
            <a href={localPath(lang, `/annuaire/${feed.organiser.slug}`)}>{feed.organiser.name}</a>
          </dd>
        </>
      )}
      <dt>{t.licence}</dt>
      <dd>
        {feed.source.licence}, {feed.source.publisher}
      </dd>
      <dt>{t.schedule}</dt>
      <dd>{messages[lang].schedules[feed.schedule]}</dd>
      <dt>{t.next}</dt>
      <dd>{next}</dd>
      <dt>{t.rule}</dt>
      <dd>{messages[lang].rules[feed.conflictRule]}</dd>
    </dl>
  )
}

const tone = {
  waiting: 'wait',
  running: 'wait',
  done: 'good',
  failed: 'bad',
  undoing: 'wait',
  undone: '',
} as const

/** How a reading stands, as a mark. */
export function RunMark({ lang, run }: { lang: Lang; run: Run }) {
  return <span class={`state ${tone[run.state]}`}>{messages[lang].run.states[run.state]}</span>
}

function RunRow({ lang, run, path }: { lang: Lang; run: Run; path: string }) {
  const t = messages[lang].run
  return (
    <li>
      <div>
        <p>
          <a href={localPath(lang, `${path}/lectures/${run.id}`)}>
            <strong>{formatMoment(lang, run.createdAt)}</strong>
          </a>
          {run.dry && <> ({t.trial.toLowerCase()})</>}
        </p>
        <p class="meta">
          {run.error ? run.error[lang] : run.notModified ? t.notModified : countsInWords(lang, run)}
        </p>
      </div>
      <RunMark lang={lang} run={run} />
    </li>
  )
}

/** The outcomes that there were, in one line. */
function countsInWords(lang: Lang, run: Run): string {
  const t = messages[lang].run
  return Object.entries(t.counted)
    .flatMap(([act, label]) => {
      const count = run.counts[act as keyof typeof t.counted] ?? 0
      return count > 0 ? t.one(label, formatNumber(lang, count)) : []
    })
    .join(' · ')
}
