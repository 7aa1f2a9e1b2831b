import { formatNumber, formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { campaignMessages } from '../messages/index.ts'
import { titleOf } from '../messages/words.ts'
import type { Campaign } from '../model.ts'
import { campaignPath, managePath, surveysPath } from './paths.ts'

type Props = { lang: Lang; campaigns: Campaign[]; page: number; pages: number; mayRun: boolean }

const tones = { draft: 'state', open: 'state good', closed: 'state wait', published: 'state' } as const

/** A state of a campaign, in words and colour. */
export function CampaignState({ lang, state }: { lang: Lang; state: Campaign['state'] }) {
  return <span class={tones[state]}>{campaignMessages[lang].states[state]}</span>
}

/** `/administration/enquetes` */
export function CampaignList({ lang, campaigns, page, pages, mayRun }: Props) {
  const t = campaignMessages[lang]
  return (
    <BackOffice lang={lang} current={managePath}>
      <h1>{t.title}</h1>
      <p>{t.lead}</p>
      <p class="actions">
        {mayRun && (
          <a class="btn" href={localPath(lang, `${managePath}/campagnes/nouvelle`)}>
            {t.add}
          </a>
        )}
        <a class="btn ghost" href={localPath(lang, surveysPath)}>
          {t.questionnaires}
        </a>
      </p>
      {!mayRun && <p class="dim">{t.readOnly}</p>}
      <h2>{t.campaigns}</h2>
      {campaigns.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <div class="table-scroll" role="group" tabindex={0} aria-label={t.campaigns}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t.campaigns}</th>
                <th scope="col">{t.state}</th>
                <th scope="col" class="n">
                  {t.answers}
                </th>
                <th scope="col">{t.since}</th>
                <th scope="col">{t.until}</th>
              </tr>
            </thead>
            <tbody>
              {campaigns.map((campaign) => (
                <tr key={campaign.id}>
                  <th scope="row">
                    <a href={localPath(lang, campaignPath(campaign.slug))}>{titleOf(lang, campaign)}</a>
                  </th>
                  <td>
                    <CampaignState lang={lang} state={campaign.state} />
                  </td>
                  <td class="n">{formatNumber(lang, campaign.completed)}</td>
                  <td>{campaign.openedAt ? formatShortDate(lang, campaign.openedAt) : '–'}</td>
                  <td>
                    {campaign.closesOn
                      ? formatShortDate(lang, new Date(`${campaign.closesOn}T12:00:00Z`))
                      : '–'}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Pagination lang={lang} page={page} pages={pages} href={(to) => `${managePath}?page=${to}`} />
    </BackOffice>
  )
}
