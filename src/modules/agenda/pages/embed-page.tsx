import type { EntryQuery } from '#modules/search/index.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { CopyText } from '#ui/copy-text.tsx'
import type { FacetGroupOfValues } from '#ui/facets.tsx'
import { SelectField } from '#ui/form.tsx'
import { FrameCode, type FrameCodeProps, LookFields } from '#ui/frame-code.tsx'
import type { Choice } from '#ui/list-toolbar.tsx'
import { Listing, type ListNote } from '#ui/listing.tsx'
import { frameMessages } from '#ui/messages/index.ts'
import type { EmbedLook } from '../embed-model.ts'
import { embedMessages } from '../messages/embed.ts'
import { QuestionFields } from './question-fields.tsx'

export type EmbedPageProps = {
  lang: Lang
  query: EntryQuery
  near: string
  look: EmbedLook
  /** Language of what the other site shows. */
  spoken: Lang
  total: string
  facets: FacetGroupOfValues[]
  active: Choice[]
  hidden: [string, string][]
  moments: { label: string; href: string; current: boolean }[]
  notes: ListNote[]
  /** The same look without any filter, language-free. */
  clear: string
  framed: Pick<FrameCodeProps, 'frame' | 'origin' | 'title' | 'link' | 'look'>
  /** The code of the tag. */
  element: string
}

const counts = [1, 3, 5, 8, 10, 15, 20, 30]

/** `/integrer`: filters as in the agenda, how it looks, the preview, and the codes to copy. */
export function EmbedPage(props: EmbedPageProps) {
  const { lang, framed } = props
  const t = embedMessages[lang]
  return (
    <Listing
      lang={lang}
      title={t.title}
      lead={t.lead}
      mainClass="agenda"
      action="/integrer"
      clear={props.clear}
      hidden={props.hidden}
      fields={
        <>
          <QuestionFields {...props} />
          <EventLook {...props} />
        </>
      }
      facets={props.facets}
      total={props.total}
      active={props.active}
      sort="date"
      sorts={[]}
      mapHref={null}
      notes={props.notes}
      pages={{ page: 1, pages: 1, href: () => '/integrer' }}
    >
      <h3>{t.frame}</h3>
      <FrameCode lang={lang} {...framed} />
      <h3>{t.element.title}</h3>
      <CopyText
        lang={lang}
        id="code-balise"
        label={t.element.code}
        help={t.element.help}
        value={props.element}
        rows={5}
      />
      <p class="src">{t.policy(framed.origin)}</p>
      <p>
        <a href={localPath(lang, '/carte/integrer')}>{t.map}</a>
      </p>
    </Listing>
  )
}

function EventLook({ lang, look, spoken, framed }: EmbedPageProps) {
  const t = embedMessages[lang]
  const numbers = [...new Set([...counts, look.count])].sort((a, b) => a - b).map(String)
  const entries = (words: Record<string, string>) => Object.entries(words)
  return (
    <fieldset class="look-fields">
      <legend>{t.look}</legend>
      <SelectField
        lang={lang}
        id="presentation"
        label={t.presentation}
        value={look.presentation}
        options={entries(t.presentations)}
      />
      <SelectField
        lang={lang}
        id="nombre"
        label={t.count}
        value={String(look.count)}
        options={numbers.map((number) => [number, number])}
      />
      <LookFields lang={lang} look={framed.look} />
      <SelectField
        lang={lang}
        id="couleur"
        label={t.accent}
        value={look.accent}
        options={entries(t.accents)}
      />
      <SelectField lang={lang} id="texte" label={t.language} value={spoken} options={entries(t.languages)} />
      <button class="btn ghost small" type="submit">
        {frameMessages[lang].update}
      </button>
    </fieldset>
  )
}
