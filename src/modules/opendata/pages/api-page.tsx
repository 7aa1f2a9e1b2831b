import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Icon } from '#ui/icon.tsx'
import { apiMessages } from '../messages/index.ts'
import type { Operation, TokenOperation } from '../model.ts'
import { WritingSection } from './writing-section.tsx'

/** The API in words, made from its OpenAPI description; each example is a link that answers. */
export function ApiPage(props: {
  lang: Lang
  title: string
  description: string
  operations: Operation[]
  writing: TokenOperation[]
}) {
  const { lang, title, description, operations, writing } = props
  const t = apiMessages[lang]
  return (
    <div class="wrap block open-data">
      <h1>{title}</h1>
      <p class="lead">{t.page.lead}</p>
      <div class="prose">
        <h2>{t.page.before}</h2>
        <p>{description}</p>
        <h3>{t.page.pagination}</h3>
        <p>{t.page.paginationText}</p>
        <p>
          {t.page.bulk} <a href={localPath(lang, '/donnees')}>{t.page.bulkLink}</a>
        </p>
        <p>
          {t.page.more} <a href={localPath(lang, '/api/v1/openapi.json')}>OpenAPI 3.1</a>
        </p>
      </div>
      {operations.map((operation) => (
        <OperationSection key={operation.id} lang={lang} operation={operation} />
      ))}
      <WritingSection lang={lang} operations={writing} />
    </div>
  )
}

function OperationSection({ lang, operation }: { lang: Lang; operation: Operation }) {
  const t = apiMessages[lang].page
  const example = localPath(lang, operation.example)
  return (
    <section class="panel data-set" aria-labelledby={operation.id}>
      <h2 id={operation.id}>{operation.summary}</h2>
      <p>
        <code>GET {localPath(lang, operation.path)}</code>
      </p>
      <p>{operation.description}</p>
      <p>
        <Icon name="arrowRight" /> {t.try} :{' '}
        <a href={example}>
          <code>{example}</code>
        </a>
      </p>
      <h3>{t.parameters}</h3>
      <div
        class="table-scroll"
        role="region"
        tabindex={0}
        aria-label={`${t.parameters}, ${operation.summary}`}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{t.name}</th>
              <th scope="col">{t.meaning}</th>
              <th scope="col">{t.example}</th>
            </tr>
          </thead>
          <tbody>
            {operation.parameters.map((each) => (
              <tr key={each.name}>
                <th scope="row">
                  <code>{each.name}</code>
                </th>
                <td>
                  {each.description}
                  {each.required && <span class="dim"> ({t.required})</span>}
                </td>
                <td>{each.example && <code>{each.example}</code>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <details>
        <summary>{t.answer}</summary>
        <dl class="facts">
          {operation.fields.map((field) => [
            <dt key={field.name}>
              <code>{field.name}</code>
            </dt>,
            <dd key={`${field.name}-`}>{field.description}</dd>,
          ])}
        </dl>
      </details>
      <details>
        <summary>{t.answers}</summary>
        <dl class="facts">
          {operation.answers.map((each) => [
            <dt key={each.status}>
              <code>{each.status}</code>
            </dt>,
            <dd key={`${each.status}-`}>{each.description}</dd>,
          ])}
        </dl>
      </details>
    </section>
  )
}
