import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import type { MadeProps } from './plan-props.ts'

/** The ways of copies, all of them or those of one. */
export function PlanMap({ lang, id, made }: { lang: Lang; id: string; made: MadeProps }) {
  const t = messages[lang].plan
  if (!made.map || made.loans.length === 0) return null
  const apart = made.loans.flatMap(({ number, request, copy }) =>
    request.modules && (made.copy === null || made.copy === copy.code)
      ? [t.mapModule(number, request.modules.map(({ name }) => name).join(', '))]
      : [],
  )
  const path = `/outils/planifier/${id}`
  const choices: (string | null)[] = [null, ...made.copies]
  return (
    <section>
      <h2 id="carte">{t.map}</h2>
      {made.copies.length > 1 && (
        <nav class="no-print" aria-label={t.mapOf}>
          <ul class="chips">
            {choices.map((code) => (
              <li key={code ?? ''}>
                <a
                  href={localPath(
                    lang,
                    `${path}${code === null ? '' : `?${new URLSearchParams({ copie: code })}`}#carte`,
                  )}
                  aria-current={made.copy === code ? 'true' : undefined}
                >
                  {code ?? t.allCopies}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {/* Drawn by the map module: paths and escaped names only. */}
      <figure class="plan-map" dangerouslySetInnerHTML={{ __html: made.map.drawing }} />
      <p class="help">
        {t.mapDescription(made.loans.length)} {apart.length > 0 && `${t.mapModules(apart.join(' ; '))} `}
        {made.map.credit}
      </p>
    </section>
  )
}
