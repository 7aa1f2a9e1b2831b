import { formatMoment, formatNumber, formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { DrawnMap, type MapShape } from '#ui/drawn-map.tsx'
import { campaignMessages } from '../messages/index.ts'
import type { AskedEpci, Campaign, Contact, Progress } from '../model.ts'
import { CampaignFrame, type Notice } from './campaign-frame.tsx'
import { Strata, type StrataProps } from './follow-strata.tsx'
import {
  type ChannelLine,
  Channels,
  type DayLine,
  Days,
  measures,
  rateOf,
  type TargetLine,
  TargetTable,
} from './follow-tables.tsx'
import { campaignPath } from './paths.ts'

type FollowProps = {
  lang: Lang
  now: Date
  campaign: Campaign
  notice: Notice
  total: Progress
  strata: StrataProps['strata']
  targets: TargetLine[]
  channels: ChannelLine[]
  days: DayLine[]
  calls: Contact[]
  epci: AskedEpci[]
  map: { width: number; height: number; shapes: MapShape[]; outline: string } | null
  mayRun: boolean
}

/** `…/suivi`: how the answers come in. */
export function FollowPage(props: FollowProps) {
  const { lang, campaign, total, now } = props
  const t = campaignMessages[lang].follow
  return (
    <CampaignFrame lang={lang} campaign={campaign} part="suivi" notice={props.notice}>
      <p class="dim">{t.at(formatMoment(lang, now))}</p>
      <dl class="facts">
        {measures.map((measure) => (
          <div key={measure}>
            <dt>{t.measures[measure]}</dt>
            <dd>{formatNumber(lang, total[measure])}</dd>
          </div>
        ))}
        <div>
          <dt>{t.rate}</dt>
          <dd>{rateOf(lang, total.completed, total.contacts)}</dd>
        </div>
      </dl>
      <p class="dim">{t.rateHelp}</p>
      <Calls {...props} />
      <TargetTable lang={lang} targets={props.targets} />
      <Strata
        lang={lang}
        strata={props.strata}
        csv={localPath(lang, campaignPath(campaign.slug, 'suivi.csv'))}
      />
      <Where {...props} />
      <Channels {...props} />
      <Days lang={lang} days={props.days} contacts={total.contacts} />
    </CampaignFrame>
  )
}

function Calls({ lang, campaign, calls, targets, mayRun }: FollowProps) {
  const t = campaignMessages[lang]
  if (campaign.state !== 'open') return null
  return (
    <section aria-labelledby="appeler">
      <h2 id="appeler">{t.follow.call}</h2>
      <p class="dim">{targets.length > 0 ? t.follow.callTargets : t.follow.callHelp}</p>
      {calls.length === 0 ? (
        <p>{t.follow.noCall}</p>
      ) : (
        <ul class="rows">
          {calls.map((contact) => (
            <li key={contact.id}>
              <div>
                <p>
                  {mayRun ? (
                    <a href={localPath(lang, campaignPath(campaign.slug, `contacts/${contact.id}`))}>
                      {contact.name}
                    </a>
                  ) : (
                    contact.name
                  )}
                </p>
                {contact.callNote && <p class="dim">{contact.callNote}</p>}
              </div>
              {mayRun && contact.phone && (
                <a href={`tel:${contact.phone.replaceAll(/\s/g, '')}`}>{contact.phone}</a>
              )}
              <span class="dim">
                {t.follow.last} :{' '}
                {contact.calledAt ? formatShortDate(lang, contact.calledAt) : t.follow.never}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Where nobody has answered yet, on a map and in words. */
function Where({ lang, epci, map }: FollowProps) {
  const t = campaignMessages[lang].follow
  const silent = epci.filter(({ completed }) => completed === 0)
  if (epci.length === 0) return null
  return (
    <section aria-labelledby="carte">
      <h2 id="carte">{t.map}</h2>
      <p class="dim">{silent.length === 0 ? t.noSilent : t.mapHelp}</p>
      {map && (
        <figure class="panel edition-map">
          <DrawnMap {...map} />
        </figure>
      )}
      {silent.length > 0 && (
        <details>
          <summary>
            {t.silent} ({formatNumber(lang, silent.length)})
          </summary>
          <ul class="columns">
            {silent.map(({ code, name, contacts }) => (
              <li key={code}>
                <a href={localPath(lang, `/territoires/epci/${code}`)}>{name}</a> (
                {formatNumber(lang, contacts)})
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
