import type { TermLine } from '#modules/directory/index.ts'
import { formatNumber } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { Alert, ErrorSummary, SelectField, TextArea, TextField } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'

/** A term's form as it is typed; `code` null for a new one. */
export type TermTyped = {
  code: string | null
  labelFr: string
  labelEn: string
  definitionFr: string
  definitionEn: string
}

type Props = {
  lang: Lang
  vocabulary: keyof (typeof messages)['fr']['names']
  terms: TermLine[]
  merges: { id: string; code: string; into: string; at: Date }[]
  open: TermLine | null
  typed: TermTyped
  errors: { field: string; message: string }[]
  conflict: boolean
  done: string | undefined
  canEdit: boolean
}

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

type Inner = Props & { page: string }

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

function TermForm({ lang, page, open, typed, errors, terms }: Inner) {
  const t = messages[lang]
  const others = terms.filter((term) => !term.retired && term.code !== open?.code)
  return (
    <section id="terme" tabindex={-1}>
      <details open={open !== null || errors.length > 0}>
        <summary>{open ? t.editing(open.labelFr) : t.add}</summary>
        <ErrorSummary lang={lang} errors={errors} />
        <form method="post" action={page} novalidate>
          {typed.code && <input type="hidden" name="code" value={typed.code} />}
          <div class="pair">
            <TextField
              lang={lang}
              id="labelFr"
              label={t.labelFr}
              value={typed.labelFr}
              errors={errors}
              maxLength={120}
            />
            <TextField
              lang={lang}
              id="labelEn"
              label={t.labelEn}
              value={typed.labelEn}
              errors={errors}
              maxLength={120}
            />
          </div>
          <div class="pair">
            <TextArea
              lang={lang}
              id="definitionFr"
              label={t.definitionFr}
              value={typed.definitionFr}
              rows={2}
              maxLength={1000}
              optional
            />
            <TextArea
              lang={lang}
              id="definitionEn"
              label={t.definitionEn}
              value={typed.definitionEn}
              rows={2}
              maxLength={1000}
              optional
            />
          </div>
          <p class="actions">
            <button class="btn" type="submit">
              {t.save}
            </button>
          </p>
        </form>
        {open && !open.retired && (
          <>
            <form method="post" action={`${page}/termes/${open.code}`}>
              <button class="btn ghost small" type="submit" name="acte" value="retirer">
                {t.retire}
              </button>
            </form>
            <h3>{t.mergeTitle}</h3>
            <p>{t.mergeHelp(open.organisations)}</p>
            <form method="post" action={`${page}/termes/${open.code}/reunir`}>
              <SelectField
                lang={lang}
                id="into"
                label={t.into}
                value=""
                options={[['', t.choose], ...others.map((term) => [term.code, term.labelFr] as const)]}
              />
              <button class="btn ghost" type="submit">
                {t.merge}
              </button>
            </form>
          </>
        )}
      </details>
    </section>
  )
}
