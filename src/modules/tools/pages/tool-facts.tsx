import type { ComponentChildren } from 'preact'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Icon, type IconName } from '#ui/icon.tsx'
import { messages } from '../messages/index.ts'
import {
  forWhom,
  practicalFacts,
  priceInWords,
  type Fact as Row,
  roomNeeded,
  termsFacts,
  text,
  whenFree,
} from '../messages/tool-words.ts'
import type { ToolSheet } from '../model.ts'

export type FactsProps = {
  lang: Lang
  sheet: ToolSheet
  /** The next day it may be had, null when none is known; and the day it is. */
  free: string | null
  today: string
}

/** What, for whom, how big, how much, when, from whom: before anything else. */
export function MainFacts({ lang, sheet, free, today }: FactsProps) {
  const t = messages[lang].sheet
  return (
    <section class="panel summary" aria-label={sheet.titleFr}>
      <dl>
        <Fact icon="network" label={t.forWhom} words={forWhom(lang, sheet)} otherwise={t.notSaid} />
        {sheet.durationMinutes !== null && (
          <Fact icon="clock" label={t.duration} words={t.minutes(sheet.durationMinutes)} />
        )}
        <Fact icon="adjustments" label={t.size} words={roomNeeded(lang, sheet)} otherwise={t.notSaid} />
        {sheet.lendable && (
          <>
            <Fact icon="info" label={t.price} words={priceInWords(lang, sheet)} otherwise={t.notSaid} />
            <Fact icon="calendar" label={t.whenFree} words={whenFree(lang, sheet, free, today)} />
          </>
        )}
        {sheet.holder && (
          <Fact icon="building" label={t.holder}>
            {sheet.holder.slug ? (
              <a href={localPath(lang, `/annuaire/${sheet.holder.slug}`)}>{sheet.holder.name}</a>
            ) : (
              sheet.holder.name
            )}
          </Fact>
        )}
        {sheet.lendable && sheet.places.length > 0 && (
          <Fact icon="pin" label={t.where}>
            {sheet.places.map((place, at) => (
              <span key={place.commune}>
                {at > 0 && ', '}
                <a href={localPath(lang, `/territoires/commune/${place.commune}`)}>{place.name}</a>
              </span>
            ))}
          </Fact>
        )}
        {sheet.partners.length > 0 && (
          <Fact icon="building" label={t.partners}>
            {sheet.partners.map(({ slug, name }, at) => (
              <span key={slug}>
                {at > 0 && ', '}
                <a href={localPath(lang, `/annuaire/${slug}`)}>{name}</a>
              </span>
            ))}
          </Fact>
        )}
      </dl>
    </section>
  )
}

/** What is carried, put up, run; in which languages, for whom it is made easy. */
export function PracticalFacts({ lang, sheet }: { lang: Lang; sheet: ToolSheet }) {
  return <Rows id="pratique" title={messages[lang].sheet.practical} rows={practicalFacts(lang, sheet)} />
}

/** On what terms it is lent. */
export function TermsFacts({ lang, sheet }: { lang: Lang; sheet: ToolSheet }) {
  const more = text(lang, sheet.conditionsFr, sheet.conditionsEn)
  return (
    <>
      <Rows id="conditions" title={messages[lang].sheet.terms} rows={termsFacts(lang, sheet)} />
      {more && (
        <p class="prose" lang={more.lang}>
          {more.text}
        </p>
      )}
    </>
  )
}

function Rows({ id, title, rows }: { id: string; title: string; rows: Row[] }) {
  if (rows.length === 0) return null
  return (
    <section aria-labelledby={id} class="summary">
      <h2 id={id}>{title}</h2>
      <dl class="pairs">
        {rows.map((row) => (
          <div key={row.label}>
            <dt>{row.label}</dt>
            <dd>{row.text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Fact(props: {
  icon: IconName
  label: string
  words?: string
  otherwise?: string
  children?: ComponentChildren
}) {
  return (
    <div>
      <dt>
        <Icon name={props.icon} /> {props.label}
      </dt>
      <dd>{props.children ?? (props.words || props.otherwise)}</dd>
    </div>
  )
}
