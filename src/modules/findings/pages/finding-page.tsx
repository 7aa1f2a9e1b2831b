import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { ChartPatterns } from '#ui/chart-view.tsx'
import { Alert } from '#ui/form.tsx'
import { ReuseLinks } from '#ui/reuse-link.tsx'
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
  /** The code of a frame to copy; null where nothing is public yet. */
  code: string | null
}

/** `/enquetes/{slug}/resultats/{constat}`: one finding, which others may point at. */
export function FindingPage({ lang, campaign, site, shown, chosen, results, code }: Props) {
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
      {code && (
        <section class="section no-print" aria-labelledby="ailleurs">
          <h2 id="ailleurs">{t.embedTitle}</h2>
          <p id="ailleurs-aide">{t.embedHelp}</p>
          <ReuseLinks
            lang={lang}
            views={[{ address: `enquete/${campaign.slug}/${shown.finding.id}`, words: t.reuse }]}
          />
          <textarea readonly rows={3} aria-labelledby="ailleurs" aria-describedby="ailleurs-aide">
            {code}
          </textarea>
        </section>
      )}
    </div>
  )
}

/** `/integrer/enquetes/{slug}/{constat}`: the same alone, for a frame on another site. */
export function FindingFrame({ lang, campaign, site, shown, chosen, results }: Omit<Props, 'code'>) {
  const t = messages[lang]
  return (
    <div class="study-page">
      <ChartPatterns />
      <Marks lang={lang} campaign={campaign} chosen={chosen} />
      <FindingView lang={lang} campaign={campaign} site={site} shown={shown} heading="h1" target="_top" />
      <p>
        <a href={localPath(lang, results)} target="_top" rel="noopener">
          {t.wholeReport(inWords(lang, campaign.title))}
        </a>
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
