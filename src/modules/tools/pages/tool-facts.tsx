import type { ComponentChildren } from 'preact'
import { formatEuros, formatList } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Icon, type IconName } from '#ui/icon.tsx'
import { messages } from '../messages/index.ts'
import type { ToolSheet } from '../model.ts'
import { dayInWords, labels, text } from './words.ts'

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
  const forWhom = [
    labels(lang, sheet.audiences),
    t.ages(sheet.ageMin, sheet.ageMax),
    sheet.groupSize && t.group(sheet.groupSize),
  ]
  const size = [
    sheet.floor !== null && t.floor(sheet.floor),
    sheet.wall !== null && t.wall(sheet.wall),
    sheet.height !== null && t.height(sheet.height),
    sheet.power !== null && (sheet.power ? t.power.yes : t.power.no),
    sheet.internet !== null && (sheet.internet ? t.internet.yes : t.internet.no),
  ]
  return (
    <section class="panel summary" aria-label={sheet.titleFr}>
      <dl>
        <Fact icon="network" label={t.forWhom} words={forWhom} otherwise={t.notSaid} />
        {sheet.durationMinutes !== null && (
          <Fact icon="clock" label={t.duration} words={[t.minutes(sheet.durationMinutes)]} />
        )}
        <Fact icon="adjustments" label={t.size} words={size} otherwise={t.notSaid} />
        {sheet.lendable && (
          <>
            <Fact icon="info" label={t.price} words={priceWords(lang, sheet)} otherwise={t.notSaid} />
            <Fact icon="calendar" label={t.whenFree} words={[whenFree(lang, sheet, free, today)]} />
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
  const t = messages[lang]
  const s = t.sheet
  const rows: [string, (string | false | null)[]][] = [
    [
      s.transportSize,
      [
        sheet.volume !== null && s.volume(sheet.volume),
        sheet.weight !== null && s.weight(sheet.weight),
        sheet.vehicle && t.vehicles[sheet.vehicle],
      ],
    ],
    [
      s.setup,
      [
        (sheet.setupMinutes !== null || sheet.setupPeople !== null) &&
          s.setupWords(sheet.setupMinutes === null ? '' : s.minutes(sheet.setupMinutes), sheet.setupPeople),
      ],
    ],
    [s.mediation, [sheet.mediation && t.mediations[sheet.mediation]]],
    [s.languages, [languagesInWords(lang, sheet.languages)]],
    [s.access, [labels(lang, sheet.access)]],
    [s.replacement, [sheet.replacementValue !== null && formatEuros(lang, sheet.replacementValue)]],
    [s.created, [sheet.createdYear !== null && String(sheet.createdYear)]],
    [s.credits, [sheet.credits]],
  ]
  return <Rows id="pratique" title={s.practical} rows={rows} />
}

/** On what terms it is lent. */
export function TermsFacts({ lang, sheet }: { lang: Lang; sheet: ToolSheet }) {
  const t = messages[lang]
  const s = t.sheet
  const more = text(lang, sheet.conditionsFr, sheet.conditionsEn)
  const rows: [string, (string | false | null)[]][] = [
    [
      s.whoBorrows,
      [t.borrowers[sheet.borrowers], sheet.first && s.first(sheet.first.name, sheet.first.days)],
    ],
    [s.price, priceWords(lang, sheet)],
    [s.length, [s.lengthWords(sheet.minDays, sheet.maxDays)]],
    [s.lead, [s.leadWords(sheet.leadDays)]],
    [s.buffers, [s.buffersWords(sheet.bufferBefore, sheet.bufferAfter)]],
    [s.transport, [sheet.transport && t.transports[sheet.transport]]],
    [
      s.insurance,
      [sheet.insurance !== null && (sheet.insurance ? s.insuranceWords.yes : s.insuranceWords.no)],
    ],
  ]
  return (
    <>
      <Rows id="conditions" title={s.terms} rows={rows} />
      {more && (
        <p class="prose" lang={more.lang}>
          {more.text}
        </p>
      )}
    </>
  )
}

function Rows({
  id,
  title,
  rows,
}: {
  id: string
  title: string
  rows: [string, (string | false | null)[]][]
}) {
  const said = rows
    .map(([label, words]) => [label, words.filter(Boolean).join(', ')] as const)
    .filter(([, words]) => words !== '')
  if (said.length === 0) return null
  return (
    <section aria-labelledby={id} class="summary">
      <h2 id={id}>{title}</h2>
      <dl class="pairs">
        {said.map(([label, words]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function priceWords(lang: Lang, sheet: ToolSheet): (string | false | null)[] {
  const t = messages[lang].sheet
  return [
    sheet.price !== null && (sheet.price === 0 ? t.free : t.euros(formatEuros(lang, sheet.price))),
    sheet.deposit !== null && sheet.deposit > 0 && t.deposit(formatEuros(lang, sheet.deposit)),
    sheet.priceNote,
  ]
}

function whenFree(lang: Lang, sheet: ToolSheet, free: string | null, today: string): string {
  const t = messages[lang].sheet
  if (sheet.copies.lent === 0) return t.noCopy
  if (free === null) return t.neverFree
  return free <= today ? t.freeNow : t.freeFrom(dayInWords(lang, free))
}

const locale = { fr: 'fr-FR', en: 'en-GB' } as const
function languagesInWords(lang: Lang, codes: string[]): string {
  const names = new Intl.DisplayNames(locale[lang], { type: 'language' })
  // The sign language of France has a code that few programs name.
  const name = (code: string) =>
    code === 'fsl' ? { fr: 'langue des signes française', en: 'French Sign Language' }[lang] : names.of(code)
  return formatList(
    lang,
    codes.map((code) => name(code) ?? code),
  )
}

function Fact(props: {
  icon: IconName
  label: string
  words?: (string | number | false | null | undefined)[]
  otherwise?: string
  children?: ComponentChildren
}) {
  const said = props.words?.filter(Boolean).join(', ')
  return (
    <div>
      <dt>
        <Icon name={props.icon} /> {props.label}
      </dt>
      <dd>{props.children ?? (said || props.otherwise)}</dd>
    </div>
  )
}
