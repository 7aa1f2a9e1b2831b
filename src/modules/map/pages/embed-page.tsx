import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Icon } from '#ui/icon.tsx'
import type { MapMessages } from '../messages/index.ts'

export type EmbedPageProps = {
  lang: Lang
  t: MapMessages
  regionIn: string
  /** What the map shows, in words; empty for everything. */
  chosen: string[]
  /** Parameters of the filters, kept when the height changes. */
  kept: [string, string][]
  height: number
  /** Language-free addresses. */
  frame: string
  map: string
  code: string
}

/** `/carte/integrer`: the code to copy, with its preview. */
export function EmbedPage({ lang, t, regionIn, chosen, kept, height, frame, map, code }: EmbedPageProps) {
  const words = t.embedPage
  return (
    <div class="wrap block">
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <div class="two">
        <section aria-labelledby="apercu">
          <h2 id="apercu">{words.preview}</h2>
          <iframe
            class="embed-view"
            src={localPath(lang, frame)}
            title={words.frameTitle(regionIn)}
            height={height}
            loading="lazy"
          />
        </section>
        <div>
          <h2>{words.what}</h2>
          <p>{chosen.length > 0 ? chosen.join(', ') : words.everything}</p>
          <p class="src">{words.whatHelp}</p>
          <p>
            <a href={localPath(lang, map)}>{words.change}</a>
          </p>
          <form action={localPath(lang, '/carte/integrer')}>
            {kept.map(([name, value]) => (
              <input key={`${name}${value}`} type="hidden" name={name} value={value} />
            ))}
            <div class="field">
              <label for="hauteur">{words.height}</label>
              <p class="help" id="hauteur-aide">
                {words.heightHelp}
              </p>
              <input
                id="hauteur"
                type="number"
                name="hauteur"
                min="300"
                max="1200"
                step="10"
                value={height}
                aria-describedby="hauteur-aide"
              />
            </div>
            <button class="btn ghost small" type="submit">
              {words.update}
            </button>
          </form>
          <h2 class="embed-title">
            <label for="code-integration">{words.code}</label>
          </h2>
          <m-copy data-done={words.copied}>
            <textarea class="embed-code" id="code-integration" readonly rows={5} value={code} />
            <p class="actions">
              <button type="button" class="btn" hidden>
                <Icon name="copy" /> {words.copy}
              </button>
              <span role="status" />
            </p>
          </m-copy>
          <p class="src">
            {words.terms} <a href={localPath(lang, '/donnees')}>{words.openData}</a>
          </p>
        </div>
      </div>
    </div>
  )
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'm-copy': import('preact').HTMLAttributes<HTMLElement>
    }
  }
}
