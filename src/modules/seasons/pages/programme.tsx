import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import type { Arrangement, ProgrammeSession } from '../model.ts'

type Choice = { label: string; href: string; current: boolean }

export type ProgrammeProps = {
  by: Arrangement
  /** The ways to arrange the programme. */
  arrangements: Choice[]
  /** The days or the communes, one of which is shown. */
  groups: Choice[]
  title: string
  sessions: (ProgrammeSession & { when: string })[]
}

/** A part of the programme of an edition, and the way to the others. */
export function Programme({
  lang,
  by,
  arrangements,
  groups,
  title,
  sessions,
}: ProgrammeProps & { lang: Lang }) {
  const t = messages[lang]
  return (
    <>
      <Chips lang={lang} label={t.arrange} choices={arrangements} />
      <Chips lang={lang} label={t.choose[by]} choices={groups} />
      <h3>{title}</h3>
      <ol class="plain">
        {sessions.map((session) => (
          <li key={`${session.slug} ${session.when} ${session.place}`}>
            <Line lang={lang} session={session} />
          </li>
        ))}
      </ol>
    </>
  )
}

function Chips({ lang, label, choices }: { lang: Lang; label: string; choices: Choice[] }) {
  return (
    <ul class="chips no-print" aria-label={label}>
      {choices.map((choice) => (
        <li key={choice.href}>
          <a href={localPath(lang, choice.href)} aria-current={choice.current ? 'true' : undefined}>
            {choice.label}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** One session: when, what, where. */
export function Line({ lang, session }: { lang: Lang; session: ProgrammeProps['sessions'][number] }) {
  const t = messages[lang]
  const inFrench = lang === 'en' && session.titleEn === null
  const status = t.statuses[session.status]
  return (
    <p>
      {status && <strong>{status} · </strong>}
      {session.when}
      <br />
      <a href={localPath(lang, `/agenda/${session.slug}`)} lang={inFrench ? 'fr' : undefined}>
        {(lang === 'en' ? session.titleEn : null) ?? session.titleFr}
      </a>
      <br />
      <span class="dim">
        {[session.place, session.commune, session.demo ? t.demoTag : null].filter(Boolean).join(', ')}
      </span>
    </p>
  )
}
