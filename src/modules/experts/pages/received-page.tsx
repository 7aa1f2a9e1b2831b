import { formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Pagination } from '#ui/pagination.tsx'
import { requestMessages } from '../messages/index.ts'
import type { RequestView } from '../model.ts'

export type ReceivedProps = {
  lang: Lang
  requests: RequestView[]
  page: number
  pages: number
  asked: number
}

/** Every request received, those that wait first. */
export function ReceivedContent({ lang, requests, page, pages, asked }: ReceivedProps) {
  const t = requestMessages[lang].answer
  return (
    <>
      <p>{t.count(asked)}</p>
      {requests.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <ul class="rows">
          {requests.map((request) => (
            <li key={request.id}>
              <p>
                <a href={localPath(lang, `/compte/expertise/demandes/${request.id}`)}>
                  {request.purged
                    ? t.purged
                    : [request.requesterName, request.requesterOrganisation].filter(Boolean).join(', ')}
                </a>
              </p>
              <p>{request.sentAt && formatShortDate(lang, request.sentAt)}</p>
              <p>
                <strong>{t.states[request.state]}</strong>
              </p>
            </li>
          ))}
        </ul>
      )}
      <Pagination
        lang={lang}
        page={page}
        pages={pages}
        href={(number) => `/compte/expertise/demandes?page=${number}`}
      />
    </>
  )
}
