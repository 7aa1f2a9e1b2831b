import type { CharterToAccept } from '#modules/agenda/index.ts'
import { Icon } from '#ui/icon.tsx'
import { messages } from '../messages/index.ts'
import type { Choices } from '../model.ts'
import { CharterTicks } from './charter-ticks.tsx'
import { Line, optionsOf, type PartProps, RowField, Select, Ticks } from './controls.tsx'

type Props = PartProps & { choices: Choices }

/** What it is: titles, texts, words. */
export function WhatPart(props: Props) {
  const { lang, choices } = props
  const t = messages[lang].fields
  return (
    <section aria-labelledby="quoi">
      <h2 id="quoi">{messages[lang].sections.what}</h2>
      <Line {...props} name="titleFr" label={t.titleFr} help={t.titleFrHelp} max={140} required />
      <Line {...props} name="summaryFr" label={t.summaryFr} help={t.summaryFrHelp} max={200} />
      <Line
        {...props}
        name="descriptionFr"
        label={t.descriptionFr}
        help={t.descriptionFrHelp}
        lines={8}
        max={10_000}
      />
      <Ticks {...props} name="format" legend={t.format} options={optionsOf(lang, choices.format)} />
      <Ticks {...props} name="theme" legend={t.theme} options={optionsOf(lang, choices.theme)} />
      <details class="panel">
        <summary>{messages[lang].sections.more}</summary>
        <Line {...props} name="keywords" label={t.keywords} help={t.keywordsHelp} max={1300} />
        <Line {...props} name="titleEn" label={t.titleEn} max={140} />
        <Line {...props} name="summaryEn" label={t.summaryEn} max={200} />
        <Line {...props} name="descriptionEn" label={t.descriptionEn} lines={6} max={10_000} />
      </details>
    </section>
  )
}

/** Who makes it: the organisation, those with whom, those who speak. */
export function WhoPart(
  props: PartProps & { organisations: { id: string; name: string }[]; emptyRows: number },
) {
  const { lang, organisations, emptyRows } = props
  const t = messages[lang]
  const rows = [...props.rows.speaker, ...Array.from({ length: emptyRows }, () => null)]
  return (
    <section aria-labelledby="qui">
      <h2 id="qui">{t.sections.who}</h2>
      <Select
        {...props}
        name="organisation"
        label={t.fields.organisation}
        options={organisations.map(({ id, name }) => [id, name] as const)}
      />
      <Line {...props} name="partners" label={t.fields.partners} help={t.fields.partnersHelp} lines={3} />
      <fieldset class="field" id="speakers" tabindex={-1}>
        <legend>{t.fields.speakers}</legend>
        <ol class="date-rows">
          {rows.map((row, at) => (
            <li key={at}>
              <RowField
                name="speakerName"
                at={at}
                row={t.rows.speaker(at + 1)}
                label={t.fields.speakerName}
                value={row?.speakerName ?? ''}
              />
              <RowField
                name="speakerAffiliation"
                at={at}
                row={t.rows.speaker(at + 1)}
                label={t.fields.speakerAffiliation}
                value={row?.speakerAffiliation ?? ''}
              />
            </li>
          ))}
        </ol>
        <button class="btn ghost small" type="submit" name="act" value="add-speaker">
          {t.rows.addSpeaker}
        </button>
      </fieldset>
    </section>
  )
}

