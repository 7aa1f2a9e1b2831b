import type { ComponentChildren } from 'preact'
import { describedBy, Field } from '#ui/form.tsx'
import { Icon } from '#ui/icon.tsx'
import type { TermOption } from '../edit-model.ts'
import { editMessages } from '../messages/index.ts'
import { TermChecks, TermSelect } from './term-choice.tsx'
import { TextField } from './text-field.tsx'
import { type FieldsProps, isWrong, rowCount, typed } from './typed.ts'

type WithTerms = FieldsProps & { terms: TermOption[] }

/** Name, type, status, birth, other names and numbers. */
export function IdentityFields({ terms, ...fields }: WithTerms) {
  const { lang, input, errors, emptyRows } = fields
  const t = editMessages[lang]
  return (
    <>
      <TextField {...fields} name="name" label={t.fields.name} maxLength={300} autocomplete="organization" />
      <Field lang={lang} id="type" label={t.fields.type} help={t.identity.typeHelp} errors={errors}>
        <TermSelect
          lang={lang}
          id="type"
          vocabulary="type"
          terms={terms}
          chosen={typed(input, 'type')}
          describedBy={describedBy('type', true, errors)}
          invalid={isWrong(errors, 'type')}
        />
      </Field>
      <Field lang={lang} id="legalStatus" label={t.fields.legalStatus} optional errors={errors}>
        <TermSelect
          lang={lang}
          id="legalStatus"
          vocabulary="legal_status"
          terms={terms}
          chosen={typed(input, 'legalStatus')}
          none={t.identity.noStatus}
          describedBy={describedBy('legalStatus', false, errors)}
          invalid={isWrong(errors, 'legalStatus')}
        />
      </Field>
      <TextField
        {...fields}
        name="foundedOn"
        label={t.fields.foundedOn}
        help={t.identity.foundedHelp}
        maxLength={30}
        optional
      />
      <Rows id="aliases" legend={t.rows.aliases} help={t.rows.aliasesHelp} fields={fields}>
        {range(rowCount(input, 'alias', emptyRows)).map((at) => (
          <li key={at}>
            <input
              type="text"
              name="alias"
              aria-label={t.rows.alias(at + 1)}
              value={input.alias?.[at] ?? ''}
              maxLength={300}
            />
          </li>
        ))}
      </Rows>
      <Rows
        id="identifiers"
        legend={t.identity.identifiers}
        help={t.identity.identifiersHelp}
        fields={fields}
      >
        {range(rowCount(input, 'idValue', emptyRows)).map((at) => (
          <li key={at}>
            <select name="idScheme" aria-label={t.identity.scheme(at + 1)}>
              {Object.entries(t.identity.schemes).map(([scheme, label]) => (
                <option key={scheme} value={scheme} selected={input.idScheme?.[at] === scheme}>
                  {label}
                </option>
              ))}
            </select>
            <input
              type="text"
              name="idValue"
              aria-label={t.identity.value(at + 1)}
              value={input.idValue?.[at] ?? ''}
              maxLength={100}
            />
          </li>
        ))}
      </Rows>
    </>
  )
}

/** What it says of itself, in both languages. */
export function PresentationFields(fields: FieldsProps) {
  const t = editMessages[fields.lang]
  return (
    <>
      <TextField
        {...fields}
        name="descriptionFr"
        label={t.fields.descriptionFr}
        help={t.presentation.helpFr}
        lines={12}
        maxLength={20_000}
      />
      <TextField
        {...fields}
        name="descriptionEn"
        label={t.fields.descriptionEn}
        help={t.presentation.helpEn}
        lines={8}
        maxLength={20_000}
        optional
      />
    </>
  )
}

/** Terms of every vocabulary. */
export function OfferFields({ lang, input, errors, terms }: WithTerms) {
  const t = editMessages[lang]
  const vocabularies = Object.keys(t.vocabularies) as (keyof typeof t.vocabularies)[]
  return (
    <div id="terms" tabindex={-1}>
      <p>{t.offer.lead}</p>
      <RowsError errors={errors} field="terms" />
      {vocabularies.map((vocabulary) => (
        <TermChecks
          key={vocabulary}
          lang={lang}
          name={`term-${vocabulary}`}
          legend={t.vocabularies[vocabulary]}
          vocabulary={vocabulary}
          terms={terms}
          chosen={input[`term-${vocabulary}`] ?? []}
        />
      ))}
    </div>
  )
}

/** How to reach it, and its other pages on the web. */
export function ContactFields(fields: FieldsProps) {
  const { lang, input, errors, emptyRows } = fields
  const t = editMessages[lang]
  return (
    <>
      <TextField
        {...fields}
        name="website"
        label={t.fields.website}
        help={t.contact.websiteHelp}
        inputmode="url"
        maxLength={2000}
        optional
      />
      <TextField
        {...fields}
        name="phone"
        type="tel"
        label={t.fields.phone}
        help={t.contact.phoneHelp}
        maxLength={40}
        optional
      />
      <TextField
        {...fields}
        name="email"
        type="email"
        label={t.fields.email}
        help={t.contact.emailHelp}
        maxLength={300}
        optional
      />
      <Rows id="links" legend={t.contact.links} help={t.contact.linksHelp} fields={fields}>
        {range(rowCount(input, 'linkUrl', emptyRows)).map((at) => (
          <li key={at}>
            <select name="linkKind" aria-label={t.contact.kind(at + 1)}>
              {Object.entries(t.contact.kinds).map(([kind, label]) => (
                <option key={kind} value={kind} selected={input.linkKind?.[at] === kind}>
                  {label}
                </option>
              ))}
            </select>
            <input
              id={`linkUrl-${at}`}
              type="text"
              inputmode="url"
              name="linkUrl"
              aria-label={t.contact.url(at + 1)}
              aria-invalid={isWrong(errors, `linkUrl-${at}`)}
              aria-describedby={describedBy(`linkUrl-${at}`, false, errors)}
              placeholder="https://"
              value={input.linkUrl?.[at] ?? ''}
              maxLength={2000}
            />
            <input
              type="text"
              name="linkLabel"
              aria-label={t.contact.label(at + 1)}
              value={input.linkLabel?.[at] ?? ''}
              maxLength={200}
            />
            <RowsError errors={errors} field={`linkUrl-${at}`} />
          </li>
        ))}
      </Rows>
    </>
  )
}

const range = (count: number) => Array.from({ length: count }, (_, at) => at)

function RowsError({ errors, field }: Pick<FieldsProps, 'errors'> & { field: string }) {
  return (
    <>
      {errors
        .filter((error) => error.field === field)
        .map((error) => (
          <p key={error.message} class="field-error" id={`${field}-erreur`}>
            <Icon name="alert" size={16} /> {error.message}
          </p>
        ))}
    </>
  )
}

/** A list of rows, and the button that adds one without losing what is typed. */
function Rows(props: {
  id: string
  legend: string
  help: string
  fields: FieldsProps
  children: ComponentChildren
}) {
  const t = editMessages[props.fields.lang].rows
  return (
    <fieldset id={props.id} tabindex={-1} class="repeat">
      <legend>{props.legend}</legend>
      <p class="help">
        {props.help} {t.help}
      </p>
      <RowsError errors={props.fields.errors} field={props.id} />
      <ol>{props.children}</ol>
      <button class="btn ghost small" type="submit" name="act" value="row" formaction={`#${props.id}`}>
        {t.add}
        <span class="sr"> {props.legend}</span>
      </button>
    </fieldset>
  )
}
