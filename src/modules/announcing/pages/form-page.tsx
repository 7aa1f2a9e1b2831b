import type { ComponentChildren } from 'preact'
import type { CharterToAccept } from '#modules/agenda/index.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary } from '#ui/form.tsx'
import type { FieldError, Rows, Typed } from '../form-model.ts'
import { messages } from '../messages/index.ts'
import type { Choices, Hint } from '../model.ts'
import { Line } from './controls.tsx'
import { TermsPart, WhatPart, WherePart, WhoPart } from './parts.tsx'
import { WhenPart } from './when-part.tsx'

/** Another event that this one resembles or meets. */
export type Neighbour = { slug: string; title: string; when: string; where: string }

export type FormPageProps = {
  lang: Lang
  title: string
  /** Where the form is sent, without its language. */
  action: string
  typed: Typed
  rows: Rows
  version: number | null
  errors: FieldError[]
  /** What was just done, or how the event stands. */
  notices: { kind: 'info' | 'success'; text: string }[]
  choices: Choices
  organisations: { id: string; name: string }[]
  /** Of the seasons that may be chosen. */
  charters: CharterToAccept[]
  /** What is sent is public at once. */
  publishes: boolean
  /** The event is public: those who booked may be told of what changes. */
  published: boolean
  alike: Neighbour[]
  conflicts: Neighbour[]
  hints: Hint[]
  empty: { session: number; place: number; speaker: number }
  /** What the public will read, when it was asked for. */
  preview: ComponentChildren | null
  links: { label: string; href: string }[]
}

/** The form of an event: one page, from what it is to how it is booked. */
export function FormPage(props: FormPageProps) {
  const { lang, typed, errors, version, preview } = props
  const t = messages[lang]
  const part = { lang, typed, rows: props.rows, errors }
  return (
    <div class="wrap block narrow announce">
      <h1>{props.title}</h1>
      {props.links.length > 0 && (
        <ul class="chips no-print">
          {props.links.map((link) => (
            <li key={link.href}>
              <a href={localPath(lang, link.href)}>{link.label}</a>
            </li>
          ))}
        </ul>
      )}
      {props.notices.map((notice) => (
        <Alert key={notice.text} kind={notice.kind}>
          <p>{notice.text}</p>
        </Alert>
      ))}
      <ErrorSummary lang={lang} errors={errors} />
      <Neighbours lang={lang} words={t.alike} list={props.alike} />
      <Neighbours lang={lang} words={t.conflicts} list={props.conflicts} />
      {preview && (
        <section class="preview" aria-labelledby="apercu">
          <h2 id="apercu">{t.preview.title}</h2>
          <p class="dim">{t.preview.lead}</p>
          {preview}
        </section>
      )}
      <form method="post" action={localPath(lang, props.action)} novalidate>
        {/* First, for it is the one that Enter presses: nothing is sent by mistake. */}
        <p class="actions">
          <button class="btn ghost small" type="submit" name="act" value="keep">
            {t.buttons.keep}
          </button>
        </p>
        {version !== null && <input type="hidden" name="version" value={version} />}
        {props.alike.length > 0 && <input type="hidden" name="another" value="1" />}
        <WhatPart {...part} choices={props.choices} />
        <WhoPart {...part} organisations={props.organisations} emptyRows={props.empty.speaker} />
        <WhenPart {...part} emptyRows={props.empty.session} />
        <WherePart {...part} emptyRows={props.empty.place} />
        <TermsPart {...part} choices={props.choices} charters={props.charters} />
        {props.published && (
          <Line
            {...part}
            name="message"
            label={t.fields.message}
            help={t.fields.messageHelp}
            lines={3}
            max={1000}
          />
        )}
        <Hints lang={lang} hints={props.hints} />
        <p class="actions">
          <button class="btn" type="submit" name="act" value="submit">
            {props.alike.length > 0
              ? t.buttons.again
              : props.publishes
                ? t.buttons.publish
                : t.buttons.submit}
          </button>
          <button class="btn ghost" type="submit" name="act" value="preview">
            {t.buttons.preview}
          </button>
        </p>
      </form>
    </div>
  )
}

function Neighbours(props: { lang: Lang; words: { title: string; lead: string }; list: Neighbour[] }) {
  const { lang, words, list } = props
  if (list.length === 0) return null
  return (
    <Alert kind="info">
      <p>
        <strong>{words.title}</strong>
      </p>
      <p>{words.lead}</p>
      <ul>
        {list.map((each) => (
          <li key={each.slug}>
            <a href={localPath(lang, `/agenda/${each.slug}`)}>{each.title}</a>
            {[each.when, each.where].filter(Boolean).map((words) => ` · ${words}`)}
          </li>
        ))}
      </ul>
    </Alert>
  )
}

function Hints({ lang, hints }: { lang: Lang; hints: Hint[] }) {
  const t = messages[lang].hints
  if (hints.length === 0) return null
  return (
    <section aria-labelledby="aide">
      <h2 id="aide">{t.title}</h2>
      <ul>
        {hints.map((hint) => (
          <li key={hint}>{t[hint]}</li>
        ))}
      </ul>
    </section>
  )
}
