import type { EntryList, EntryQuery, ListedEntry, Sort } from '#modules/search/index.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { EntryCard } from '#ui/entry-card.tsx'
import type { FacetGroupOfValues } from '#ui/facets.tsx'
import { Icon } from '#ui/icon.tsx'
import type { Choice } from '#ui/list-toolbar.tsx'
import { Listing, type ListNote } from '#ui/listing.tsx'
import { PlaceSearch } from '#ui/place-search.tsx'
import { messages } from '../messages/index.ts'
import { printingMessages } from '../messages/printing.ts'
import type { ToolPhoto } from '../model.ts'
import { dayInWords } from './words.ts'

/** What a card says beside its entry: when it is free, and how it looks. */
export type CardFacts = {
  lendable: boolean
  /** The next day it may be had; null when none is known. */
  free: string | null
  photo: ToolPhoto | null
}

export type ListProps = {
  lang: Lang
  /** The day it is. */
  today: string
  regionIn: string
  query: EntryQuery
  near: string
  list: EntryList
  /** By slug. */
  facts: ReadonlyMap<string, CardFacts>
  facets: FacetGroupOfValues[]
  active: Choice[]
  sorts: { sort: Sort; href: string }[]
  sortValue: string | null
  /** Whether the list holds what is free on the days asked, alone. */
  dated: boolean
  pageHref: (page: number) => string
  notes: ListNote[]
  wider: Choice[]
  files: Choice[]
  /** Whether whoever looks may hold tools. */
  mayPlan: boolean
  /** The same as a catalogue to print. */
  printed: string
}

/** `/outils`: what may be borrowed, on what terms, and when it is free. */
export function ListPage(props: ListProps) {
  const { lang, list } = props
  const t = messages[lang].list
  return (
    <Listing
      lang={lang}
      title={t.title}
      lead={t.lead(props.regionIn)}
      mainClass="agenda tools"
      action="/outils"
      hidden={props.sortValue ? [['tri', props.sortValue]] : []}
      fields={<Fields {...props} />}
      facets={props.facets}
      total={props.dated ? t.totalFree(list.total) : t.total(list.total)}
      active={props.active}
      sort={list.sort}
      sorts={list.total > 1 ? props.sorts : []}
      mapHref={null}
      notes={props.notes}
      pages={{ page: list.page, pages: list.pages, href: props.pageHref }}
      after={
        list.total > 0 && (
          <p class="downloads no-print">
            <a class="btn ghost small" href={localPath(lang, props.printed)}>
              <Icon name="print" size={18} /> {printingMessages[lang].print}
            </a>{' '}
            {t.downloadWhat}{' '}
            {props.files.map((file) => (
              <a key={file.href} class="btn ghost small" href={localPath(lang, file.href)} download>
                <Icon name="download" size={18} /> {file.label}
              </a>
            ))}
          </p>
        )
      }
      below={
        <p class="no-print">
          <a href={localPath(lang, '/outils/proposer')} rel="nofollow">
            {t.propose}
          </a>
          {props.mayPlan && (
            <>
              {' · '}
              <a href={localPath(lang, '/outils/planifier')}>{t.plan}</a>
            </>
          )}
        </p>
      }
    >
      {list.total > 0 ? (
        <ol class="plain results">
          {list.entries.map((entry) => (
            <Card key={entry.id} {...props} entry={entry} />
          ))}
        </ol>
      ) : (
        <Nothing lang={lang} wider={props.wider} />
      )}
    </Listing>
  )
}

function Fields({ lang, query, near }: ListProps) {
  const t = messages[lang].list
  return (
    <>
      <PlaceSearch
        lang={lang}
        words={query.q}
        placeholder={t.whatPlaceholder}
        near={near}
        radius={query.radius}
      />
      <fieldset class="when-fields plain">
        <legend class="sr">{t.when}</legend>
        <div class="when-days">
          <p>
            <label for="du">
              {t.when} {t.from}
            </label>
            <input id="du" name="du" type="date" value={query.from ?? ''} />
          </p>
          <p>
            <label for="au">{t.to}</label>
            <input id="au" name="au" type="date" value={query.to ?? ''} />
          </p>
        </div>
      </fieldset>
    </>
  )
}

function Card(props: ListProps & { entry: ListedEntry }) {
  const { lang, entry, facts, dated } = props
  const t = messages[lang]
  const own = facts.get(entry.id)
  return (
    <EntryCard
      lang={lang}
      entry={entry}
      kind="tool"
      type={(lang === 'en' ? entry.typeEn : entry.typeFr) ?? t.tool}
      when={own && whenFree(lang, own, props.today, dated)}
      more={
        [
          entry.facets.includes('fee:free') ? t.list.gratis : '',
          entry.facets.includes('demo:1') ? t.demo : '',
        ]
          .filter(Boolean)
          .join(' · ') || undefined
      }
      picture={own?.photo && { ...own.photo, folder: '/fichiers/outil' }}
    />
  )
}

function whenFree(lang: Lang, { lendable, free }: CardFacts, today: string, dated: boolean): string {
  const t = messages[lang].list
  if (!lendable) return t.info
  if (dated) return t.freeThen
  if (free === null) return t.notFree
  return free <= today ? t.freeNow : t.freeFrom(dayInWords(lang, free))
}

/** Nothing answers: what to do next. */
function Nothing({ lang, wider }: Pick<ListProps, 'lang' | 'wider'>) {
  const t = messages[lang].list
  const next = [
    ...wider,
    { label: t.seeAll, href: '/outils' },
    { label: t.seeLenders, href: '/annuaire?format=loan' },
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
