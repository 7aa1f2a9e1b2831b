import { formatNumber } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { ErrorSummary, SelectField, TextField } from '#ui/form.tsx'
import { campaignMessages } from '../messages/index.ts'
import type { Campaign, FieldError } from '../model.ts'
import { CampaignFrame, type Notice } from './campaign-frame.tsx'
import { campaignPath } from './paths.ts'

export type SharedLink = {
  id: string
  channel: 'partner' | 'open'
  name: string
  code: string
  told: number | null
  started: number
  completed: number
}

/** `…/liens`: links that many people share, with their QR codes. */
export function LinksPage(props: {
  lang: Lang
  campaign: Campaign
  notice: Notice
  links: SharedLink[]
  origin: string
  input: { name: string; channel: string }
  errors: FieldError[]
  /** A number that was not taken, as typed. */
  wrong: { id: string; value: string } | null
  mayRun: boolean
}) {
  const { lang, campaign, notice, links, origin, input, errors, wrong, mayRun } = props
  const t = campaignMessages[lang].links
  const path = localPath(lang, campaignPath(campaign.slug, 'liens'))
  return (
    <CampaignFrame lang={lang} campaign={campaign} part="liens" notice={notice}>
      <p>{t.lead}</p>
      {links.length > 0 && mayRun && <p class="dim">{t.toldHelp}</p>}
      {links.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <ul class="rows">
          {links.map((link) => (
            <li key={link.id}>
              <div>
                <p>
                  <strong>{link.name}</strong> <span class="dim">{t.channels[link.channel]}</span>
                </p>
                <p class="secret">{`${origin}${localPath('fr', `/enquetes/lien/${link.code}`)}`}</p>
              </div>
              <span>
                {t.started} : {formatNumber(lang, link.started)} · {t.completed} :{' '}
                {formatNumber(lang, link.completed)}
              </span>
              <a href={`${path}/${link.code}.svg`} download>
                {t.qr}
                <span class="sr"> : {link.name}</span>
              </a>
              {mayRun && (
                <form method="post" action={path} class="inline-form">
                  <input type="hidden" name="lien" value={link.id} />
                  <label for={`recu-${link.code}`}>
                    {t.told} <span class="sr"> : {link.name}</span>
                  </label>
                  <input
                    id={`recu-${link.code}`}
                    name="recu"
                    type="text"
                    inputMode="numeric"
                    size={7}
                    maxLength={9}
                    value={wrong?.id === link.id ? wrong.value : (link.told ?? '')}
                    aria-invalid={wrong?.id === link.id || undefined}
                  />
                  <button class="btn small" type="submit">
                    {t.tell}
                    <span class="sr"> : {link.name}</span>
                  </button>
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayRun && (campaign.state === 'draft' || campaign.state === 'open') && (
        <form method="post" action={path} novalidate>
          <ErrorSummary lang={lang} errors={errors} />
          <TextField
            lang={lang}
            id="name"
            label={t.name}
            value={input.name}
            errors={errors}
            maxLength={120}
          />
          <SelectField
            lang={lang}
            id="channel"
            label={t.channel}
            value={input.channel}
            options={Object.entries(t.channels)}
            errors={errors}
          />
          <button class="btn" type="submit">
            {t.add}
          </button>
        </form>
      )}
    </CampaignFrame>
  )
}
