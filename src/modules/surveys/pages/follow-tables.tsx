import { formatNumber, formatPercent, formatShortDate } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { answerMessages, campaignMessages } from '../messages/index.ts'
import type { Channel } from '../model.ts'

export const measures = [
  'contacts',
  'sent',
  'opened',
  'started',
  'completed',
  'refused',
  'unreachable',
] as const
export type ChannelLine = {
  channel: Channel
  link: string | null
  asked: number | null
  started: number
  completed: number
}
export type DayLine = { day: string; sent: number; opened: number; completed: number; reached: number }

/** A share of those who were asked, in words. */
export const rateOf = (lang: Lang, completed: number, asked: number | null) =>
  asked === null || asked === 0 ? '–' : formatPercent(lang, (completed / asked) * 100)

/** Answers by the way they came. */
export function Channels({ lang, channels }: { lang: Lang; channels: ChannelLine[] }) {
  const t = campaignMessages[lang].follow
  return (
    <section aria-labelledby="voies">
      <h2 id="voies">{t.byChannel}</h2>
      <p class="dim">{t.channelHelp}</p>
      {channels.length === 0 ? (
        <p>{t.nothing}</p>
      ) : (
        <div class="table-scroll" role="group" tabindex={0} aria-label={t.byChannel}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t.channel}</th>
                <th scope="col" class="n">
                  {t.rate}
                </th>
                <th scope="col" class="n">
                  {t.asked}
                </th>
                <th scope="col" class="n">
                  {t.measures.started}
                </th>
                <th scope="col" class="n">
                  {t.measures.completed}
                </th>
              </tr>
            </thead>
            <tbody>
              {channels.map(({ channel, link, asked, started, completed }) => (
                <tr key={`${channel}|${link}`}>
                  <th scope="row">
                    {answerMessages[lang].channels[channel]}
                    {link && ` : ${link}`}
                  </th>
                  <td class="n">
                    <strong>{rateOf(lang, completed, asked)}</strong>
                  </td>
                  <td class="n">{asked === null ? '–' : formatNumber(lang, asked)}</td>
                  <td class="n">{formatNumber(lang, started)}</td>
                  <td class="n">{formatNumber(lang, completed)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

/** What happened each day. */
export function Days({ lang, days, contacts }: { lang: Lang; days: DayLine[]; contacts: number }) {
  const t = campaignMessages[lang].follow
  if (days.length === 0) return null
  return (
    <section aria-labelledby="jours">
      <h2 id="jours">{t.byDay}</h2>
      <div class="table-scroll" role="group" tabindex={0} aria-label={t.byDay}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.day}</th>
              <th scope="col" class="n">
                {t.reached}
              </th>
              {(['sent', 'opened', 'completed'] as const).map((measure) => (
                <th scope="col" class="n" key={measure}>
                  {t.measures[measure]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, sent, opened, completed, reached }) => (
              <tr key={day}>
                <th scope="row">{formatShortDate(lang, new Date(`${day}T12:00:00Z`))}</th>
                <td class="n">
                  <strong>{rateOf(lang, reached, contacts)}</strong>
                </td>
                <td class="n">{formatNumber(lang, sent)}</td>
                <td class="n">{formatNumber(lang, opened)}</td>
                <td class="n">{formatNumber(lang, completed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

export type TargetLine = { key: string; label: string; wanted: number; reached: number }

/** What each stratum was wanted to bring, has brought, and lacks: those that lack most first. */
export function TargetTable({ lang, targets }: { lang: Lang; targets: TargetLine[] }) {
  const t = campaignMessages[lang].targets
  if (targets.length === 0) return null
  const lines = targets
    .map((each) => ({ ...each, left: Math.max(0, each.wanted - each.reached) }))
    .sort((one, other) => other.left - one.left || one.label.localeCompare(other.label, lang))
  const sum = (count: (line: (typeof lines)[number]) => number) =>
    lines.reduce((all, line) => all + count(line), 0)
  const full = lines.filter(({ left }) => left === 0).length
  return (
    <section aria-labelledby="objectifs">
      <h2 id="objectifs">{t.title}</h2>
      <p>
        {t.summary(
          sum(({ reached, wanted }) => Math.min(reached, wanted)),
          sum(({ wanted }) => wanted),
          full,
          lines.length,
        )}
      </p>
      <div class="table-scroll" role="group" tabindex={0} aria-label={t.title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.stratum}</th>
              {(['wanted', 'reached', 'left'] as const).map((column) => (
                <th scope="col" class="n" key={column}>
                  {t[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ key, label, wanted, reached, left }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td class="n">{formatNumber(lang, wanted)}</td>
                <td class="n">{formatNumber(lang, reached)}</td>
                <td class="n">{left === 0 ? t.full : formatNumber(lang, left)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
