import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert } from '#ui/form.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { campaignMessages } from '../messages/index.ts'
import type { Campaign, Contact, ContactState, Upload } from '../model.ts'
import { CampaignFrame, type Notice } from './campaign-frame.tsx'
import { campaignPath } from './paths.ts'

export type ContactsProps = {
  lang: Lang
  campaign: Campaign
  notice: Notice
  contacts: Contact[]
  total: number
  page: number
  pages: number
  state: ContactState | null
  words: string
  mayRun: boolean
  upload: Upload | null
  labels: { type: (code: string | null) => string; departement: (code: string | null) => string }
}

/** Lines of a report that are shown; the rest is counted. */
const shownLines = 200

/** `…/contacts`: who is asked. */
export function ContactsPage(props: ContactsProps) {
  const { lang, campaign, contacts, total, state, words, labels, mayRun } = props
  const t = campaignMessages[lang].contacts
  const path = localPath(lang, campaignPath(campaign.slug, 'contacts'))
  const asked = state !== null || words !== ''
  return (
    <CampaignFrame lang={lang} campaign={campaign} part="contacts" notice={props.notice}>
      {props.upload && <Report lang={lang} upload={props.upload} />}
      <form class="inline-form" method="get" action={path}>
        <p class="field">
          <label for="q">{t.search}</label>
          <input id="q" name="q" type="text" value={words} maxLength={100} />
        </p>
        <p class="field">
          <label for="etat">{t.state}</label>
          <select id="etat" name="etat">
            <option value="">{t.all}</option>
            {Object.entries(t.states).map(([each, words]) => (
              <option key={each} value={each} selected={each === state}>
                {words}
              </option>
            ))}
          </select>
        </p>
        <button class="btn ghost small" type="submit">
          {t.filter}
        </button>
      </form>
      <p>{t.found(total)}</p>
      {contacts.length === 0 ? (
        <p>{asked ? t.noneFound : t.none}</p>
      ) : (
        <div class="table-scroll" role="group" tabindex={0} aria-label={t.title}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t.name}</th>
                <th scope="col">{t.state}</th>
                <th scope="col">{campaignMessages[lang].follow.type}</th>
                <th scope="col">{campaignMessages[lang].follow.departement}</th>
                <th scope="col">{t.reach}</th>
              </tr>
            </thead>
            <tbody>
              {contacts.map((contact) => (
                <tr key={contact.id}>
                  <th scope="row">
                    {mayRun ? <a href={`${path}/${contact.id}`}>{contact.name}</a> : contact.name}
                  </th>
                  <td>{t.states[contact.state]}</td>
                  <td>{labels.type(contact.type)}</td>
                  <td>{labels.departement(contact.departement)}</td>
                  <td>{[contact.email, contact.phone].filter(Boolean).join(', ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Pagination
        lang={lang}
        page={props.page}
        pages={props.pages}
        href={(to) =>
          `${campaignPath(campaign.slug, 'contacts')}?${new URLSearchParams({ q: words, etat: state ?? '', page: String(to) })}`
        }
      />
      {mayRun && campaign.state === 'draft' && (
        <section aria-labelledby="ajouter">
          <h2 id="ajouter">{t.upload}</h2>
          <form method="post" action={path} enctype="multipart/form-data">
            <p class="help">{t.uploadHelp}</p>
            <p class="field">
              <label for="file">{t.file}</label>
              <input id="file" name="file" type="file" accept=".csv,text/csv,text/plain" required />
            </p>
            <button class="btn" type="submit">
              {t.send}
            </button>
          </form>
        </section>
      )}
    </CampaignFrame>
  )
}

function Report({ lang, upload }: { lang: Lang; upload: Upload }) {
  const t = campaignMessages[lang].contacts
  const { kept, refused } = upload
  return (
    <>
      <Alert kind={kept > 0 ? 'success' : 'info'}>
        <p>
          {t.kept(kept)} {refused.length > 0 && `${t.refusedLines(refused.length)}.`}
        </p>
      </Alert>
      {refused.length > 0 && (
        <div class="table-scroll" role="group" tabindex={0} aria-label={t.refusedLines(refused.length)}>
          <table>
            <caption>{t.refusedLines(refused.length)}</caption>
            <thead>
              <tr>
                <th scope="col" class="n">
                  {t.line}
                </th>
                <th scope="col">{t.name}</th>
                <th scope="col">{t.why}</th>
              </tr>
            </thead>
            <tbody>
              {refused.slice(0, shownLines).map(({ line, name, fault }) => (
                <tr key={line}>
                  <td class="n">{line}</td>
                  <td>{name}</td>
                  <td>{t.faults[fault]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}
