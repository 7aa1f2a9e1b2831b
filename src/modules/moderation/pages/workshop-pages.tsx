import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { Alert, ErrorSummary, TextArea, TextField } from '#ui/form.tsx'
import type { Reason } from '../decision-model.ts'
import { messages } from '../messages/index.ts'
import type { QueueChoices } from '../queue-model.ts'
import { queuePath } from './queue-page.tsx'

export type ReasonInput = { id: string; label: string; fr: string; en: string }

/** The reasons to choose from, each with its form. */
export function ReasonsPage(props: {
  lang: Lang
  reasons: Reason[]
  /** A form that came back, with what is wrong in it. */
  input: ReasonInput | null
  errors: { field: string; message: string }[]
  saved: 'saved' | 'removed' | null
  canAct: boolean
}) {
  const { lang, canAct } = props
  const t = messages[lang].reasons
  const forms = props.reasons.map(({ id, label, textFr, textEn }) => ({ id, label, fr: textFr, en: textEn }))
  const shown = (form: ReasonInput) => (props.input?.id === form.id ? props.input : form)
  return (
    <BackOffice lang={lang} current={queuePath}>
      <h1>{t.title}</h1>
      <p>{t.lead}</p>
      {props.saved && (
        <Alert kind="success">
          <p>{t[props.saved]}</p>
        </Alert>
      )}
      <ErrorSummary lang={lang} errors={props.errors} />
      {forms.length === 0 && <p>{t.none}</p>}
      {forms.map((form) =>
        canAct ? (
          <details key={form.id} open={props.input?.id === form.id}>
            <summary>{form.label}</summary>
            <ReasonForm
              lang={lang}
              form={shown(form)}
              errors={props.input?.id === form.id ? props.errors : []}
            />
          </details>
        ) : (
          <section key={form.id}>
            <h2>{form.label}</h2>
            <p>{form.fr}</p>
            <p lang="en">{form.en}</p>
          </section>
        ),
      )}
      {canAct && (
        <section aria-labelledby="ajouter">
          <h2 id="ajouter">{t.add}</h2>
          <ReasonForm
            lang={lang}
            form={shown({ id: '', label: '', fr: '', en: '' })}
            errors={props.input?.id === '' ? props.errors : []}
          />
        </section>
      )}
    </BackOffice>
  )
}

function ReasonForm({
  lang,
  form,
  errors,
}: {
  lang: Lang
  form: ReasonInput
  errors: { field: string; message: string }[]
}) {
  const t = messages[lang].reasons
  const suffix = form.id ? `-${form.id}` : ''
  const own = (field: string) => `${field}${suffix}`
  return (
    <form method="post" action={localPath(lang, `${queuePath}/motifs`)}>
      <input type="hidden" name="id" value={form.id} />
      <TextField
        lang={lang}
        id={own('label')}
        label={t.label}
        value={form.label}
        maxLength={100}
        errors={errors}
      />
      <div class="pair">
        <TextArea
          lang={lang}
          id={own('fr')}
          label={t.fr}
          value={form.fr}
          maxLength={1000}
          rows={4}
          errors={errors}
        />
        <TextArea
          lang={lang}
          id={own('en')}
          label={t.en}
          value={form.en}
          maxLength={1000}
          rows={4}
          errors={errors}
        />
      </div>
      <p class="actions">
        <button class="btn small" type="submit" name="acte" value="enregistrer">
          {form.id ? t.save : t.add}
        </button>
        {form.id && (
          <button class="btn ghost small" type="submit" name="acte" value="supprimer" formnovalidate>
            {t.remove}
          </button>
        )}
      </p>
    </form>
  )
}

/** Who looks after which territories. */
export function TerritoriesPage({
  lang,
  people,
  territories,
  saved,
  canAct,
}: {
  lang: Lang
  people: { id: string; name: string; refs: string[]; waiting: number }[]
  territories: QueueChoices['territories']
  saved: boolean
  canAct: boolean
}) {
  const t = messages[lang].territories
  const name = (ref: string) => territories.find((one) => one.ref === ref)?.name ?? ref
  return (
    <BackOffice lang={lang} current={queuePath}>
      <h1>{t.title}</h1>
      <p>{t.lead}</p>
      {saved && (
        <Alert kind="success">
          <p>{t.saved}</p>
        </Alert>
      )}
      {people.length === 0 && <p>{t.none}</p>}
      {people.map((person) => (
        <section key={person.id} aria-labelledby={`p-${person.id}`}>
          <h2 id={`p-${person.id}`}>{person.name}</h2>
          <p>
            {person.refs.map(name).join(', ') || t.everywhere} · {t.waiting(person.waiting)}
          </p>
          {canAct && (
            <form method="post" action={localPath(lang, `${queuePath}/territoires`)}>
              <input type="hidden" name="personne" value={person.id} />
              {(['departement', 'epci'] as const).map((kind) => (
                <details key={kind} open={kind === 'departement'}>
                  <summary>{kind === 'epci' ? t.epcis : t.departements}</summary>
                  <div class="choices">
                    {territories
                      .filter((one) => one.ref.startsWith(`${kind}/`))
                      .map((one) => (
                        <p key={one.ref} class="choice">
                          <label>
                            <input
                              type="checkbox"
                              name="territoire"
                              value={one.ref}
                              checked={person.refs.includes(one.ref)}
                            />{' '}
                            {one.name}
                          </label>
                        </p>
                      ))}
                  </div>
                </details>
              ))}
              <p>
                <button class="btn small" type="submit">
                  {t.save(person.name)}
                </button>
              </p>
            </form>
          )}
        </section>
      ))}
    </BackOffice>
  )
}
