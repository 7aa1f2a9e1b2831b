import type { Choices } from '../choices-model.ts'
import { messages } from '../messages/index.ts'
import { Act, Boxes, Line, Part, type PartProps, Remove, Select, Text } from './fields.tsx'
import { options } from './what-fields.tsx'

/** For whom it is: audiences, ages, access, languages. */
export function WhomFields({ choices, ...part }: PartProps & { choices: Choices }) {
  const { lang, form, errors } = part
  const t = messages[lang].form
  return (
    <Part id="pour-qui" title={t.whom}>
      <Boxes
        errors={errors}
        name="audience"
        legend={t.audience}
        chosen={form.audience}
        options={options(lang, choices.terms.audience)}
      />
      <div class="pair">
        <Text {...part} name="ageMin" label={t.ageMin} max={3} optional />
        <Text {...part} name="ageMax" label={t.ageMax} max={3} optional />
      </div>
      <Boxes
        errors={errors}
        name="access"
        legend={t.access}
        chosen={form.access}
        options={options(lang, choices.terms.access)}
      />
      <Boxes
        errors={errors}
        name="languages"
        legend={t.languages}
        chosen={form.languages}
        options={Object.entries(t.spoken).map(([value, label]) => ({ value, label }))}
      />
    </Part>
  )
}

/** What it costs, and how the general public and schools book. */
export function PriceFields(part: PartProps) {
  const { lang, form, errors } = part
  const t = messages[lang].form
  return (
    <Part id="prix" title={t.price}>
      <Select
        lang={lang}
        errors={errors}
        id="fee"
        label={t.fee}
        value={form.fee}
        optional
        options={Object.entries(t.fees).map(([value, label]) => ({ value, label }))}
      />
      <Text {...part} name="conditionsFr" label={t.conditionsFr} help={t.conditionsHelp} max={255} optional />
      <Text {...part} name="conditionsEn" label={t.conditionsEn} max={255} optional />
      <fieldset id="reserver" tabindex={-1}>
        <legend>{t.booking}</legend>
        <p class="help">{t.bookingHelp}</p>
        {form.booking.map((row, at) => (
          <div key={at} class="pair">
            <Select
              lang={lang}
              errors={errors}
              id={`booking-${at}-for`}
              label={t.bookingFor}
              value={row.for}
              options={Object.entries(t.bookingForWhom).map(([value, label]) => ({ value, label }))}
            />
            <Line
              lang={lang}
              errors={errors}
              id={`booking-${at}-value`}
              label={t.bookingWay(at + 1)}
              value={row.value}
            />
            <p>
              <Remove lang={lang} act={`remove-booking-${at}`} to="reserver" what={t.bookingWay(at + 1)} />
            </p>
          </div>
        ))}
        <p>
          <Act act="add-booking" to="reserver">
            {t.addBooking}
          </Act>
        </p>
      </fieldset>
    </Part>
  )
}
