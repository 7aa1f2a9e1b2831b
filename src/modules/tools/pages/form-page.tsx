import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary } from '#ui/form.tsx'
import type { ToolForm } from '../form-model.ts'
import { formMessages, messages } from '../messages/index.ts'
import type { Word } from '../model.ts'
import { type FieldError, Line, Rows, Section, Select, Ticks } from './controls.tsx'
import { TermsPart } from './form-terms.tsx'
import { label } from './words.ts'

export type FormProps = {
  lang: Lang
  /** Language-free address that the form is sent to. */
  path: string
  title: string
  holder: { id: string; name: string }
  form: ToolForm
  errors: FieldError[]
  /** The version it was filled on; null for a new one. */
  version: number | null
  /** A public tool is saved; another one is kept or published. */
  isPublic: boolean
  /** Somebody changed it meanwhile: where to see what it says now. */
  conflict: string | null
  choices: Record<'theme' | 'audience' | 'access' | 'language', Word[]> & {
    territories: { ref: string; name: string }[]
  }
  /** Where its photos and those of its parts are; null for a new one. */
  photos: string | null
  /** Rows drawn. */
  rows: { parts: number; closures: number }
}

/** `/outils/proposer`, `/outils/{slug}/modifier`: the whole tool on one page, section by section. */
export function FormPage(props: FormProps) {
  const { lang, form, errors, choices } = props
  const t = formMessages[lang].edit
  const part = { lang, form, errors }
  const words = (list: Word[]) => list.map((word) => ({ value: word.code, label: label(lang, word) }))
  const all = messages[lang]
  const unsaid = ['', t.unsaid] as const
  const yesNo = [unsaid, ['yes', t.yes], ['no', t.no]] as const
  return (
    <div class="wrap block narrow announce">
      <h1>{props.title}</h1>
      <p class="lead">{t.holder(props.holder.name)}</p>
      {props.conflict && (
        <Alert kind="error">
          <p>{t.changed}</p>
          <p>
            <a href={localPath(lang, props.conflict)}>{t.seePresent}</a>
          </p>
        </Alert>
      )}
      <ErrorSummary lang={lang} errors={errors} />
      <form method="post" action={localPath(lang, props.path)} novalidate>
        <input type="hidden" name="structure" value={props.holder.id} />
        {props.version !== null && <input type="hidden" name="version" value={props.version} />}
        <Section title={t.what}>
          <Select {...part} name="kind" required options={[unsaid, ...Object.entries(all.kinds)]} />
          <Line {...part} name="titleFr" required max={140} />
          <Line {...part} name="titleEn" max={140} />
          <Line {...part} name="summaryFr" required max={200} />
          <Line {...part} name="summaryEn" max={200} />
          <Line
            {...part}
            name="descriptionFr"
            lines={8}
            max={10_000}
            help={formMessages[lang].fields.markdown}
          />
          <Line {...part} name="descriptionEn" lines={5} max={10_000} />
          <Line {...part} name="objectivesFr" lines={4} max={4000} />
          <Line {...part} name="objectivesEn" lines={3} max={4000} />
          <Ticks {...part} name="theme" options={words(choices.theme)} />
        </Section>
        <Section title={t.forWhom}>
          <Ticks {...part} name="audience" options={words(choices.audience)} />
          <Line {...part} name="ageMin" max={3} numeric />
          <Line {...part} name="ageMax" max={3} numeric />
          <Line {...part} name="groupSize" max={6} numeric />
          <Line {...part} name="durationMinutes" max={6} numeric />
          <Ticks {...part} name="languages" options={words(choices.language)} />
          <Ticks {...part} name="access" options={words(choices.access)} />
        </Section>
        <Section title={t.room}>
          <Line {...part} name="floor" max={10} numeric />
          <Line {...part} name="wall" max={10} numeric help={formMessages[lang].fields.wallHelp} />
          <Line {...part} name="height" max={10} numeric />
          <Select {...part} name="power" options={yesNo} />
          <Select {...part} name="internet" options={yesNo} />
          <Line {...part} name="volume" max={10} numeric />
          <Line {...part} name="weight" max={10} numeric />
          <Select {...part} name="vehicle" options={[unsaid, ...Object.entries(all.vehicles)]} />
          <Line {...part} name="setupMinutes" max={6} numeric />
          <Line {...part} name="setupPeople" max={4} numeric />
          <Select {...part} name="mediation" options={[unsaid, ...Object.entries(all.mediations)]} />
        </Section>
        <Section title={t.contents}>
          <Rows
            {...part}
            id="parts"
            legend={t.counted}
            help={t.contentsHelp}
            columns={[
              { name: 'partName' },
              { name: 'partQuantity' },
              { name: 'partValue' },
              { name: 'partModule' },
            ]}
            hidden="partId"
            count={props.rows.parts}
          />
          <button class="btn ghost small" type="submit" name="act" value="add-part">
            {t.addPart}
          </button>
          <Select
            {...part}
            name="modulesApart"
            required
            help={formMessages[lang].fields.modulesApartHelp}
            options={[
              ['no', t.no],
              ['yes', t.yes],
            ]}
          />
          {props.photos && (
            <p>
              <a class="btn ghost small" href={localPath(lang, props.photos)}>
                {t.partPhotos}
              </a>
            </p>
          )}
        </Section>
        <Section title={t.life}>
          <Line
            {...part}
            name="partners"
            lines={3}
            max={4000}
            help={formMessages[lang].fields.partnersHelp}
          />
          <Line {...part} name="credits" lines={2} max={1000} />
          <Line {...part} name="createdYear" max={4} numeric />
          <Line {...part} name="replacementValue" max={14} numeric />
          <Line {...part} name="expectedLoans" max={6} numeric />
          <Line {...part} name="sourceUrl" max={500} />
        </Section>
        <TermsPart {...part} territories={choices.territories} closures={props.rows.closures} />
        <p class="actions">
          <button class="btn" type="submit" name="act" value="publish">
            {props.isPublic ? t.save : t.publish}
          </button>
          {!props.isPublic && (
            <button class="btn ghost" type="submit" name="act" value="keep">
              {t.keep}
            </button>
          )}
        </p>
      </form>
    </div>
  )
}
