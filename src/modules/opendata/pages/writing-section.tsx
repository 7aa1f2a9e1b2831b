import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { apiMessages } from '../messages/index.ts'
import type { TokenOperation } from '../model.ts'

/** What can be done with a token: one line each, the details folded. */
export function WritingSection({ lang, operations }: { lang: Lang; operations: TokenOperation[] }) {
  const t = apiMessages[lang].page
  return (
    <section class="panel data-set" aria-labelledby="writing">
      <h2 id="writing">{t.writing}</h2>
      <p>
        {t.writingText} <a href={localPath(lang, '/compte')}>{t.account}</a>
      </p>
      {operations.map((operation) => (
        <details key={operation.id} id={operation.id}>
          <summary>
            {operation.summary}{' '}
            <code>
              {operation.method} {operation.path}
            </code>
          </summary>
          <p>{operation.description}</p>
          {operation.body.length > 0 && (
            <p>
              {t.body} :{' '}
              {operation.body.map((field, position) => (
                <span key={field}>
                  {position > 0 && ', '}
                  <code>{field}</code>
                  {operation.required.includes(field) && ` (${t.required})`}
                </span>
              ))}
            </p>
          )}
          <dl class="facts">
            {operation.answers.map((answer) => [
              <dt key={answer.status}>
                <code>{answer.status}</code>
              </dt>,
              <dd key={`${answer.status}-`}>{answer.description}</dd>,
            ])}
          </dl>
        </details>
      ))}
    </section>
  )
}
