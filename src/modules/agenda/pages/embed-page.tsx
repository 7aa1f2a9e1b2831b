import type { EntryQuery } from '#modules/search/index.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import type { FacetGroupOfValues } from '#ui/facets.tsx'
import { SelectField } from '#ui/form.tsx'
import { Icon } from '#ui/icon.tsx'
import type { Choice } from '#ui/list-toolbar.tsx'
import { Listing, type ListNote } from '#ui/listing.tsx'
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
  /** Address of the frame, in its language. */
  frame: string
  frameTitle: string
  origin: string
  codes: { frame: string; element: string }
}

const counts = [1, 3, 5, 8, 10, 15, 20, 30]

/** `/integrer`: filters as in the agenda, how it looks, the preview, and the codes to copy. */
export function EmbedPage(props: EmbedPageProps) {
  const { lang, codes } = props
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
          <LookFields {...props} />
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
      <h3>{t.preview}</h3>
      <iframe class="embed-view" src={props.frame} title={props.frameTitle} height={560} loading="lazy" />
      <Code lang={lang} id="code-cadre" words={t.frame} code={codes.frame} />
      <Code lang={lang} id="code-balise" words={t.element} code={codes.element} />
      <p class="src">{t.policy(props.origin)}</p>
      <p>
        <a href={localPath(lang, '/carte/integrer')}>{t.map}</a>
      </p>
    </Listing>
  )
}

function LookFields({ lang, look, spoken }: EmbedPageProps) {
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
      <SelectField
        lang={lang}
        id="apparence"
        label={t.scheme}
        value={look.scheme}
        options={entries(t.schemes)}
      />
      <SelectField
        lang={lang}
        id="couleur"
        label={t.accent}
        value={look.accent}
        options={entries(t.accents)}
      />
      <SelectField lang={lang} id="texte" label={t.language} value={spoken} options={entries(t.languages)} />
      <button class="btn ghost small" type="submit">
        {t.update}
      </button>
    </fieldset>
  )
}

function Code({
  lang,
  id,
  words,
  code,
}: {
  lang: Lang
  id: string
  words: { title: string; help: string; code: string }
  code: string
}) {
  const t = embedMessages[lang]
  return (
    <>
      <h3>{words.title}</h3>
      <p class="src" id={`${id}-aide`}>
        {words.help}
      </p>
      <m-copy data-done={t.copied}>
        <label class="sr" for={id}>
          {words.code}
        </label>
        <textarea class="embed-code" id={id} readonly rows={5} value={code} aria-describedby={`${id}-aide`} />
        <p class="actions">
          <button type="button" class="btn small" hidden>
            <Icon name="copy" /> {t.copy}
          </button>
          <span role="status" />
        </p>
      </m-copy>
    </>
  )
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'm-copy': import('preact').HTMLAttributes<HTMLElement>
    }
  }
}
