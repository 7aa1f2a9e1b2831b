import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { ChartPatterns } from '#ui/chart-view.tsx'
import { ErrorSummary, SelectField, TextField } from '#ui/form.tsx'
import { type FrameCodeProps, FrameForm } from '#ui/frame-code.tsx'
import { Icon } from '#ui/icon.tsx'
import { type View, viewPath } from '#ui/view.ts'
import { messages } from '../messages/index.ts'
import type { FieldError } from './paths.ts'
import { lengths } from './paths.ts'
import { ShownView, ViewLinks } from './shown-view.tsx'

export type ViewPageProps = {
  lang: Lang
  view: View
  address: string
  today: Date
  /** Its file, without language. */
  csv: string
  framed: Pick<FrameCodeProps, 'frame' | 'origin' | 'title' | 'link' | 'look'>
  /** The dashboards where one may place it: slug and title; null for those who may not keep views. */
  places: (readonly [string, string])[] | null
  typed: { name: string; tableau: string }
  errors: FieldError[]
}

/** One view alone: seen, kept, placed on a dashboard, downloaded, shown on another site. */
export function ViewPage(props: ViewPageProps) {
  const { lang, view, today } = props
  const [path = '', question = ''] = props.address.split('?')
  const t = messages[lang]
  return (
    <div class="wrap block dashboard">
      <ChartPatterns />
      <ErrorSummary lang={lang} errors={props.errors} />
      <p class="kicker">{t.oneView}</p>
      <h1>{view.title}</h1>
      <div class="panel tile">
        <ShownView lang={lang} view={view} today={today} id="vue" />
        <ViewLinks lang={lang} view={view} reuse={null} />
      </div>
      <p class="actions no-print">
        <a class="btn ghost small" href={localPath(lang, props.csv)} download>
          <Icon name="download" size={18} /> {t.csv}
        </a>
      </p>
      <section class="section no-print" aria-labelledby="garder">
        <h2 id="garder">{t.keep}</h2>
        <KeepForm {...props} />
      </section>
      <section class="section no-print" aria-labelledby="reprendre">
        <h2 id="reprendre">{t.embed}</h2>
        <FrameForm
          lang={lang}
          action={`${localPath(lang, viewPath(path))}#reprendre`}
          kept={[...new URLSearchParams(question)]}
          folded
          {...props.framed}
        />
      </section>
    </div>
  )
}

function KeepForm({ lang, address, places, typed, errors }: ViewPageProps) {
  const t = messages[lang]
  if (places === null) return <p>{t.signIn}</p>
  return (
    <form method="post" action={localPath(lang, '/observatoire/vues')} novalidate>
      <input type="hidden" name="vue" value={address} />
      <TextField
        lang={lang}
        id="name"
        label={t.name}
        value={typed.name}
        maxLength={lengths.name}
        errors={errors}
      />
      <SelectField
        lang={lang}
        id="tableau"
        label={t.keepIn}
        value={typed.tableau}
        options={[['', t.keepOnly], ...places]}
        errors={errors}
      />
      <button class="btn" type="submit">
        {t.keepButton}
      </button>
    </form>
  )
}