/** Where: places of the directory or not, or online. */
export function WherePart(props: PartProps & { emptyRows: number }) {
  const { lang, errors, emptyRows } = props
  const t = messages[lang]
  const rows = [...props.rows.place, ...Array.from({ length: emptyRows }, () => null)]
  const error = errors.find((each) => each.field === 'places')
  return (
    <section aria-labelledby="ou">
      <h2 id="ou">{t.sections.where}</h2>
      <Select
        {...props}
        name="mode"
        label={t.fields.mode}
        options={(['offline', 'online', 'mixed'] as const).map(
          (mode) => [mode, t.fields.modes[mode]] as const,
        )}
      />
      <Line
        {...props}
        name="onlineLink"
        label={t.fields.onlineLink}
        help={t.fields.onlineHelp}
        type="url"
        max={1000}
      />
      <div id="places" tabindex={-1} class={error ? 'wrong' : undefined}>
        {error && (
          <p class="field-error">
            <Icon name="alert" size={16} /> {error.message}
          </p>
        )}
        {rows.map((row, at) => {
          const name = t.rows.place(at + 1)
          return (
            <fieldset key={at} class="panel place-row">
              <legend>{name}</legend>
              <RowField
                name="placeOrganisation"
                at={at}
                row={name}
                label={t.fields.placeOrganisation}
                value={row?.placeOrganisation ?? ''}
              />
              <p class="help">{t.fields.placeOrganisationHelp}</p>
              <RowField
                name="placeName"
                at={at}
                row={name}
                label={t.fields.placeName}
                value={row?.placeName ?? ''}
              />
              <RowField
                name="placeAddress"
                at={at}
                row={name}
                label={t.fields.placeAddress}
                value={row?.placeAddress ?? ''}
              />
              <div class="pair">
                <RowField
                  name="placePostcode"
                  at={at}
                  row={name}
                  label={t.fields.placePostcode}
                  value={row?.placePostcode ?? ''}
                />
                <RowField
                  name="placeCommune"
                  at={at}
                  row={name}
                  label={t.fields.placeCommune}
                  value={row?.placeCommune ?? ''}
                />
              </div>
            </fieldset>
          )
        })}
        <button class="btn ghost small" type="submit" name="act" value="add-place">
          {t.rows.addPlace}
        </button>
      </div>
    </section>
  )
}

/** For whom, at what price, and how to book. */
export function TermsPart(props: Props & { charters: CharterToAccept[] }) {
  const { lang, choices } = props
  const t = messages[lang]
  return (
    <>
      <section aria-labelledby="pour-qui">
        <h2 id="pour-qui">{t.sections.forWhom}</h2>
        <Ticks
          {...props}
          name="audience"
          legend={t.fields.audience}
          options={optionsOf(lang, choices.audience)}
        />
        <div class="pair">
          <Line {...props} name="ageMin" label={t.fields.ageMin} type="number" />
          <Line {...props} name="ageMax" label={t.fields.ageMax} type="number" />
        </div>
        <Ticks {...props} name="access" legend={t.fields.access} options={optionsOf(lang, choices.access)} />
        <Ticks
          {...props}
          name="languages"
          legend={t.fields.languages}
          options={optionsOf(lang, choices.language)}
        />
      </section>
      <section aria-labelledby="prix">
        <h2 id="prix">{t.sections.price}</h2>
        <Select
          {...props}
          name="fee"
          label={t.fields.fee}
          options={(['', 'free', 'paid'] as const).map((fee) => [fee, t.fields.fees[fee]] as const)}
        />
        <Line
          {...props}
          name="conditionsFr"
          label={t.fields.conditionsFr}
          help={t.fields.conditionsFrHelp}
          max={255}
        />
        <Line {...props} name="conditionsEn" label={t.fields.conditionsEn} max={255} />
      </section>
      <section aria-labelledby="reserver">
        <h2 id="reserver">{t.sections.booking}</h2>
        {(['public', 'school'] as const).map((whom) => (
          <fieldset key={whom} class="field">
            <legend>{t.fields[whom]}</legend>
            <Line {...props} name={`${whom}Link`} label={t.fields.link} type="url" max={1000} />
            <div class="pair">
              <Line {...props} name={`${whom}Phone`} label={t.fields.phone} type="tel" max={40} />
              <Line {...props} name={`${whom}Email`} label={t.fields.email} type="email" max={200} />
            </div>
          </fieldset>
        ))}
      </section>
      <section aria-labelledby="aussi">
        <h2 id="aussi">{t.sections.more}</h2>
        <Select
          {...props}
          name="season"
          label={t.fields.season}
          options={[
            ['', t.fields.noSeason] as const,
            ...optionsOf(lang, choices.seasons).map(({ value, label }) => [value, label] as const),
          ]}
        />
        <CharterTicks {...props} />
        <Line {...props} name="sourceUrl" label={t.fields.sourceUrl} type="url" max={1000} />
      </section>
    </>
  )
}
