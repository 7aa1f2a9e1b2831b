import type { ComponentChildren } from 'preact'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { Alert } from '#ui/form.tsx'
import { campaignMessages } from '../messages/index.ts'
import { titleOf } from '../messages/words.ts'
import type { Campaign } from '../model.ts'
import { campaignPath, managePath } from './paths.ts'

/** A sentence about what just happened. */
export type Notice = { kind: 'success' | 'error'; text: string } | null

export function NoticeLine({ notice }: { notice: Notice }) {
  return notice ? (
    <Alert kind={notice.kind}>
      <p>{notice.text}</p>
    </Alert>
  ) : null
}

/** The pages of one campaign: its name, the ways between them, the page. */
export function CampaignFrame(props: {
  lang: Lang
  campaign: Campaign
  part: keyof (typeof campaignMessages)['fr']['parts']
  notice?: Notice
  children: ComponentChildren
}) {
  const { lang, campaign, part, notice = null, children } = props
  const t = campaignMessages[lang]
  const shown = (
    ['', 'suivi', 'contacts', 'liens', 'reglages', 'registre', 'analyse', 'fichiers', 'rapport'] as const
  ).filter((each) =>
    each === 'fichiers'
      ? campaign.asksFiles
      : !['suivi', 'analyse', 'rapport'].includes(each) || campaign.state !== 'draft',
  )
  return (
    <BackOffice lang={lang} current={managePath}>
      <p class="kicker">
        <a href={localPath(lang, managePath)}>{t.title}</a>
      </p>
      <h1>{titleOf(lang, campaign)}</h1>
      {campaign.demo && <p class="dim">{t.demo}</p>}
      <nav class="chips no-print" aria-label={titleOf(lang, campaign)}>
        <ul>
          {shown.map((each) => (
            <li key={each}>
              <a
                href={localPath(lang, campaignPath(campaign.slug, each))}
                aria-current={each === part ? 'page' : undefined}
              >
                {t.parts[each]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <NoticeLine notice={notice} />
      {children}
    </BackOffice>
  )
}
