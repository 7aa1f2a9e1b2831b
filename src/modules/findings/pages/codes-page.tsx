import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { Alert, ErrorSummary, TextField } from '#ui/form.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { inWords } from '../messages/in-words.ts'
import { messages } from '../messages/index.ts'

type Props = {
  lang: Lang
  title: { fr: string; en?: string | undefined }
  question: string
  codes: { id: string; name: string; answers: number }[]
  words: { id: string; words: string; codes: string[] }[]
  page: number
  pages: number
  paths: { analysis: string; codes: string }
  notice: string | null
  typed: string
  errors: Parameters<typeof ErrorSummary>[0]['errors']
}

/** `/administration/enquetes/campagnes/{slug}/codes/{question}`: words, and the codes that somebody gives them. */
export function CodesPage(props: Props) {
  const { lang, title, question, codes, words, page, pages, paths, notice, errors } = props
  const t = messages[lang]
  const href = (path: string) => localPath(lang, path)
  return (
    <BackOffice lang={lang} current="/administration/enquetes">
      <p class="kicker">
        <a href={href(paths.analysis)}>
          {inWords(lang, title)} · {t.analysis}
        </a>
      </p>
      <h1>{t.codesOf(question)}</h1>
      <p class="lead">{t.codesLead}</p>
      {notice && (
        <Alert kind="success">
          <p>{notice}</p>
        </Alert>
      )}
      <ErrorSummary lang={lang} errors={errors} />
      <form method="post" action={href(paths.codes)} class="panel">
        <input type="hidden" name="acte" value="ajouter" />
        <TextField
          lang={lang}
          id="nom"
          label={t.newCode}
          value={props.typed}
          maxLength={120}
          errors={errors}
        />
        <p class="actions">
          <button class="btn" type="submit">
            {t.addCode}
          </button>
        </p>
      </form>
      {codes.length > 0 && (
        <ul class="section">
          {codes.map((code) => (
            <li key={code.id}>
              <form method="post" action={href(paths.codes)}>
                <input type="hidden" name="acte" value="retirer" />
                <input type="hidden" name="code" value={code.id} />
                <strong>{code.name}</strong> : {t.uses(code.answers)}{' '}
                <button class="btn ghost small" type="submit" aria-label={t.removeCode(code.name)}>
                  {t.removeShort}
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      {words.length === 0 ? (
        <p>{t.noWords}</p>
      ) : (
        <form method="post" action={href(`${paths.codes}?page=${page}`)}>
          <input type="hidden" name="acte" value="donner" />
          {words.map((line) => (
            <fieldset key={line.id} class="panel section">
              <legend>{line.words}</legend>
              <input type="hidden" name="reponse" value={line.id} />
              {codes.map((code) => (
                <label key={code.id} class="check">
                  <input
                    type="checkbox"
                    name={`code-${line.id}`}
                    value={code.id}
                    checked={line.codes.includes(code.id)}
                  />{' '}
                  {code.name}
                </label>
              ))}
            </fieldset>
          ))}
          {codes.length > 0 && (
            <p class="actions">
              <button class="btn" type="submit">
                {t.saveCodes}
              </button>
            </p>
          )}
        </form>
      )}
      <Pagination lang={lang} page={page} pages={pages} href={(each) => `${paths.codes}?page=${each}`} />
    </BackOffice>
  )
}
