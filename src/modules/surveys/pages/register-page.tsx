import { formatShortDate } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { Definition } from '../definition-model.ts'
import { campaignMessages } from '../messages/index.ts'
import { titleOf, wordsIn } from '../messages/words.ts'
import type { Campaign } from '../model.ts'
import { CampaignFrame } from './campaign-frame.tsx'

/** `…/registre`: the campaign as the register of processing (article 30 of the GDPR) tells it. */
export function RegisterPage(props: {
  lang: Lang
  campaign: Campaign
  definition: Definition
  contacts: number
  contactMonths: number
  site: string
  contact: string
}) {
  const { lang, campaign, definition, contacts, site, contact } = props
  const t = campaignMessages[lang].register
  const questions = definition.sections.flatMap((section) => section.questions)
  const personal = questions.filter(({ profile }) => profile !== undefined)
  const day = (date: Date) => formatShortDate(lang, date)
  const rows: [keyof typeof t.rows, string[]][] = [
    ['name', [titleOf(lang, campaign)]],
    ['who', [site]],
    ['purpose', [t.purpose]],
    ['basis', [t.basis]],
    ['people', [t.people(contacts)]],
    [
      'data',
      [
        t.dataContacts,
        t.dataAnswers +
          definition.sections
            .map(({ title }) => wordsIn(lang, title))
            .join(', ')
            .concat('.'),
        ...(personal.length > 0
          ? [t.personal + personal.map(({ label }) => wordsIn(lang, label)).join(' ; ')]
          : []),
      ],
    ],
    ['recipients', [t.recipients]],
    [
      'retention',
      [
        t.contactsKept(props.contactMonths),
        t.answersKept(campaign.keptMonths),
        ...(questions.some(({ type }) => type === 'file')
          ? [campaign.cutsLink ? t.filesCut : t.filesKept]
          : []),
        t.silence,
      ],
    ],
    ['rights', [t.rights(contact)]],
    ['security', [t.apart, campaign.cutsLink ? t.cut : t.notCut, t.threshold(campaign.threshold)]],
    [
      'dates',
      [
        ...(campaign.openedAt ? [t.opened(day(campaign.openedAt))] : []),
        ...(campaign.closesOn ? [t.closes(day(new Date(`${campaign.closesOn}T12:00:00Z`)))] : []),
        ...(campaign.closedAt ? [t.closed(day(campaign.closedAt))] : []),
      ],
    ],
  ]
  return (
    <CampaignFrame lang={lang} campaign={campaign} part="registre">
      <section aria-labelledby="fiche">
        <h2 id="fiche">{t.title}</h2>
        <p class="no-print">
          {t.lead} {t.print}
        </p>
        <dl class="changes">
          {rows.map(([row, lines]) => (
            <div key={row}>
              <dt>{t.rows[row]}</dt>
              {lines.length === 0 ? <dd>–</dd> : lines.map((line) => <dd key={line}>{line}</dd>)}
            </div>
          ))}
        </dl>
      </section>
    </CampaignFrame>
  )
}
