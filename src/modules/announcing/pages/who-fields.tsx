import type { KnownOrganisation } from '../choices-model.ts'
import { messages } from '../messages/index.ts'
import { Act, Boxes, Line, type Option, Part, type PartProps, Remove, Select } from './fields.tsx'

type Props = PartProps & {
  /** Organisations that the person may announce for, with the present one. */
  organisers: { id: string; name: string }[]
  partners: KnownOrganisation[]
  /** What the directory found for the partner looked up; null when nothing was. */
  found: KnownOrganisation[] | null
}

/** Who makes it, with whom, who speaks. */
export function WhoFields({ lang, form, errors, organisers, partners, found }: Props) {
  const t = messages[lang].form
  return (
    <Part id="qui" title={t.who}>
      {organisers.length > 1 ? (
        <Select
          lang={lang}
          errors={errors}
          id="organiser"
          label={t.organiser}
          value={form.organiser}
          options={organisers.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : (
        <p>
          <input type="hidden" name="organiser" value={form.organiser} />
          {t.organiser} <strong>{organisers[0]?.name}</strong>
        </p>
      )}
      <div id="avec" tabindex={-1}>
        {partners.length > 0 && (
          <Boxes
            errors={errors}
            name="partners"
            legend={t.partners}
            help={t.partnersHelp}
            chosen={form.partners}
            options={partners.map(choice)}
          />
        )}
        {found && found.length > 0 && (
          <fieldset class="found">
            <legend>{t.found}</legend>
            {found.map((one) => (
              <p class="choice" key={one.id}>
                <label>
                  <input type="checkbox" name="partners" value={one.id} /> {one.name}{' '}
                  {one.place && <span class="dim">({one.place.communeName})</span>}
                </label>
              </p>
            ))}
          </fieldset>
        )}
        {found?.length === 0 && <p role="status">{t.noneFound}</p>}
        <Line
          lang={lang}
          errors={errors}
          id="partnerSearch"
          label={t.partnerSearch}
          help={partners.length === 0 ? t.partnersHelp : undefined}
          value={form.partnerSearch}
          optional
        />
        <p>
          <Act act="search-partner" to="avec">
            {t.search}
          </Act>
        </p>
      </div>
      <fieldset id="intervenants" tabindex={-1}>
        <legend>{t.speakers}</legend>
        {form.speakers.map((row, at) => (
          <div key={at} class="pair">
            <Line
              lang={lang}
              errors={errors}
              id={`speakers-${at}-name`}
              label={`${t.speakerName} (${at + 1})`}
              value={row.name}
              max={120}
            />
            <Line
              lang={lang}
              errors={errors}
              id={`speakers-${at}-affiliation`}
              label={t.speakerAffiliation}
              value={row.affiliation}
              max={200}
              optional
            />
            <Line
              lang={lang}
              errors={errors}
              id={`speakers-${at}-expert`}
              label={t.speakerExpert}
              value={row.expert}
              optional
            />
            <p>
              <Remove
                lang={lang}
                act={`remove-speaker-${at}`}
                to="intervenants"
                what={row.name || t.speaker(at + 1)}
              />
            </p>
          </div>
        ))}
        <p>
          <Act act="add-speaker" to="intervenants">
            {t.addSpeaker}
          </Act>
        </p>
      </fieldset>
    </Part>
  )
}

const choice = ({ id, name, place }: KnownOrganisation): Option => ({
  value: id,
  label: name,
  note: place?.communeName,
})
