import { type Lang, localPath } from '#platform/i18n/lang.ts'
import type { MailDraft, MailPart } from '#platform/mail/mail.ts'
import { requestMessages } from './messages/index.ts'
import type { AnswerKind, OtherExpert } from './model.ts'
import type { StoredRequest } from './request-store.ts'

const kind = 'expert-request' as const
const wordOf = (lang: Lang, word: StoredRequest['audience']) =>
  word && (lang === 'en' ? word.labelEn : word.labelFr)

/** Who asks, as the expert reads it: « Léa Martin, Médiathèque d’Arras ». */
const requester = (request: StoredRequest) =>
  [request.requesterName, request.requesterOrganisation].filter(Boolean).join(', ')

function toExpert(request: StoredRequest, subject: string, body: MailPart[], dedupeKey?: string): MailDraft {
  return {
    kind,
    to: request.expertEmail ?? '',
    lang: request.expertLang,
    personId: request.expertId,
    subject,
    body,
    ...(dedupeKey && { dedupeKey }),
  }
}

// Never a word of the expert's own address here, unless they chose to give one.
function toRequester(
  request: StoredRequest,
  subject: string,
  body: MailPart[],
  dedupeKey?: string,
): MailDraft {
  return {
    kind,
    to: request.requesterEmail ?? '',
    lang: request.lang,
    personId: request.requesterId,
    subject,
    body,
    ...(dedupeKey && { dedupeKey }),
  }
}

/** To an address that is not proven yet. Nothing of the request is in it: whoever receives it may not have written it. */
export function confirmMail(given: {
  to: string
  lang: Lang
  expertName: string
  secret: string
}): MailDraft {
  const t = requestMessages[given.lang].mails.confirm
  const path = localPath(given.lang, `/experts/demandes/${given.secret}/confirmer`)
  return {
    kind,
    to: given.to,
    lang: given.lang,
    subject: t.subject,
    body: [t.text(given.expertName), { action: t.action, path }, t.not],
  }
}

/** To the expert: the request, and the link to answer. */
export function receivedMail(request: StoredRequest, secret: string): MailDraft {
  const lang = request.expertLang
  const { mails, answer } = requestMessages[lang]
  const facts = [
    [answer.audience, wordOf(lang, request.audience)],
    [answer.format, wordOf(lang, request.format)],
    [answer.dates, request.wishedDates],
    [answer.where, request.commune?.name],
  ].flatMap(([label, value]) => (value ? [`${label}${lang === 'fr' ? '\u00a0' : ''}: ${value}`] : []))
  return toExpert(request, mails.received.subject, [
    mails.received.text(requester(request)),
    { quote: request.message ?? '' },
    ...(facts.length > 0 ? [{ list: facts }] : []),
    { action: mails.received.action, path: answerPath(lang, secret) },
    mails.received.free,
  ])
}

const answerPath = (lang: Lang, secret: string) => localPath(lang, `/experts/demandes/${secret}`)
const followPath = (lang: Lang, secret: string) => localPath(lang, `/experts/suivi/${secret}`)

/** To the requester: it left. */
export function sentMail(request: StoredRequest, secret: string): MailDraft {
  const t = requestMessages[request.lang].mails.sent
  return toRequester(request, t.subject(request.expertName), [
    t.text(request.expertName),
    { action: t.action, path: followPath(request.lang, secret) },
  ])
}

/** To the requester: what the expert answered, and others to ask when they declined. */
export function answerMail(
  request: StoredRequest,
  answered: { kind: AnswerKind; message: string | null },
  secret: string,
  others: OtherExpert[],
): MailDraft {
  const t = requestMessages[request.lang].mails
  const words = { accept: t.accepted, decline: t.declined, talk: t.talk }[answered.kind]
  const body: MailPart[] = [words.text(request.expertName)]
  if (answered.message) body.push(t.message, { quote: answered.message })
  if (answered.kind === 'accept' && request.sharedContact)
    body.push(t.accepted.contact(request.sharedContact))
  if (answered.kind === 'decline') body.push(...othersIn(request.lang, others))
  else body.push({ action: t.follow, path: followPath(request.lang, secret) })
  return toRequester(request, words.subject(request.expertName), body)
}

function othersIn(lang: Lang, others: OtherExpert[]): MailPart[] {
  const t = requestMessages[lang].mails
  const links = others.map((other) => ({
    action: `${other.name}, ${other.commune}`,
    path: localPath(lang, `/experts/${other.slug}`),
  }))
  const all = { action: t.seeOthers, path: localPath(lang, '/experts') }
  return links.length > 0 ? [t.others, ...links, all] : [all]
}

/** To the expert: the requester wrote back. */
export function replyMail(request: StoredRequest, reply: string, secret: string): MailDraft {
  const t = requestMessages[request.expertLang].mails
  const who = requester(request)
  return toExpert(request, t.reply.subject(who), [
    t.reply.text(who),
    { quote: reply },
    { action: t.received.action, path: answerPath(request.expertLang, secret) },
  ])
}

/** To the expert: nothing to do any more. */
export function cancelledMail(request: StoredRequest): MailDraft {
  const t = requestMessages[request.expertLang].mails.cancelled
  return toExpert(request, t.subject, [t.text(requester(request))])
}

/** To the expert, once: a request waits. */
export function reminderMail(request: StoredRequest, secret: string): MailDraft {
  const t = requestMessages[request.expertLang].mails
  return toExpert(
    request,
    t.reminder.subject,
    [
      t.reminder.text(requester(request)),
      { quote: request.message ?? '' },
      { action: t.received.action, path: answerPath(request.expertLang, secret) },
    ],
    `expert-reminder/${request.id}`,
  )
}

/** To the requester: nobody answered. */
export function expiredMail(request: StoredRequest, others: OtherExpert[]): MailDraft {
  const t = requestMessages[request.lang].mails.expired
  const body = [t.text(request.expertName), ...othersIn(request.lang, others)]
  return toRequester(request, t.subject(request.expertName), body, `expert-expired/${request.id}`)
}

/** To the requester: the expert's account is no more. */
export function goneMail(request: StoredRequest, others: OtherExpert[]): MailDraft {
  const t = requestMessages[request.lang].mails.gone
  return toRequester(request, t.subject, [t.text, ...othersIn(request.lang, others)])
}
