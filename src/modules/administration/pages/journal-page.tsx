import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { Icon } from '#ui/icon.tsx'
import { messages } from '../messages/index.ts'
import { Entries, type EntryLine } from './entries.tsx'

export type Choice = { value: string; label: string }

/** What the filters hold, as typed. */
export type JournalForm = {
  organisation: string
  action: string
  origin: string
  from: string
  until: string
  /** Set by links rather than by the form: kept hidden in it. */
  object: string
  person: string
}

/** The journal: filters, lines, the next page, the export. */
export function JournalPage(props: {
  lang: Lang
  form: JournalForm
  actions: Choice[]
  origins: Choice[]
  lines: EntryLine[]
  /** The same filters as a query; '' without any. */
  query: string
  next: string | null
  later: boolean
}) {
  const { lang, form } = props
  const t = messages[lang].journal
  const path = localPath(lang, '/administration/journal')
  return (
    <BackOffice lang={lang} current="/administration/journal">
      <h1>{t.title}</h1>
      <p>{t.lead}</p>
      <form action={path} class="pair">
        {form.object && <input type="hidden" name="objet" value={form.object} />}
        {form.person && <input type="hidden" name="personne" value={form.person} />}
        <Select id="acte" label={t.act} value={form.action} choices={props.actions} all={t.all} />
        <Select id="origine" label={t.origin} value={form.origin} choices={props.origins} all={t.all} />
        <div class="field">
          <label for="structure">{t.organisation}</label>
          <input id="structure" name="structure" type="text" maxLength={200} value={form.organisation} />
        </div>
        <div class="field">
          <label for="du">{t.from}</label>
          <input id="du" name="du" type="date" value={form.from} />
        </div>
        <div class="field">
          <label for="au">{t.until}</label>
          <input id="au" name="au" type="date" value={form.until} />
        </div>
        <p class="actions">
          <button class="btn small" type="submit">
            {t.filter}
          </button>
          {props.query && <a href={path}>{t.clear}</a>}
        </p>
      </form>
      {(form.object || form.person) && <p class="dim">{form.object ? t.ofObject : t.ofPerson}</p>}
      {props.lines.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <>
          <p>
            {t.list(props.lines.length)} ·{' '}
            <a href={`${localPath(lang, '/administration/journal.csv')}${props.query && `?${props.query}`}`}>
              <Icon name="download" size={16} /> {t.csv}
            </a>
          </p>
          <Entries lang={lang} lines={props.lines} withObjectLink={!form.object} />
        </>
      )}
      <p class="actions">
        {props.later && <a href={`${path}${props.query && `?${props.query}`}`}>{t.first}</a>}
        {props.next && (
          <a
            class="btn ghost small"
            rel="next"
            href={`${path}?${props.query && `${props.query}&`}avant=${props.next}`}
          >
            {t.next}
          </a>
        )}
      </p>
    </BackOffice>
  )
}

/** A choice among words, « all » first. */
export function Select(props: { id: string; label: string; value: string; choices: Choice[]; all: string }) {
  return (
    <div class="field">
      <label for={props.id}>{props.label}</label>
      <select id={props.id} name={props.id}>
        <option value="">{props.all}</option>
        {props.choices.map(({ value, label }) => (
          <option key={value} value={value} selected={value === props.value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  )
}
