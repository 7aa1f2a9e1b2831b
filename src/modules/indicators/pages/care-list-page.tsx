import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { ErrorSummary, SelectField, TextArea, TextField } from '#ui/form.tsx'
import { careMessages, messages } from '../messages/index.ts'
import type { Indicator } from '../model.ts'
import { carePath, type FieldError, type Filled } from './care-props.ts'
import { keysOf } from './paths.ts'

type Props = { lang: Lang; indicators: Indicator[]; mayEdit: boolean; filled: Filled; errors: FieldError[] }

/** Every indicator, with the way to its values; then the form of a new one. */
export function CareListPage(props: Props) {
  const { lang, indicators, mayEdit } = props
  const [t, words] = [careMessages[lang], messages[lang]]
  return (
    <BackOffice lang={lang} current={carePath}>
      <h1>{t.title}</h1>
      <p>{t.lead}</p>
      {mayEdit && <IndicatorForm {...props} />}
      <div class="table-scroll" role="region" aria-label={t.title} tabindex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.indicator}</th>
              <th scope="col">{t.origin}</th>
              <th scope="col" class="n">
                {t.years}
              </th>
            </tr>
          </thead>
          <tbody>
            {indicators.map(({ code, label, origin, vintages }) => (
              <tr key={code}>
                <th scope="row">
                  <a href={localPath(lang, `${carePath}/${code}`)}>{label[lang]}</a>
                </th>
                <td>{words.origins[origin]}</td>
                <td class="n">{[...new Set([vintages[0]?.year, vintages.at(-1)?.year])].join('–') || '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </BackOffice>
  )
}

function IndicatorForm({ lang, filled, errors }: Props) {
  const [t, words] = [careMessages[lang], messages[lang]]
  const field = (id: string) => ({ lang, id, value: filled[id] ?? '', errors })
  return (
    <details open={errors.length > 0}>
      <summary>{t.add}</summary>
      <ErrorSummary lang={lang} errors={errors} />
      <form method="post" action={localPath(lang, carePath)} novalidate>
        <TextField {...field('code')} label={t.code} help={t.codeHelp} maxLength={60} />
        <div class="pair">
          <TextField {...field('labelFr')} label={t.labelFr} maxLength={120} />
          <TextField {...field('labelEn')} label={t.labelEn} maxLength={120} />
        </div>
        <div class="pair">
          <TextArea {...field('definitionFr')} label={t.definitionFr} rows={3} maxLength={600} />
          <TextArea {...field('definitionEn')} label={t.definitionEn} rows={3} maxLength={600} />
        </div>
        <div class="pair">
          <TextArea {...field('formulaFr')} label={t.formulaFr} rows={2} maxLength={1000} optional />
          <TextArea {...field('formulaEn')} label={t.formulaEn} rows={2} maxLength={1000} optional />
        </div>
        <div class="pair">
          <SelectField
            {...field('theme')}
            label={t.theme}
            options={keysOf(words.themes).map((each) => [each, words.themes[each]] as const)}
          />
          <SelectField
            {...field('unit')}
            label={t.unit}
            options={keysOf(words.units).map((each) => [each, words.units[each]] as const)}
          />
        </div>
        <SelectField
          {...field('direction')}
          label={t.direction}
          options={keysOf(words.directions).map((each) => [each, words.directions[each]] as const)}
        />
        <div class="pair">
          <TextField {...field('target')} label={t.target} maxLength={20} optional />
          <TextField {...field('targetYear')} label={t.targetYear} maxLength={4} optional />
        </div>
        <TextField {...field('source')} label={t.source} help={t.sourceHelp} maxLength={300} />
        <div class="pair">
          <TextField {...field('publisher')} label={t.publisher} maxLength={200} optional />
          <TextField {...field('licence')} label={t.licence} maxLength={200} optional />
        </div>
        <button class="btn" type="submit">
          {t.create}
        </button>
      </form>
    </details>
  )
}
