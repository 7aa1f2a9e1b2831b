import { formatShortDate } from '#platform/i18n/format.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { Alert, ErrorSummary } from '#ui/form.tsx'
import { careMessages, messages } from '../messages/index.ts'
import { AimsForm } from './aims-form.tsx'
import { ImportForm, ValueForm } from './care-forms.tsx'
import { type CareProps, carePath } from './care-props.ts'
import { Figure } from './figure.tsx'
import { indicatorHref } from './paths.ts'

/** One indicator looked after: a value to enter or correct, a file, years to freeze, the history. */
export function CarePage(props: CareProps) {
  const { lang, indicator, mayEdit, done, errors } = props
  const t = careMessages[lang]
  const said = done && Object.hasOwn(t.done, done) ? t.done[done as keyof typeof t.done] : null
  return (
    <BackOffice lang={lang} current={`${carePath}/${indicator.code}`}>
      <p class="kicker">{messages[lang].origins[indicator.origin]}</p>
      <h1>{indicator.label[lang]}</h1>
      {said && <Alert kind="success">{said}</Alert>}
      <ErrorSummary lang={lang} errors={errors} />
      <Report {...props} />
      <p>
        <a href={localPath(lang, indicatorHref(indicator.code))}>{t.see}</a>
      </p>
      {mayEdit && (
        <>
          <ValueForm {...props} />
          <ImportForm {...props} />
          <AimsForm {...props} />
          <Freezing {...props} />
        </>
      )}
      <History {...props} />
    </BackOffice>
  )
}

function Report({ lang, report }: CareProps) {
  if (!report) return null
  const t = careMessages[lang]
  const { written, same, refused, lines } = report
  return (
    <Alert kind={refused > 0 ? 'info' : 'success'}>
      <p>
        {t.importDone(written)} {same > 0 && t.importSame(same)} {refused > 0 && `${t.refused(refused)}.`}
      </p>
      {refused > 0 && (
        <div class="table-scroll" role="region" aria-label={t.refused(refused)} tabindex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col" class="n">
                  {t.line}
                </th>
                <th scope="col">{t.why}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ lines: at, why }) => (
                <tr key={at}>
                  <td>{at}</td>
                  <td>{why}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Alert>
  )
}

function Freezing({ lang, indicator }: CareProps) {
  const t = careMessages[lang]
  const { code, vintages } = indicator
  if (vintages.length === 0) return null
  return (
    <section class="section" aria-labelledby="figer">
      <h2 id="figer">{t.freezeTitle}</h2>
      <p>{t.freezeHelp}</p>
      <ul class="rows">
        {vintages.map(({ year, frozenAt }) => (
          <li key={year}>
            {frozenAt ? (
              <span>{t.frozen(year, formatShortDate(lang, new Date(frozenAt)))}</span>
            ) : (
              <form method="post" action={localPath(lang, `${carePath}/${code}/figer`)}>
                <input type="hidden" name="annee" value={year} />
                <button class="btn ghost small" type="submit">
                  {t.freeze(year)}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function History({ lang, indicator, changes, page, more }: CareProps) {
  const t = careMessages[lang]
  const href = (to: number) => localPath(lang, `${carePath}/${indicator.code}?page=${to}#histoire`)
  return (
    <section class="section" aria-labelledby="histoire">
      <h2 id="histoire">{t.history}</h2>
      {changes.length === 0 && <p>{t.noHistory}</p>}
      <ul class="rows">
        {changes.map((each) => (
          <li key={each.id}>
            <div>
              {each.name}, {each.year}
              {' · '}
              {each.was ? <Figure lang={lang} indicator={indicator} cell={each.was} /> : t.nothing} →{' '}
              <strong>
                <Figure lang={lang} indicator={indicator} cell={each.now} />
              </strong>
              <p class="src">
                {formatShortDate(lang, new Date(each.at))} · {each.by || t.origins[each.origin]}
                {each.reason && ` · ${each.reason}`}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {(page > 1 || more) && (
        <p class="actions">
          {page > 1 && (
            <a rel="prev" href={href(page - 1)}>
              ←
            </a>
          )}{' '}
          {more && (
            <a rel="next" href={href(page + 1)}>
              →
            </a>
          )}
        </p>
      )}
    </section>
  )
}
