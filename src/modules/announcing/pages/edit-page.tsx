import type { Lang } from '#platform/i18n/lang.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary } from '#ui/form.tsx'
import type { Choices, KnownOrganisation } from '../choices-model.ts'
import type { Hint } from '../completeness-model.ts'
import { messages } from '../messages/index.ts'
import { EventFrame, eventPath, type FramedEvent } from './event-frame.tsx'
import type { PartProps } from './fields.tsx'
import { Look, type LookProps } from './look-alike.tsx'
import { WhatFields } from './what-fields.tsx'
import { WhenFields } from './when-fields.tsx'
import { WhereFields } from './where-fields.tsx'
import { WhoFields } from './who-fields.tsx'
import { PriceFields, WhomFields } from './whom-fields.tsx'

export type EditProps = PartProps & {
  event: FramedEvent
  baseVersion: number
  /** Sending publishes at once. */
  publishes: boolean
  choices: Choices
  organisers: { id: string; name: string }[]
  /** Organisations that partners and places name. */
  organisations: KnownOrganisation[]
  foundPartners: KnownOrganisation[] | null
  foundPlaces: { at: number; organisations: KnownOrganisation[] } | null
  towns: Map<number, string[]>
  hints: Hint[]
  look: LookProps['look']
  notice: string | null
  /** When the form shown was left, in words, and whether the event changed since. */
  draft: { at: string; outdated: boolean } | null
  /** What was changed by others in between, in words. */
  conflict: string | null
}

/** `/agenda/{slug}/modifier`: the whole form, in the order in which one tells of an event. */
export function EditPage(props: EditProps) {
  const { lang, form, errors, event, draft, conflict } = props
  const t = messages[lang].save
  const part = { lang, form, errors }
  return (
    <EventFrame lang={lang} event={event} current="/modifier" canEdit notice={props.notice}>
      <h1>{messages[lang].titles.edit}</h1>
      <p class="lead">{event.title}</p>
      {draft && (
        <Alert kind="info">
          <p>{t.resumed(draft.at)}</p>
          {draft.outdated && <p>{t.outdated}</p>}
        </Alert>
      )}
      {conflict && (
        <Alert kind="error">
          <p>{t.conflict(conflict)}</p>
        </Alert>
      )}
      <ErrorSummary lang={lang} errors={errors} />
      <m-draft
        data-saving={t.auto.saving}
        data-saved={t.auto.saved}
        data-offline={t.auto.offline}
        data-failed={t.auto.failed}
        data-lang={lang}
      >
        <form method="post" action={eventPath(lang, event.slug, '/modifier')} novalidate class="editor">
          <input type="hidden" name="base" value={props.baseVersion} />
          {/* Enter in a field keeps the draft, whatever buttons stand before. */}
          <button hidden type="submit" name="act" value="keep">
            {t.draft}
          </button>
          <WhatFields {...part} choices={props.choices} />
          <WhoFields
            {...part}
            organisers={props.organisers}
            partners={props.organisations.filter(({ id }) => form.partners.includes(id))}
            found={props.foundPartners?.filter(({ id }) => !form.partners.includes(id)) ?? null}
          />
          <WhenFields {...part} isPublic={event.state === 'published'} />
          <WhereFields
            {...part}
            organisations={props.organisations}
            found={props.foundPlaces}
            towns={props.towns}
          />
          <WhomFields {...part} choices={props.choices} />
          <PriceFields {...part} />
          <Hints lang={lang} hints={props.hints} />
          <Look lang={lang} look={props.look} />
          <p class="actions">
            <button class="btn" type="submit" name="act" value="submit">
              {props.publishes ? t.publish : t.submit}
            </button>
            <button class="btn ghost" type="submit" name="act" value="keep">
              {t.draft}
            </button>
            <button class="btn ghost" type="submit" name="act" value="preview">
              {t.preview}
            </button>
            <a href={localPath(lang, '/compte/evenements')}>{t.cancel}</a>
          </p>
        </form>
      </m-draft>
    </EventFrame>
  )
}

function Hints({ lang, hints }: { lang: Lang; hints: Hint[] }) {
  const t = messages[lang].hints
  if (hints.length === 0) return null
  return (
    <section aria-labelledby="aider">
      <h2 id="aider">{t.title}</h2>
      <p class="dim">{t.lead}</p>
      <ul>
        {hints.map((hint) => (
          <li key={hint}>{t.names[hint]}</li>
        ))}
      </ul>
    </section>
  )
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'm-draft': import('preact').HTMLAttributes<HTMLElement>
    }
  }
}
