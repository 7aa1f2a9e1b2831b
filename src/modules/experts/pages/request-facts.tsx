import { formatShortDate } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { requestMessages } from '../messages/index.ts'
import type { RequestView } from '../model.ts'
import { label, paragraphs } from './words.ts'

/** What a request says, to the expert who received it. */
export function RequestFacts({ lang, request }: { lang: Lang; request: RequestView }) {
  const t = requestMessages[lang].answer
  if (request.purged) return <p class="dim">{t.purged}</p>
  const facts: [string, string | null | undefined][] = [
    [t.from, [request.requesterName, request.requesterOrganisation].filter(Boolean).join(', ')],
    [t.email, request.requesterEmail],
    [t.audience, request.audience && label(lang, request.audience)],
    [t.format, request.format && label(lang, request.format)],
    [t.dates, request.wishedDates],
    [t.where, request.commune?.name],
    [t.sentOn, request.sentAt && formatShortDate(lang, request.sentAt)],
    [t.givenContact, request.sharedContact],
  ]
  return (
    <>
      <dl class="facts">
        {facts.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <Quote text={request.message} />
      {request.expertMessage && (
        <>
          <h3>{t.yourMessage}</h3>
          <Quote text={request.expertMessage} />
        </>
      )}
      {request.requesterReply && (
        <>
          <h3>{t.theirReply}</h3>
          <Quote text={request.requesterReply} />
        </>
      )}
    </>
  )
}

/** Words of somebody else. */
export function Quote({ text }: { text: string | null }) {
  if (!text) return null
  return (
    <blockquote>
      {paragraphs(text).map((each) => (
        <p key={each}>{each}</p>
      ))}
    </blockquote>
  )
}
