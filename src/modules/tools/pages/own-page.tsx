import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert } from '#ui/form.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { SearchForm } from '#ui/search-form.tsx'
import { formMessages, messages } from '../messages/index.ts'
import type { ToolState } from '../model.ts'
import type { OwnTool } from '../own-tools-model.ts'

export type OwnProps = {
  lang: Lang
  tools: OwnTool[]
  /** How many there are in each state that has some, in their order. */
  counts: { state: ToolState; count: number }[]
  state: ToolState | null
  /** What titles bear, or the code of a copy. */
  words: string
  page: number
  pages: number
  notice: string | null
  /** The one just withdrawn, to bring back at once. */
  undo: string | null
  mayAdd: boolean
  /** The tools of every organisation, for the team of the site. */
  ofAll: boolean
}

const path = '/compte/outils'
const stateClass = { draft: '', published: 'good', removed: 'bad' } as const

/** Tools of the organisations that somebody looks after, by state. */
export function OwnContent(props: OwnProps) {
  const { lang, tools, counts, state, words, page, pages, notice, undo } = props
  const t = formMessages[lang].own
  const href = (etat: ToolState | null, to = 1) => {
    const query = new URLSearchParams({
      ...(etat && { etat }),
      ...(words && { q: words }),
      ...(to > 1 && { page: String(to) }),
    })
    return query.size > 0 ? `${path}?${query}` : path
  }
  return (
    <>
      <h1>{t.title}</h1>
      {notice && (
        <Alert kind="success">
          <p>{notice}</p>
          {undo && (
            <form method="post" action={localPath(lang, `/outils/${undo}/retirer`)}>
              <button class="btn ghost small" type="submit" name="act" value="restore">
                {t.undo}
              </button>
            </form>
          )}
        </Alert>
      )}
      <p class="lead">{props.ofAll ? t.leadAll : t.lead}</p>
      {props.mayAdd && (
        <p>
          <a class="btn" href={localPath(lang, '/outils/proposer')}>
            {formMessages[lang].propose.title}
          </a>
        </p>
      )}
      <ul class="chips">
        <li>
          <a href={localPath(lang, `${path}/usure`)}>{t.wear}</a>
        </li>
        <li>
          <a href={localPath(lang, `${path}/usage`)}>{t.usage}</a>
        </li>
      </ul>
      <SearchForm
        action={localPath(lang, path)}
        id="q"
        label={t.search}
        help={t.searchHelp}
        value={words}
        button={t.send}
        kept={{ etat: state }}
      />
      <ul class="chips">
        <li>
          <a href={localPath(lang, href(null))} aria-current={state === null ? 'true' : undefined}>
            {t.all} <span class="count">{counts.reduce((sum, each) => sum + each.count, 0)}</span>
          </a>
        </li>
        {counts.map((each) => (
          <li key={each.state}>
            <a
              href={localPath(lang, href(each.state))}
              aria-current={state === each.state ? 'true' : undefined}
            >
              {messages[lang].states[each.state]} <span class="count">{each.count}</span>
            </a>
          </li>
        ))}
      </ul>
      {tools.length === 0 ? (
        <p>{words ? t.nothing : t.none}</p>
      ) : (
        <ul class="rows">
          {tools.map((tool) => (
            <OwnRow key={tool.slug} lang={lang} tool={tool} />
          ))}
        </ul>
      )}
      <Pagination lang={lang} page={page} pages={pages} href={(to) => href(state, to)} />
    </>
  )
}

function OwnRow({ lang, tool }: { lang: Lang; tool: OwnTool }) {
  const t = formMessages[lang].own
  const address = (rest: string) => localPath(lang, `/outils/${tool.slug}${rest}`)
  const links =
    tool.state === 'removed'
      ? [[t.restore, '/retirer'] as const]
      : [
          [t.edit, '/modifier'] as const,
          [t.copies, '/exemplaires'] as const,
          [t.withdraw, '/retirer'] as const,
        ]
  const facts = [
    messages[lang].kinds[tool.kind],
    tool.holder,
    t.copyCount(tool.copies),
    tool.repair > 0 && t.repair(tool.repair),
    tool.taken > 0 && t.taken(tool.taken),
    t.updated(tool.updatedAt),
  ]
  return (
    <li>
      <p>
        <a href={address('')}>
          <strong>{tool.title}</strong>
        </a>{' '}
        <span class={`state ${stateClass[tool.state]}`}>{messages[lang].states[tool.state]}</span>
      </p>
      <p class="dim">{facts.filter(Boolean).join(' · ')}</p>
      <ul class="chips">
        {links.map(([label, rest]) => (
          <li key={rest}>
            <a href={address(rest)}>
              {label}
              <span class="sr"> {tool.title}</span>
            </a>
          </li>
        ))}
      </ul>
    </li>
  )
}
