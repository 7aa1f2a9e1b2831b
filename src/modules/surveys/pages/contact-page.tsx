import { formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { SelectField, TextArea } from '#ui/form.tsx'
import { campaignMessages } from '../messages/index.ts'
import type { Campaign, Contact } from '../model.ts'
import { CampaignFrame, type Notice } from './campaign-frame.tsx'
import { campaignPath } from './paths.ts'

/** `…/contacts/{id}`: to call somebody, note what came of it, enter an interview. */
export function ContactPage(props: {
  lang: Lang
  campaign: Campaign
  contact: Contact
  notice: Notice
  begun: boolean
  where: string
}) {
  const { lang, campaign, contact, notice, begun, where } = props
  const t = campaignMessages[lang]
  const path = localPath(lang, campaignPath(campaign.slug, `contacts/${contact.id}`))
  const may = campaign.state === 'open' && contact.state !== 'completed'
  return (
    <CampaignFrame lang={lang} campaign={campaign} part="contacts" notice={notice}>
      <h2>{contact.name}</h2>
      <p>
        <span class="state">{t.contacts.states[contact.state]}</span> {where}
      </p>
      <p>
        {[contact.email, contact.phone].filter(Boolean).join(', ') || t.contact.noPhone}
        {contact.organisationSlug && (
          <>
            {' · '}
            <a href={localPath(lang, `/annuaire/${contact.organisationSlug}`)}>{t.contact.page}</a>
          </>
        )}
      </p>
      <p class="dim">
        {contact.invitedAt && `${t.contact.invited} ${formatShortDate(lang, contact.invitedAt)}. `}
        {contact.reminders > 0 && `${t.contact.reminders} : ${contact.reminders}. `}
        {contact.calledAt && `${t.contact.called} ${formatShortDate(lang, contact.calledAt)}.`}
      </p>
      {contact.state === 'completed' && <p>{t.contact.answered}</p>}
      {may && (
        <>
          <p class="actions">
            {contact.phone && (
              <a class="btn ghost" href={`tel:${contact.phone.replaceAll(/\s/g, '')}`}>
                {t.contact.call}
              </a>
            )}
            <a class="btn" href={`${path}/entretien/accord`}>
              {begun ? t.contact.goOn : t.contact.interview}
            </a>
          </p>
          <p class="dim">{t.contact.interviewHelp}</p>
          <form method="post" action={path}>
            <SelectField
              lang={lang}
              id="end"
              label={t.contact.end}
              value="later"
              options={Object.entries(t.contact.ends)}
            />
            <TextArea
              lang={lang}
              id="note"
              label={t.contact.note}
              help={t.contact.noteHelp}
              value={contact.callNote}
              rows={3}
              maxLength={500}
              optional
            />
            <button class="btn ghost" type="submit">
              {t.contact.save}
            </button>
          </form>
        </>
      )}
    </CampaignFrame>
  )
}
