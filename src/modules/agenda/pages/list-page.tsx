import type { EntryList, EntryQuery, Sort } from '#modules/search/index.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { whenInWords } from '#platform/i18n/when.ts'
import { EntryCard } from '#ui/entry-card.tsx'
import type { FacetGroupOfValues } from '#ui/facets.tsx'
import { Icon } from '#ui/icon.tsx'
import type { Choice } from '#ui/list-toolbar.tsx'
import { Listing, type ListNote } from '#ui/listing.tsx'
import { messages } from '../messages/index.ts'
import { printingMessages } from '../messages/printing.ts'
import { QuestionFields } from './question-fields.tsx'
import { SelectButton } from './select-button.tsx'

export type ListProps = {
  lang: Lang
  now: Date
  regionIn: string
  query: EntryQuery
  near: string
  list: EntryList
  total: string
  facets: FacetGroupOfValues[]
  active: Choice[]
  sorts: { sort: Sort; href: string }[]
  /** Conditions that the form keeps without showing them, as pairs of the URL. */
  hidden: [string, string][]
  moments: { label: string; href: string; current: boolean }[]
  /** The calendar of the month, the map and the page to embed elsewhere, under the same filters. */
  month: string
  map: string
  embed: string
  pageHref: (page: number) => string
  notes: ListNote[]
  wider: Choice[]
  /** The same as a programme to print. */
  programme: string
  feeds: Choice[]
}

/** `/agenda`: what happens, when and where. */
export function ListPage(props: ListProps) {
  const { lang, list } = props
  const t = messages[lang].list
  return (
    <Listing
      lang={lang}
      title={t.title}
      lead={t.lead(props.regionIn)}
      mainClass="agenda"
      action="/agenda"
      hidden={props.hidden}
      fields={<QuestionFields {...props} />}
      facets={props.facets}
      total={props.total}
      active={props.active}
      sort={list.sort}
      sorts={list.total > 1 ? props.sorts : []}
      mapHref={props.map}
      notes={props.notes}
      pages={{ page: list.page, pages: list.pages, href: props.pageHref }}
      after={
        <>
          {list.total > 0 && <Feeds lang={lang} programme={props.programme} feeds={props.feeds} />}
          <p class="no-print">
            <a href={localPath(lang, '/temps-forts')}>{t.seasons}</a> ·{' '}
            <a href={localPath(lang, '/agenda/proposer')} rel="nofollow">
              {t.announce}
            </a>{' '}
            ·{' '}
            <a href={localPath(lang, props.embed)} rel="nofollow">
              {t.embed}
            </a>
          </p>
        </>
      }
    >
      {list.total > 0 ? <Results {...props} /> : <Nothing lang={lang} wider={props.wider} />}
    </Listing>
  )
}

function Results({ lang, list, now }: ListProps) {
  const t = messages[lang]
  return (
    <ol class="plain results">
      {list.entries.map((entry) => (
        <EntryCard
          key={entry.id}
          lang={lang}
          entry={entry}
          kind="event"
          type={(lang === 'en' ? entry.typeEn : entry.typeFr) ?? t.event}
          when={entry.next ? whenInWords(lang, entry.next, now) : t.sheet.noDate}
          more={
            [
              entry.next && entry.next.count > 1 ? t.list.more(entry.next.count - 1) : '',
              entry.facets.includes('fee:free') ? t.fees.free : '',
              entry.facets.includes('demo:1') ? t.demo : '',
            ]
              .filter(Boolean)
              .join(' · ') || undefined
          }
          action={
            <SelectButton lang={lang} slug={entry.id} title={entry.title.replaceAll(/[\ue000\ue001]/g, '')} />
          }
        />
      ))}
    </ol>
  )
}

function Feeds({ lang, programme, feeds }: Pick<ListProps, 'lang' | 'programme' | 'feeds'>) {
  return (
    <p class="downloads no-print">
      <a class="btn ghost small" href={localPath(lang, programme)}>
        <Icon name="print" size={18} /> {printingMessages[lang].print}
      </a>{' '}
      <a class="btn ghost small" href={localPath(lang, '/agenda/selection')}>
        {messages[lang].selection.title}
      </a>{' '}
      {messages[lang].list.follow}{' '}
      {feeds.map((feed) => (
        <a key={feed.href} class="btn ghost small" href={localPath(lang, feed.href)}>
          <Icon name="download" size={18} /> {feed.label}
        </a>
      ))}{' '}
      <a href={localPath(lang, '/donnees#agenda')}>{messages[lang].list.allFormats}</a>
    </p>
  )
}

/** Nothing answers: what to do next. */
function Nothing({ lang, wider }: Pick<ListProps, 'lang' | 'wider'>) {
  const t = messages[lang].list
  const next = [
    ...wider,
    { label: t.seeAll, href: '/agenda' },
    { label: t.seePast, href: '/agenda?quand=passes' },
    { label: t.seeDirectory, href: '/annuaire' },
  ]
  return (
    <div class="panel next">
      <p>
        <strong>{t.empty}</strong>
      </p>
      <p>{t.emptyNext}</p>
      <ul>
        {next.map((choice) => (
          <li key={choice.href}>
            <a href={localPath(lang, choice.href)}>{choice.label}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
