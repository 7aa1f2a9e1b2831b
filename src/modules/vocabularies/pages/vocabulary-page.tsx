import type { TermLine } from '#modules/directory/index.ts'
import { formatNumber } from '#platform/i18n/format.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { Alert } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'
import { TermForm } from './term-form.tsx'
import type { Inner, Props } from './vocabulary-props.ts'

/** One list of words: its terms in order with their uses, the form of one, what was merged. */
export function VocabularyPage(props: Props) {
  const { lang, vocabulary, terms, merges, done, conflict, canEdit } = props
  const t = messages[lang]
  const page = localPath(lang, `/administration/vocabulaires/${vocabulary}`)
  const word = done && done in t.done ? t.done[done as keyof typeof t.done] : null
  const label = (code: string) => {
    const term = terms.find((one) => one.code === code)
    return term ? (lang === 'fr' ? term.labelFr : term.labelEn) : code
  }
  const retired = terms.filter((term) => term.retired)
  return (
    <BackOffice lang={lang} current={`/administration/vocabulaires/${vocabulary}`}>
      <p>
        <a href={localPath(lang, '/administration/vocabulaires')}>{t.back}</a>
      </p>
      <h1>{t.names[vocabulary]}</h1>
      {word && (
        <Alert kind="success">
          <p>{word}</p>
        </Alert>
      )}
      {conflict && (
        <Alert kind="error">
          <p>{t.conflict}</p>
        </Alert>
      )}
      {canEdit && <TermForm {...props} page={page} />}
      <h2>{t.inUse}</h2>
      <TermTable {...props} page={page} shown={terms.filter((term) => !term.retired)} />
      {retired.length > 0 && (
        <>
          <h2>{t.retired}</h2>
          <ul class="rows">
            {retired.map((term) => (
              <li key={term.code}>
                <p>
                  {label(term.code)}{' '}
                  <span class="dim">
                    {term.replacedBy
                      ? t.replacedBy(label(term.replacedBy))
                      : `${t.uses} : ${formatNumber(lang, term.organisations)}`}
                  </span>
                </p>
                {canEdit && !term.replacedBy && (
                  <form method="post" action={`${page}/termes/${term.code}`}>
                    <button class="btn ghost small" type="submit" name="acte" value="proposer">
                      {t.restore}
                      <span class="sr"> : {label(term.code)}</span>
                    </button>
                  </form>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {merges.length > 0 && (
        <>
          <h2>{t.merges}</h2>
          <ul class="rows">
            {merges.map((merge) => (
              <li key={merge.id}>
                <p>{t.merged(label(merge.code), label(merge.into), merge.at)}</p>
                {canEdit && (
                  <form method="post" action={`${page}/reunions/${merge.id}`}>
                    <button class="btn ghost small" type="submit">
                      {t.undo}
                    </button>
                  </form>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </BackOffice>
  )
}

function TermTable({ lang, shown, page, canEdit }: Inner & { shown: TermLine[] }) {
  const t = messages[lang]
  return (
    <div class="table-scroll" role="region" tabindex={0} aria-label={t.inUse}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.term}</th>
            <th scope="col">{t.english}</th>
            <th scope="col" class="n">
              {t.uses}
            </th>
            {canEdit && <th scope="col">{t.order}</th>}
            {canEdit && <th scope="col">{t.acts}</th>}
          </tr>
        </thead>
        <tbody>
          {shown.map((term) => (
            <tr key={term.code} id={term.code}>
              <th scope="row">
                {term.labelFr}
                {term.definitionFr && <span class="dim"> — {term.definitionFr}</span>}
              </th>
              <td lang="en">{term.labelEn}</td>
              <td class="n">{formatNumber(lang, term.organisations)}</td>
              {canEdit && (
                <td>
                  <form class="inline-form" method="post" action={`${page}/termes/${term.code}`}>
                    <button
                      class="btn ghost small"
                      type="submit"
                      name="acte"
                      value="monter"
                      aria-label={t.up(term.labelFr)}
                    >
                      ↑
                    </button>
                    <button
                      class="btn ghost small"
                      type="submit"
                      name="acte"
                      value="descendre"
                      aria-label={t.down(term.labelFr)}
                    >
                      ↓
                    </button>
                  </form>
                </td>
              )}
              {canEdit && (
                <td>
                  <a href={`${page}?terme=${term.code}#terme`}>
                    {t.edit}
                    <span class="sr"> : {term.labelFr}</span>
                  </a>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
