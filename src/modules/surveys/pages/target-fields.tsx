import { formatNumber } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { Icon } from '#ui/icon.tsx'
import { campaignMessages } from '../messages/index.ts'
import type { FieldError } from '../model.ts'

/** A stratum in the form of a campaign: its field, what it is called, how many are asked, how many answers are wanted as typed. */
export type TargetLine = { field: string; label: string; contacts: number; value: string }

/** How many answers are wanted of each stratum. */
export function Targets({
  lang,
  strata,
  errors,
}: {
  lang: Lang
  strata: TargetLine[] | null
  errors: FieldError[]
}) {
  const t = campaignMessages[lang].targets
  const wrong = new Map(errors.map(({ field, message }) => [field, message]))
  if (strata === null || strata.length === 0) return <p class="help">{t.later}</p>
  const used = strata.some(({ field, value }) => value !== '' || wrong.has(field))
  return (
    <details open={used}>
      <summary>{t.title}</summary>
      <p class="help">{t.help}</p>
      <div class="table-scroll" role="group" tabindex={0} aria-label={t.title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.stratum}</th>
              <th scope="col" class="n">
                {t.asked}
              </th>
              <th scope="col" class="n">
                {t.wanted}
              </th>
            </tr>
          </thead>
          <tbody>
            {strata.map(({ field, label, contacts, value }) => (
              <tr key={field}>
                <th scope="row">{label}</th>
                <td class="n">{formatNumber(lang, contacts)}</td>
                <td class="n">
                  <input
                    id={field}
                    name={field}
                    type="text"
                    inputMode="numeric"
                    size={6}
                    maxLength={6}
                    value={value}
                    aria-label={`${t.wanted} : ${label}`}
                    aria-invalid={wrong.has(field) || undefined}
                    aria-describedby={wrong.has(field) ? `${field}-erreur` : undefined}
                  />
                  {wrong.has(field) && (
                    <p class="field-error" id={`${field}-erreur`}>
                      <Icon name="alert" size={16} /> {wrong.get(field)}
                    </p>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
