import { Icon } from '#ui/icon.tsx'
import type { KnownOrganisation } from '../choices-model.ts'
import { messages } from '../messages/index.ts'
import { Act, Line, Part, type PartProps, Remove, Select, Text } from './fields.tsx'

type Props = PartProps & {
  /** Organisations that places name. */
  organisations: KnownOrganisation[]
  /** What the directory found for the place looked up. */
  found: { at: number; organisations: KnownOrganisation[] } | null
  /** Towns to choose from, where a name has several answers, by the rank of the place. */
  towns: Map<number, string[]>
}

/** Where: on site, online or both; the places, by hand or from the directory. */
export function WhereFields(props: Props) {
  const { lang, form, errors } = props
  const t = messages[lang].form
  return (
    <Part id="ou" title={t.where}>
      <Select
        lang={lang}
        errors={errors}
        id="mode"
        label={t.mode}
        value={form.mode}
        options={Object.entries(t.modes).map(([value, label]) => ({ value, label }))}
      />
      <div class="for-online">
        <Text
          lang={lang}
          form={form}
          errors={errors}
          name="onlineLink"
          label={t.onlineLink}
          max={2000}
          type="url"
          optional
        />
      </div>
      <div id="places" tabindex={-1} class="for-places">
        <h3>{t.places}</h3>
        {form.places.map((row, at) => (
          <PlaceFields key={`${at} ${row.organisation}`} {...props} at={at} />
        ))}
        <p>
          <Act act="add-place" to="places">
            {t.addPlace}
          </Act>
        </p>
      </div>
    </Part>
  )
}

function PlaceFields(props: Props & { at: number }) {
  const { lang, form, errors, at, organisations } = props
  const t = messages[lang].form
  const row = form.places[at]
  if (!row) return null
  const id = (name: string) => `places-${at}-${name}`
  const line = (
    name: 'name' | 'address' | 'postcode' | 'commune',
    label: string,
    max: number,
    help?: string,
  ) => (
    <Line
      lang={lang}
      errors={errors}
      id={id(name)}
      label={label}
      help={help}
      value={row[name]}
      max={max}
      optional={name !== 'commune'}
    />
  )
  const organisation = organisations.find((each) => each.id === row.organisation)
  const isTownWrong = errors.some(({ field }) => field === id('commune'))
  return (
    <fieldset id={`lieu-${at}`} tabindex={-1}>
      <legend>{t.place(at + 1)}</legend>
      <input type="hidden" name={id('organisation')} value={row.organisation} />
      {organisation ? (
        <p>
          <Icon name="check" size={16} /> {t.inDirectory(organisation.name)}{' '}
          <Act act={`forget-place-${at}`} to={`lieu-${at}`}>
            {t.forgetPlace}
          </Act>
        </p>
      ) : (
        <PlaceSearch {...props} />
      )}
      {line('name', t.placeName, 255)}
      {line('address', t.address, 255)}
      <div class="pair">
        {line('postcode', t.postcode, 6)}
        {line('commune', t.town, 100, t.townHelp)}
      </div>
      <Towns legend={t.whichTown} name={id('commune')} towns={props.towns.get(at) ?? []} />
      {(isTownWrong || row.outside === '1') && (
        <p class="choice">
          <label>
            <input type="checkbox" name={id('outside')} value="1" checked={row.outside === '1'} /> {t.outside}
          </label>
        </p>
      )}
      {form.places.length > 1 && (
        <p>
          <Remove lang={lang} act={`remove-place-${at}`} to="places" what={row.name || t.place(at + 1)} />
        </p>
      )}
    </fieldset>
  )
}

/** The place looked up in the directory, then chosen. */
function PlaceSearch({ lang, form, errors, at, found }: Props & { at: number }) {
  const t = messages[lang].form
  const answers = found?.at === at ? found.organisations : null
  return (
    <>
      <Line
        lang={lang}
        errors={errors}
        id={`places-${at}-search`}
        label={t.placeSearch}
        value={form.places[at]?.search ?? ''}
        optional
      />
      <p>
        <Act act={`search-place-${at}`} to={`lieu-${at}`}>
          {t.search}
        </Act>
      </p>
      {answers?.length === 0 && <p role="status">{t.noneFound}</p>}
      {answers && answers.length > 0 && (
        <div class="found">
          <fieldset>
            <legend>{t.found}</legend>
            {answers.map((one) => (
              <p class="choice" key={one.id}>
                <label>
                  <input type="radio" name={`places-${at}-organisation`} value={one.id} />
                  <span>
                    {one.name} {one.place && <span class="dim">({one.place.communeName})</span>}
                  </span>
                </label>
              </p>
            ))}
          </fieldset>
          <Act act={`use-place-${at}`} to={`lieu-${at}`}>
            {t.usePlace}
          </Act>
        </div>
      )}
    </>
  )
}

function Towns({ legend, name, towns }: { legend: string; name: string; towns: string[] }) {
  if (towns.length === 0) return null
  return (
    <fieldset class="found">
      <legend>{legend}</legend>
      {towns.map((town) => (
        <p class="choice" key={town}>
          <label>
            <input type="radio" name={name} value={town} /> {town}
          </label>
        </p>
      ))}
    </fieldset>
  )
}
