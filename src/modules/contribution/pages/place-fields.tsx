import { describedBy, Field } from '#ui/form.tsx'
import { Icon } from '#ui/icon.tsx'
import type { AddressSearch, PlaceChoice, TermOption } from '../edit-model.ts'
import { editMessages } from '../messages/index.ts'
import { TermChecks } from './term-choice.tsx'
import { TextField } from './text-field.tsx'
import { type FieldsProps, isWrong, typed } from './typed.ts'

type Props = FieldsProps & {
  terms: TermOption[]
  communes: PlaceChoice[]
  areas: PlaceChoice[]
  far: number | null
  /** Null when this site has no address service. */
  addresses: AddressSearch | null
  otherPlaces: number
  /** The script of its worker and where to look, for the map that moves the point. */
  map: { worker: string; lon: number; lat: number } | null
}

/** Where to come, or the territory served. */
export function PlaceFields(props: Props) {
  const { terms, communes, areas, far, addresses, otherPlaces, map, ...fields } = props
  const { lang, input } = fields
  const t = editMessages[lang].place
  const served = typed(input, 'where') === 'area'
  const where = (value: string, label: string, checked: boolean) => (
    <p class="choice">
      <label>
        <input type="radio" name="where" value={value} checked={checked} /> {label}
      </label>
    </p>
  )
  return (
    <div id="place" tabindex={-1}>
      <fieldset class="modes">
        <legend>{t.where}</legend>
        {where('place', t.hasPlace, !served)}
        {where('area', t.hasArea, served)}
      </fieldset>
      <div class="for-place">
        <Search
          {...fields}
          name="commune"
          label={t.commune}
          help={t.communeHelp}
          autocomplete="address-level2"
        />
        <input
          type="hidden"
          name="communeCode"
          value={communes.length > 0 ? '' : typed(input, 'communeCode')}
        />
        <Choices legend={t.communeChoices} name="communeCode" choices={communes} />
        <TextField
          {...fields}
          name="address"
          label={t.address}
          help={t.addressHelp}
          maxLength={500}
          optional
        />
        <TextField
          {...fields}
          name="postcode"
          label={t.postcode}
          maxLength={6}
          inputmode="numeric"
          autocomplete="postal-code"
          optional
        />
        {addresses && <Addresses lang={lang} search={addresses} />}
        <TextField
          {...fields}
          name="placeName"
          label={t.placeName}
          help={t.placeNameHelp}
          maxLength={300}
          optional
        />
        <TextField
          {...fields}
          name="coordinates"
          label={t.position}
          help={t.positionHelp}
          maxLength={80}
          autocomplete="off"
          optional
        />
        {far !== null && (
          <p class="choice">
            <label>
              <input
                type="checkbox"
                name="confirmFar"
                value="1"
                checked={typed(input, 'confirmFar') === '1'}
              />{' '}
              {t.confirmFar}
            </label>
          </p>
        )}
        {map && (
          <m-point
            data-field="coordinates"
            data-worker={map.worker}
            data-lon={map.lon}
            data-lat={map.lat}
            data-label={t.map.label}
            data-help={t.map.help}
            data-moved={t.map.moved}
            data-zoomin={t.map.zoomIn}
            data-zoomout={t.map.zoomOut}
          />
        )}
        <TermChecks
          lang={lang}
          name="access"
          legend={t.access}
          vocabulary="access"
          terms={terms}
          chosen={input.access ?? []}
        />
        <TextField
          {...fields}
          name="accessFr"
          label={t.accessFr}
          help={t.accessFrHelp}
          lines={4}
          maxLength={4000}
          optional
        />
        {otherPlaces > 0 && <p class="dim">{t.otherPlaces}</p>}
      </div>
      <div class="for-area">
        <Search {...fields} name="area" label={t.area} help={t.areaHelp} />
        <input type="hidden" name="areaRef" value={areas.length > 0 ? '' : typed(input, 'areaRef')} />
        <Choices legend={t.areaChoices} name="areaRef" choices={areas} />
      </div>
    </div>
  )
}

/** A name to look up among the territories of the region. */
function Search(
  props: FieldsProps & { name: string; label: string; help: string; autocomplete?: 'address-level2' },
) {
  const { lang, input, errors, name, label, help } = props
  return (
    <Field lang={lang} id={name} label={label} help={help} errors={errors}>
      <span class="with-button">
        <input
          type="text"
          id={name}
          name={name}
          value={typed(input, name)}
          maxLength={100}
          autocomplete={props.autocomplete ?? 'off'}
          aria-invalid={isWrong(errors, name)}
          aria-describedby={describedBy(name, true, errors)}
        />
        <button class="btn ghost small" type="submit" name="act" value="search">
          <Icon name="search" size={16} /> {editMessages[lang].place.search}
          <span class="sr"> {label}</span>
        </button>
      </span>
    </Field>
  )
}

function Choices({ legend, name, choices }: { legend: string; name: string; choices: PlaceChoice[] }) {
  if (choices.length === 0) return null
  return (
    <fieldset class="found">
      <legend>{legend}</legend>
      {choices.map((choice) => (
        <p class="choice" key={choice.value}>
          <label>
            <input type="radio" name={name} value={choice.value} />
            <span>
              {choice.label} <span class="dim">({choice.detail})</span>
            </span>
          </label>
        </p>
      ))}
    </fieldset>
  )
}

/** The address service: ask, then choose; or why it has no answer. */
function Addresses({ lang, search }: { lang: 'fr' | 'en'; search: AddressSearch }) {
  const t = editMessages[lang].place
  return (
    <div class="addresses" id="adresses" tabindex={-1}>
      <p class="help" id="find-help">
        {t.findAddressHelp}
      </p>
      <button
        class="btn ghost small"
        type="submit"
        name="act"
        value="address"
        formaction="#adresses"
        aria-describedby="find-help"
      >
        <Icon name="search" size={16} /> {t.findAddress}
      </button>
      {search.problem && (
        <p role="alert" class="field-error">
          <Icon name="alert" size={16} /> {t.geocoder[search.problem]}
        </p>
      )}
      {search.asked && !search.problem && search.found.length === 0 && <p role="status">{t.noAddress}</p>}
      {search.found.length > 0 && (
        <>
          <fieldset class="found">
            <legend>{t.addressChoices}</legend>
            {search.found.map((address, at) => (
              <p class="choice" key={address.label}>
                <label>
                  <input
                    type="radio"
                    name="foundAddress"
                    value={JSON.stringify(address)}
                    checked={at === 0}
                  />
                  <span>{address.label}</span>
                </label>
              </p>
            ))}
          </fieldset>
          <button class="btn small" type="submit" name="act" value="use-address" formaction="#adresses">
            {t.useAddress}
          </button>
          <p class="src">{t.addressSource}</p>
        </>
      )}
    </div>
  )
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'm-point': import('preact').HTMLAttributes<HTMLElement>
    }
  }
}
