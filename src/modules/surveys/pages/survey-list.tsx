import { formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { ErrorSummary, Field, SelectField, TextField } from '#ui/form.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { campaignMessages, editorMessages } from '../messages/index.ts'
import { wordsIn } from '../messages/words.ts'
import type { FieldError, Survey } from '../model.ts'
import { type Notice, NoticeLine } from './campaign-frame.tsx'
import { managePath, surveysPath } from './paths.ts'

/** `…/questionnaires`: those there are, and the way to begin another. */
export function SurveyList(props: {
  lang: Lang
  surveys: (Survey & { campaigns: number })[]
  page: number
  pages: number
  input: { title: string; from: string }
  errors: FieldError[]
  notice: Notice
  mayRun: boolean
}) {
  const { lang, surveys, page, pages, input, errors, mayRun } = props
  const t = editorMessages[lang]
  return (
    <BackOffice lang={lang} current={managePath}>
      <p class="kicker">
        <a href={localPath(lang, managePath)}>{campaignMessages[lang].title}</a>
      </p>
      <h1>{t.title}</h1>
      <p>{t.lead}</p>
      <NoticeLine notice={props.notice} />
      {surveys.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <ul class="rows">
          {surveys.map((survey) => (
            <li key={survey.id}>
              <div>
                <p>
                  <a href={localPath(lang, `${surveysPath}/${survey.id}`)}>
                    {wordsIn(lang, survey.definition.title)}
                  </a>
                </p>
                <p class="dim">
                  {t.count(
                    survey.definition.sections.length,
                    survey.definition.sections.flatMap(({ questions }) => questions).length,
                  )}
                  {survey.packCode && ` · ${t.fromPack}`}
                </p>
              </div>
              <span class="dim">
                {t.version(survey.number)} · {t.used(survey.campaigns)} · {t.changed}{' '}
                {formatShortDate(lang, survey.updatedAt)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Pagination lang={lang} page={page} pages={pages} href={(to) => `${surveysPath}?page=${to}`} />
      {mayRun && (
        <section aria-labelledby="nouveau">
          <h2 id="nouveau">{t.new}</h2>
          <form method="post" action={localPath(lang, surveysPath)} novalidate>
            <ErrorSummary lang={lang} errors={errors} />
            <TextField
              lang={lang}
              id="title"
              label={t.newTitle}
              value={input.title}
              errors={errors}
              maxLength={200}
            />
            <SelectField
              lang={lang}
              id="from"
              label={t.newFrom}
              value={input.from}
              options={[
                ['', t.blank],
                ...surveys.map(({ id, definition }) => [id, wordsIn(lang, definition.title)] as const),
              ]}
            />
            <button class="btn" type="submit">
              {t.create}
            </button>
          </form>
          <h3>{t.exchange.import}</h3>
          <form
            method="post"
            action={localPath(lang, `${surveysPath}/importer`)}
            enctype="multipart/form-data"
            novalidate
          >
            <Field lang={lang} id="file" label={t.exchange.file} help={t.exchange.importHelp} errors={errors}>
              <input id="file" name="file" type="file" accept=".xlsx" required />
            </Field>
            <button class="btn ghost" type="submit">
              {t.exchange.send}
            </button>
          </form>
        </section>
      )}
    </BackOffice>
  )
}
