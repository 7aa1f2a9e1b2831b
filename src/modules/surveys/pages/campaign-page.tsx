import { formatNumber, formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { campaignMessages } from '../messages/index.ts'
import type { Campaign, Margins } from '../model.ts'
import { CampaignFrame, type Notice } from './campaign-frame.tsx'
import { CampaignState } from './campaign-list.tsx'
import { campaignPath, surveysPath } from './paths.ts'

export type CampaignProps = {
  lang: Lang
  campaign: Campaign
  survey: { id: string; title: string; number: number }
  notice: Notice
  mayRun: boolean
  /** What the frame of a draft holds today. */
  frame: { margins: Margins; withEmail: number; withPhone: number } | null
  added: number
  /** Invited and without an answer. */
  silent: number
  labels: { type: (code: string | null) => string; departement: (code: string | null) => string }
}

/** `/administration/enquetes/campagnes/{slug}`: how a campaign stands, and its next step. */
export function CampaignPage(props: CampaignProps) {
  const { lang, campaign, survey, notice, mayRun } = props
  const t = campaignMessages[lang]
  return (
    <CampaignFrame lang={lang} campaign={campaign} part="" notice={notice}>
      <p>
        <CampaignState lang={lang} state={campaign.state} />{' '}
        {campaign.openedAt && `${t.since} ${formatShortDate(lang, campaign.openedAt)}. `}
        {campaign.closesOn &&
          `${t.until} ${formatShortDate(lang, new Date(`${campaign.closesOn}T12:00:00Z`))}. `}
        {campaign.state !== 'draft' && `${t.answers} : ${formatNumber(lang, campaign.completed)}`}
        {campaign.quota !== null && ` / ${formatNumber(lang, campaign.quota)}`}
      </p>
      {!mayRun && <p class="dim">{t.readOnly}</p>}
      <p>
        {t.questionnaire} : <strong>{survey.title}</strong> ({t.version(survey.number)}).{' '}
        <a href={localPath(lang, `${surveysPath}/${survey.id}/apercu`)}>{t.overview.preview}</a>
        {campaign.state === 'draft' && mayRun && (
          <>
            {' · '}
            <a href={localPath(lang, `${surveysPath}/${survey.id}`)}>{t.overview.edit}</a>
          </>
        )}
      </p>
      <Frame {...props} />
      {mayRun && <Steps {...props} />}
      {campaign.linkCutAt && <p>{t.overview.cut(formatShortDate(lang, campaign.linkCutAt))}</p>}
      {campaign.erasedAt && <p>{t.overview.erased(formatShortDate(lang, campaign.erasedAt))}</p>}
    </CampaignFrame>
  )
}

function Steps({ lang, campaign, silent }: CampaignProps) {
  const t = campaignMessages[lang].overview
  const path = (under: string) => localPath(lang, campaignPath(campaign.slug, under))
  if (campaign.state === 'draft')
    return (
      <form method="post" action={path('ouvrir')}>
        <p>{t.openHelp}</p>
        <button class="btn" type="submit">
          {t.open}
        </button>
      </form>
    )
  if (campaign.state !== 'open') return null
  return (
    <>
      {silent > 0 && (
        <form method="post" action={path('relancer')}>
          <p>{t.remindHelp(silent)}</p>
          <button class="btn" type="submit">
            {t.remind}
          </button>
        </form>
      )}
      <details>
        <summary>{t.close}</summary>
        <form method="post" action={path('clore')}>
          <p>
            {t.closeHelp} {campaign.cutsLink && t.closeCut}{' '}
            {campaign.cutsLink && campaign.asksFiles && t.closeFiles}
          </p>
          <button class="btn ghost" type="submit">
            {t.close}
          </button>
        </form>
      </details>
    </>
  )
}

function Frame({ lang, campaign, frame, added, labels }: CampaignProps) {
  const t = campaignMessages[lang].overview
  const margins = frame?.margins ?? campaign.margins
  const strata = Object.entries(margins.strata ?? {})
    .map(([key, count]) => {
      const [type = '', departement = ''] = key.split('|')
      return { type, departement, count }
    })
    .sort((one, other) => other.count - one.count)
  return (
    <section aria-labelledby="a-qui">
      <h2 id="a-qui">{t.frame}</h2>
      {campaign.frameQuery === '' ? (
        <p>{t.noFrame}</p>
      ) : (
        <p>
          <a href={localPath(lang, `/annuaire?${campaign.frameQuery}`)}>{t.query}</a>
        </p>
      )}
      {frame && campaign.frameQuery !== '' && (
        <p>{t.counts(frame.margins.total, frame.withEmail, frame.withPhone)}</p>
      )}
      {added > 0 && <p>{t.added(added)}</p>}
      {campaign.leftOut > 0 && <p>{t.leftOut(campaign.leftOut)}</p>}
      {strata.length > 0 && (
        <details>
          <summary>{t.strata}</summary>
          <div class="table-scroll" role="group" tabindex={0} aria-label={t.strata}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{campaignMessages[lang].follow.type}</th>
                  <th scope="col">{campaignMessages[lang].follow.departement}</th>
                  <th scope="col" class="n">
                    {campaignMessages[lang].follow.measures.contacts}
                  </th>
                </tr>
              </thead>
              <tbody>
                {strata.map(({ type, departement, count }) => (
                  <tr key={`${type}|${departement}`}>
                    <th scope="row">{labels.type(type)}</th>
                    <td>{labels.departement(departement)}</td>
                    <td class="n">{formatNumber(lang, count)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </section>
  )
}
