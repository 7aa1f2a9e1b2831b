import type { ComponentChildren } from 'preact'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { en } from '../messages/en.ts'
import { fr } from '../messages/fr.ts'
import type { Block, Prose } from '../model/prose.ts'

const messages = { fr, en }

/** A page of text: title, lead, contents when there are many parts, then the parts. `slots` are elements the text names. */
export function ProsePage({
  lang,
  prose,
  slots = {},
}: {
  lang: Lang
  prose: Prose
  slots?: Record<string, ComponentChildren>
}) {
  return (
    <div class="wrap block prose-page">
      <h1>{prose.title}</h1>
      <p class="lead">
        <Inline lang={lang} text={prose.lead} />
      </p>
      {prose.sections.length > 3 && (
        <nav class="contents" aria-labelledby="contents">
          <h2 id="contents">{messages[lang].prose.contents}</h2>
          <ul>
            {prose.sections.map((section) => (
              <li key={section.id}>
                <a href={`#${section.id}`}>{section.title}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {prose.sections.map((section) => (
        <section key={section.id} aria-labelledby={section.id}>
          <h2 id={section.id}>{section.title}</h2>
          {section.blocks.map((block, index) => (
            <BlockView key={index} lang={lang} block={block} slots={slots} />
          ))}
        </section>
      ))}
    </div>
  )
}

function BlockView({
  lang,
  block,
  slots,
}: {
  lang: Lang
  block: Block
  slots: Record<string, ComponentChildren>
}) {
  if (typeof block === 'string')
    return (
      <p>
        <Inline lang={lang} text={block} />
      </p>
    )
  if (Array.isArray(block))
    return (
      <ul>
        {block.map((item) => (
          <li key={item}>
            <Inline lang={lang} text={item} />
          </li>
        ))}
      </ul>
    )
  if ('slot' in block) return <>{slots[block.slot]}</>
  return (
    <dl class="facts">
      {block.facts.map(([term, value]) => (
        <>
          <dt>{term}</dt>
          <dd>
            {value ? (
              <Inline lang={lang} text={value} />
            ) : (
              <em class="missing">{messages[lang].prose.missing}</em>
            )}
          </dd>
        </>
      ))}
    </dl>
  )
}

const marks = /\[([^\]]+)\]\(([^)\s]+)\)|\*\*([^*]+)\*\*|`([^`]+)`/g

/** Text with links, strong words and code. An address that starts with a slash is put in the page's language. */
function Inline({ lang, text }: { lang: Lang; text: string }) {
  const parts: ComponentChildren[] = []
  let end = 0
  for (const match of text.matchAll(marks)) {
    const [whole, words, href, strong, code] = match
    parts.push(text.slice(end, match.index))
    if (href) parts.push(<a href={href.startsWith('/') ? localPath(lang, href) : href}>{words}</a>)
    else parts.push(strong ? <strong>{strong}</strong> : <code>{code}</code>)
    end = match.index + whole.length
  }
  return <>{[...parts, text.slice(end)]}</>
}
