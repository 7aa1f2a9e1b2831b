import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { ChartPatterns } from '#ui/chart-view.tsx'
import { Alert } from '#ui/form.tsx'
import { Said } from '#ui/said.tsx'
import { inWords } from '../messages/in-words.ts'
import { messages } from '../messages/index.ts'
import type { Campaign } from '../model.ts'
import { FindingView, type ShownFinding } from './finding-view.tsx'

type Props = {
  lang: Lang
  campaign: Campaign
  site: string
  shown: ShownFinding
  chosen: { label: { fr: string; en?: string | undefined } } | null
  /** The report it is of, language-free. */
  results: string
}

/** `/enquetes/{slug}/resultats/{constat}`: one finding, which others may point at. */
export function FindingPage({ lang, campaign, site, shown, chosen, results }: Props) {
  const t = messages[lang]
  const title = inWords(lang, campaign.title)
  return (
    <div class="wrap block study-page">
      <ChartPatterns />
      <p class="kicker">
        <a href={localPath(lang, results)}>{t.ofCampaign(title)}</a>
      </p>
      <Marks lang={lang} campaign={campaign} chosen={chosen} />
      <FindingView lang={lang} campaign={campaign} site={site} shown={shown} heading="h1" />
      <p>
        <a href={localPath(lang, results)}>{t.wholeReport(title)}</a>
      </p>
    </div>
  )
}

function Marks({ lang, campaign, chosen }: Pick<Props, 'lang' | 'campaign' | 'chosen'>) {
  const t = messages[lang]
  return (
    <>
      {campaign.demo && (
        <Alert kind="info">
          <p>{t.demo}</p>
        </Alert>
      )}
      {campaign.state !== 'published' && (
        <Alert kind="info">
          <p>{t.draft}</p>
        </Alert>
      )}
      {chosen && (
        <p>
          {t.only}
          {lang === 'fr' ? '\u00a0: ' : ': '}
          <Said lang={lang} words={chosen.label} />
        </p>
      )}
    </>
  )
}
