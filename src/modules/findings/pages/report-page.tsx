import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { Alert, SelectField, TextArea } from '#ui/form.tsx'
import { inWords } from '../messages/in-words.ts'
import { messages } from '../messages/index.ts'
import type { Campaign, Finding } from '../model.ts'

type Props = {
  lang: Lang
  campaign: Pick<Campaign, 'title' | 'state' | 'method'>
  findings: { finding: Finding; title: string }[]
  paths: { survey: string; analysis: string; report: string; results: string }
  notice: { kind: 'success' | 'error'; text: string } | null
}

/** `/administration/enquetes/campagnes/{slug}/rapport`: the tables to publish, their sentences, the method. */
export function ReportPage({ lang, campaign, findings, paths, notice }: Props) {
  const t = messages[lang]
  const href = (path: string) => localPath(lang, path)
  return (
    <BackOffice lang={lang} current="/administration/enquetes">
      <p class="kicker">
        <a href={href(paths.survey)}>{inWords(lang, campaign.title)}</a>
      </p>
      <h1>{t.report}</h1>
      <p class="lead">{t.reportLead}</p>
      {notice && (
        <Alert kind={notice.kind}>
          <p>{notice.text}</p>
        </Alert>
      )}
      <p class="actions">
        <a class="btn ghost small" href={href(paths.analysis)}>
          {t.openAnalysis}
        </a>
        {findings.length > 0 && (
          <a class="btn ghost small" href={href(paths.results)}>
            {t.preview}
          </a>
        )}
      </p>
      {findings.length === 0 && <p>{t.reportEmpty}</p>}
      <form method="post" action={href(paths.report)}>
        <input type="hidden" name="acte" value="ecrire" />
        {findings.map(({ finding, title }, at) => (
          <section key={finding.id} aria-labelledby={`titre-${finding.id}`} class="panel section">
            <h2 id={`titre-${finding.id}`}>
              {at + 1}. {title}
            </h2>
            <TextArea
              lang={lang}
              id={`fr-${finding.id}`}
              label={t.sentenceFr}
              value={finding.fr}
              optional
              rows={2}
              maxLength={600}
            />
            <TextArea
              lang={lang}
              id={`en-${finding.id}`}
              label={t.sentenceEn}
              value={finding.en}
              optional
              rows={2}
              maxLength={600}
            />
            <SelectField
              lang={lang}
              id={`graphique-${finding.id}`}
              label={t.chart}
              help={t.chartHelp}
              value={finding.chart}
              options={Object.entries(t.charts)}
            />
            <p class="actions">
              {at > 0 && <Move lang={lang} id={finding.id} act="monter" title={title} />}
              {at < findings.length - 1 && <Move lang={lang} id={finding.id} act="descendre" title={title} />}
              <Move lang={lang} id={finding.id} act="retirer" title={title} />
            </p>
          </section>
        ))}
        <TextArea
          lang={lang}
          id="methode_fr"
          label={t.methodFr}
          help={t.methodHelp}
          value={campaign.method.fr}
          optional
          maxLength={6000}
        />
        <TextArea
          lang={lang}
          id="methode_en"
          label={t.methodEn}
          value={campaign.method.en}
          optional
          maxLength={6000}
        />
        <p class="actions">
          <button class="btn" type="submit">
            {t.save}
          </button>
        </p>
      </form>
      <section class="section" aria-labelledby="publication">
        <h2 id="publication">{t.publish}</h2>
        <p>{t.publishHelp}</p>
        {campaign.state === 'open' && <p>{t.stillOpen}</p>}
        {campaign.state !== 'open' && (
          <form method="post" action={href(paths.report)}>
            <input
              type="hidden"
              name="acte"
              value={campaign.state === 'published' ? 'depublier' : 'publier'}
            />
            <button class={campaign.state === 'published' ? 'btn ghost' : 'btn'} type="submit">
              {campaign.state === 'published' ? t.unpublish : t.publish}
            </button>
          </form>
        )}
      </section>
    </BackOffice>
  )
}

/** A button that saves the sentences under way, then moves or removes one table. */
function Move({
  lang,
  id,
  act,
  title,
}: {
  lang: Lang
  id: string
  act: 'monter' | 'descendre' | 'retirer'
  title: string
}) {
  const t = messages[lang]
  const words = {
    monter: [t.upShort, t.up(title)],
    descendre: [t.downShort, t.down(title)],
    retirer: [t.removeShort, t.remove(title)],
  }[act]
  return (
    <button class="btn ghost small" type="submit" name="puis" value={`${act}:${id}`} aria-label={words[1]}>
      {words[0]}
    </button>
  )
}
