import type { Context } from 'hono'
import { getTypeLabels } from '#modules/directory/index.ts'
import { authorise } from '#platform/access/permission.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { fold } from '#platform/i18n/fold.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { cleanWords } from '../answer-model.ts'
import { callEnds } from '../call-model.ts'
import { getContact, listContacts } from '../contact-store.ts'
import { campaignMessages } from '../messages/index.ts'
import { type Campaign, type Contact, contactStates, type Upload } from '../model.ts'
import { noteCall } from '../note-call.ts'
import type { Notice } from '../pages/campaign-frame.tsx'
import { ContactPage } from '../pages/contact-page.tsx'
import { ContactsPage } from '../pages/contacts-page.tsx'
import { campaignPath } from '../pages/paths.ts'
import { canRunSurveys } from '../policy.ts'
import { responseOfContact } from '../response-store.ts'
import { departementNames, strataLabels } from '../strata-labels.ts'
import { uploadContacts } from '../upload-contacts.ts'
import { knownAct } from './campaigns.tsx'
import { askedCampaign, campaignView, noticeOf, pageOf } from './kept.tsx'

const perPage = 100

/** `GET …/{slug}/contacts?q=&etat=&page=` */
export async function contactsPage(c: Context<Env>): Promise<Response> {
  return showContacts(c, await askedCampaign(c), { notice: noticeOf(c), upload: null, status: 200 })
}

/** `POST …/{slug}/contacts`: a file of contacts. The report is shown at once: its refused lines are kept nowhere. */
export async function sendContacts(c: Context<Env>): Promise<Response> {
  authorise(canRunSurveys, c.get('actor'), undefined)
  const campaign = await askedCampaign(c)
  const { db, now } = c.get('services')
  const t = campaignMessages[c.get('lang')]
  const file = (await c.req.formData()).get('file')
  if (!(file instanceof File) || file.size === 0)
    return showContacts(c, campaign, {
      notice: { kind: 'error', text: t.contacts.noFile },
      upload: null,
      status: 422,
    })
  const [fr, en, departements] = await Promise.all([
    getTypeLabels(db, 'fr'),
    getTypeLabels(db, 'en'),
    departementNames(db),
  ])
  const types = new Map<string, string>()
  for (const labels of [fr, en])
    for (const [code, label] of labels) types.set(fold(label), code).set(fold(code), code)
  const codes = new Map(
    [...departements].flatMap(([code, name]) => [[fold(name), code] as const, [fold(code), code] as const]),
  )
  try {
    const content = new Uint8Array(await file.arrayBuffer())
    const given = { slug: campaign.slug, content, types, departements: codes }
    const upload = await uploadContacts(db, c.get('actor'), given, now())
    return showContacts(c, campaign, { notice: null, upload, status: 200 })
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const { unreadable, long, state } = t.refused
    const text = error.detail === 'unreadable' ? unreadable : error.detail === 'long' ? long : state
    return showContacts(c, campaign, { notice: { kind: 'error', text }, upload: null, status: 422 })
  }
}

async function showContacts(
  c: Context<Env>,
  campaign: Campaign,
  shown: { notice: Notice; upload: Upload | null; status: 200 | 422 },
): Promise<Response> {
  const { db } = c.get('services')
  const lang = c.get('lang')
  const state = contactStates.find((each) => each === c.req.query('etat')) ?? null
  const words = cleanWords(c.req.query('q') ?? '').slice(0, 100)
  const page = pageOf(c)
  const { contacts, total } = await listContacts(db, { campaignId: campaign.id, state, words, page, perPage })
  return renderPage(
    c,
    campaignView(c, campaign, 'contacts', shown.status),
    <ContactsPage
      lang={lang}
      campaign={campaign}
      notice={shown.notice}
      upload={shown.upload}
      contacts={contacts}
      total={total}
      page={page}
      pages={Math.max(1, Math.ceil(total / perPage))}
      state={state}
      words={words}
      mayRun={canRunSurveys(c.get('actor'), undefined)}
      labels={await strataLabels(db, lang)}
    />,
  )
}

/** `GET …/{slug}/contacts/{id}` */
export async function contactPage(c: Context<Env>): Promise<Response> {
  authorise(canRunSurveys, c.get('actor'), undefined)
  const campaign = await askedCampaign(c)
  return showContact(c, campaign, await askedContact(c, campaign), noticeOf(c))
}

/** `POST …/{slug}/contacts/{id}`: what came of a call. */
export async function sendCall(c: Context<Env>): Promise<Response> {
  authorise(canRunSurveys, c.get('actor'), undefined)
  const campaign = await askedCampaign(c)
  const contact = await askedContact(c, campaign)
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const body = await c.req.parseBody()
  const end = knownAct(callEnds, body.end)
  const note = cleanWords(typeof body.note === 'string' ? body.note : '').slice(0, 500)
  try {
    await noteCall(db, c.get('actor'), { campaignId: campaign.id, contactId: contact.id, end, note }, now())
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return showContact(c, campaign, contact, { kind: 'error', text: campaignMessages[lang].refused.state })
  }
  return c.redirect(localPath(lang, `${campaignPath(campaign.slug, 'suivi')}?fait=appel`), 303)
}

async function askedContact(c: Context<Env>, campaign: Campaign): Promise<Contact> {
  const contact = await getContact(c.get('services').db, c.req.param('id') ?? '')
  if (contact?.campaignId !== campaign.id) throw new NotFound()
  return contact
}

async function showContact(c: Context<Env>, campaign: Campaign, contact: Contact, notice: Notice) {
  const { db } = c.get('services')
  const lang = c.get('lang')
  const labels = await strataLabels(db, lang)
  return renderPage(
    c,
    {
      ...campaignView(c, campaign, 'contacts', notice?.kind === 'error' ? 409 : 200),
      title: contact.name,
      canonical: campaignPath(campaign.slug, `contacts/${contact.id}`),
    },
    <ContactPage
      lang={lang}
      campaign={campaign}
      contact={contact}
      notice={notice}
      begun={(await responseOfContact(db, contact.id)) !== undefined}
      where={`${labels.type(contact.type)}, ${labels.departement(contact.departement)}`}
    />,
  )
}
