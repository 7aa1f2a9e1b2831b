import type { Lang } from '#platform/i18n/lang.ts'
import { checkInMessages } from '../messages/index.ts'
import type { CountName, Presence } from '../model.ts'

/** A booking as the list at the door shows it. */
export type ExpectedLine = {
  id: string
  kind: 'person' | 'group'
  name: string
  /** The group's contact and level, what people need. */
  details: string[]
  seats: number
  pupils: number
  adults: number
}

/** A sentence with its numbers: `{count}` is filled. */
export const filled = (sentence: string, values: Record<string, number>): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))

type Part = { lang: Lang; path: string }

/** One booking: how many are expected, how many came, two large buttons. */
export function DoorLine(props: Part & { line: ExpectedLine; came: Presence | null; words: string }) {
  const { lang, path, line, came, words } = props
  const t = checkInMessages[lang]
  const isGroup = line.kind === 'group'
  const field = (name: CountName, label: string, usual: number) => (
    <Count name={name} label={label} value={came ? came[name] : usual} />
  )
  const sum = came ? came.public + came.pupils + came.accompanying : null
  const state = came === null ? t.not : sum === 0 ? t.isAbsent : filled(isGroup ? t.group : t.people, came)
  return (
    <li
      id={`r-${line.id}`}
      data-booking={line.id}
      data-kind={line.kind}
      data-name={line.name}
      class={came === null ? undefined : sum === 0 ? 'is-absent' : 'is-present'}
    >
      <form method="post" action={path}>
        <input type="hidden" name="booking" value={line.id} />
        {words && <input type="hidden" name="q" value={words} />}
        <p>
          <strong class="check-in-name">{line.name}</strong>
          <br />
          {t.seats} {line.seats}
          {line.details.map((detail) => (
            <span key={detail} class="dim">
              {' · '}
              {detail}
            </span>
          ))}
        </p>
        <p data-came>{state}</p>
        <div class="check-in-acts">
          {isGroup ? (
            <>
              {field('pupils', t.pupils, line.pupils)}
              {field('accompanying', t.accompanying, line.adults)}
            </>
          ) : (
            field('public', t.came, line.seats)
          )}
          <button class="btn" type="submit" name="act" value="present">
            {t.present}
            <span class="sr"> {line.name}</span>
          </button>
          <button class="btn ghost" type="submit" name="act" value="absent">
            {t.absent}
            <span class="sr"> {line.name}</span>
          </button>
        </div>
      </form>
    </li>
  )
}

/** People who had not booked: added, or taken back when somebody was counted twice. */
export function WalkIns({ lang, path, walkIns }: Part & { walkIns: Presence }) {
  const t = checkInMessages[lang]
  return (
    <section class="panel">
      <h2>{t.walkIns}</h2>
      <p>{t.walkInsLead}</p>
      <p data-walk-ins>{filled(t.counted, walkIns)}</p>
      <form method="post" action={path}>
        <div class="check-in-acts">
          <Count name="public" label={t.public} value={1} />
          <Count name="pupils" label={t.schoolPupils} value={0} />
          <Count name="accompanying" label={t.withPupils} value={0} />
          <button class="btn" type="submit" name="act" value="add">
            {t.add}
            <span class="sr"> {t.walkIns}</span>
          </button>
          <button class="btn ghost" type="submit" name="act" value="take-back">
            {t.takeBack}
            <span class="sr"> {t.walkIns}</span>
          </button>
        </div>
      </form>
    </section>
  )
}

function Count({ name, label, value }: { name: CountName; label: string; value: number }) {
  return (
    <label class="check-in-count">
      {label}
      <input
        type="number"
        inputmode="numeric"
        name={name}
        min={0}
        max={1000}
        value={String(value)}
        autocomplete="off"
      />
    </label>
  )
}
