import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { ErrorSummary, SelectField, TextArea, TextField } from '#ui/form.tsx'
import type { CampaignInput } from '../form-model.ts'
import { campaignMessages } from '../messages/index.ts'
import type { FieldError } from '../model.ts'
import { type TargetLine, Targets } from './target-fields.tsx'

type Props = {
  lang: Lang
  /** Where the form goes, without language. */
  action: string
  input: CampaignInput
  errors: FieldError[]
  /** Questionnaires to choose among; none once chosen. */
  surveys: { id: string; title: string }[] | null
  /** The strata of those who are asked, and what was typed for each; null before there are any. */
  strata: TargetLine[] | null
  /** The campaign is open: what was promised, and who is asked, stay. */
  open: boolean
}

/** The settings of a campaign. */
export function CampaignForm({ lang, action, input, errors, surveys, strata, open }: Props) {
  const t = campaignMessages[lang].form
  const common = { lang, errors }
  return (
    <form method="post" action={localPath(lang, action)} novalidate>
      <ErrorSummary lang={lang} errors={errors} />
      {surveys && (
        <SelectField
          {...common}
          id="survey"
          label={t.survey}
          value={input.survey}
          options={[['', '–'], ...surveys.map(({ id, title }) => [id, title] as const)]}
        />
      )}
      <TextField {...common} id="titleFr" label={t.titleFr} value={input.titleFr} maxLength={200} />
      <TextField {...common} id="titleEn" label={t.titleEn} value={input.titleEn} maxLength={200} optional />
      <TextArea
        {...common}
        id="introFr"
        label={t.introFr}
        help={t.introHelp}
        value={input.introFr}
        rows={4}
        optional
      />
      <TextArea {...common} id="introEn" label={t.introEn} value={input.introEn} rows={4} optional />
      {open ? (
        <>
          <input type="hidden" name="frameQuery" value={input.frameQuery} />
          <p class="dim">{t.frameFixed}</p>
        </>
      ) : (
        <TextField
          {...common}
          id="frameQuery"
          label={t.frameQuery}
          help={t.frameHelp}
          value={input.frameQuery}
          maxLength={2000}
          optional
        />
      )}
      <div class="pair">
        <TextField
          {...common}
          id="closesOn"
          label={t.closesOn}
          help={t.closesHelp}
          type="date"
          value={input.closesOn}
          optional
        />
        <TextField
          {...common}
          id="reminderDays"
          label={t.reminderDays}
          help={t.reminderHelp}
          value={input.reminderDays}
          maxLength={60}
          optional
        />
      </div>
      <TextField
        {...common}
        id="quota"
        label={t.quota}
        help={t.quotaHelp}
        type="number"
        value={input.quota}
        optional
      />
      <Targets lang={lang} strata={strata} errors={errors} />
      <TextField
        {...common}
        id="contactEmail"
        label={t.contactEmail}
        help={t.contactHelp}
        type="email"
        value={input.contactEmail}
        optional
      />
      {open ? (
        <>
          {(['cutsLink', 'threshold', 'keptMonths'] as const).map((field) => (
            <input key={field} type="hidden" name={field} value={input[field]} />
          ))}
          <p class="dim">{t.promisesFixed}</p>
        </>
      ) : (
        <fieldset>
          <legend>{t.promises}</legend>
          <p class="choice">
            <label>
              <input type="checkbox" name="cutsLink" value="oui" checked={input.cutsLink !== ''} />{' '}
              {t.cutsLink}
            </label>
          </p>
          <div class="pair">
            <TextField {...common} id="threshold" label={t.threshold} type="number" value={input.threshold} />
            <TextField
              {...common}
              id="keptMonths"
              label={t.keptMonths}
              type="number"
              value={input.keptMonths}
            />
          </div>
        </fieldset>
      )}
      <TextArea
        {...common}
        id="methodFr"
        label={t.methodFr}
        help={t.methodHelp}
        value={input.methodFr}
        maxLength={6000}
        optional
      />
      <TextArea
        {...common}
        id="methodEn"
        label={t.methodEn}
        value={input.methodEn}
        maxLength={6000}
        optional
      />
      <p class="actions">
        {/* The first button is the one that « Entrée » presses. */}
        <button class="btn" type="submit">
          {t.save}
        </button>
        {strata && strata.length > 0 && (
          <button class="btn ghost" type="submit" name="acte" value="repartir">
            {campaignMessages[lang].targets.spread}
          </button>
        )}
      </p>
    </form>
  )
}
