import type { ProfileField } from '#modules/directory/index.ts'
import type { DrawnMap as Drawing } from '#modules/territories/index.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { DrawnMap } from '#ui/drawn-map.tsx'
import { Alert } from '#ui/form.tsx'
import type { Comparison } from '../duplicate-model.ts'
import { duplicateMessages } from '../messages/duplicates.ts'
import { fieldMessages } from '../messages/fields.ts'
import { duplicatesPath } from './duplicates-page.tsx'
import { Value } from './value.tsx'

export type ComparePageProps = {
  lang: Lang
  pair: Comparison
  maps: { a: Drawing | null; b: Drawing | null }
  distance: string | null
  canAct: boolean
  error: string | null
  /** What was chosen before the page came back: `garder`, and field → a, b or both. */
  chosen: { keep: 'a' | 'b'; fields: Record<string, string> }
}

const sides = ['a', 'b'] as const

/** Two records side by side, and the choices of a merge. */
export function ComparePage(props: ComparePageProps) {
  const { lang, pair, canAct } = props
  const t = duplicateMessages[lang]
  const mergeable = canAct && pair.a.status === 'published' && pair.b.status === 'published'
  const rules = (pair.case?.payload.rules ?? []).map((rule) => t.rules[rule] ?? rule)
  const table = <Table {...props} mergeable={mergeable} />
  return (
    <BackOffice lang={lang} current={duplicatesPath}>
      <p>
        <a href={localPath(lang, duplicatesPath)}>{t.title}</a>
      </p>
      <h1>{t.compareTitle(pair.a.profile.name, pair.b.profile.name)}</h1>
      {props.error && (
        <Alert kind="error">
          <p>{props.error}</p>
        </Alert>
      )}
      <p>
        {t.why}
        {'\u00a0: '}
        {[...rules, props.distance && t.distance(props.distance)].filter(Boolean).join(', ') || t.noCase}.{' '}
        {pair.case?.state === 'dismissed' && t.dismissed}
      </p>
      {canAct && !mergeable && <p>{t.notPublished}</p>}
      {mergeable ? (
        <form method="post" action={localPath(lang, `${duplicatesPath}/reunir`)}>
          {sides.map((side) => (
            <>
              <input type="hidden" name={side} value={pair[side].slug} />
              <input type="hidden" name={`version-${side}`} value={pair[side].version} />
            </>
          ))}
          {table}
          <p class="actions">
            <button class="btn" type="submit" name="acte" value="reunir">
              {t.merge}
            </button>
            {pair.case?.state !== 'dismissed' && (
              <button class="btn ghost" type="submit" name="acte" value="separer">
                {t.different}
              </button>
            )}
          </p>
        </form>
      ) : (
        table
      )}
    </BackOffice>
  )
}

function Table(props: ComparePageProps & { mergeable: boolean }) {
  const { lang, pair, mergeable } = props
  const t = duplicateMessages[lang]
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={t.differing}>
      <table class="sides">
        <thead>
          <tr>
            <th scope="col">{mergeable ? t.keep : t.differing}</th>
            {sides.map((side) => (
              <th key={side} scope="col">
                {mergeable && (
                  <input
                    type="radio"
                    name="garder"
                    value={side}
                    checked={props.chosen.keep === side}
                    aria-label={t.keepThis(`${pair[side].profile.name} (${pair[side].slug})`)}
                  />
                )}{' '}
                <a href={localPath(lang, `/annuaire/${pair[side].slug}`)}>{pair[side].profile.name}</a>
              </th>
            ))}
            {mergeable && <td class="dim">{t.keepHelp}</td>}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t.facts}</th>
            {sides.map((side) => (
              <td key={side}>
                {t.members(pair[side].facts.members)}, {t.photos(pair[side].facts.photos)}
                <br />
                {pair[side].facts.sources.join(', ')}
                <Thumbnail lang={lang} drawing={props.maps[side]} side={pair[side]} />
              </td>
            ))}
            {mergeable && <td />}
          </tr>
          {pair.differing.map((field) => (
            <FieldRow key={field} {...props} field={field} />
          ))}
          {pair.same.map((field) => (
            <tr key={field}>
              <th scope="row">
                {fieldMessages[lang].fields[field]} <span class="dim">({t.same.toLowerCase()})</span>
              </th>
              <td colSpan={mergeable ? 3 : 2}>
                <Value lang={lang} field={field} value={pair.a.profile[field]} words={pair.words} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function FieldRow(props: ComparePageProps & { mergeable: boolean; field: ProfileField }) {
  const { lang, pair, field, mergeable } = props
  const t = duplicateMessages[lang]
  const name = fieldMessages[lang].fields[field]
  const chosen = props.chosen.fields[field] ?? 'both'
  const radio = (value: string, label: string) => (
    <input type="radio" name={`champ-${field}`} value={value} checked={chosen === value} aria-label={label} />
  )
  return (
    <tr>
      <th scope="row">{name}</th>
      {sides.map((side) => (
        <td key={side}>
          {mergeable && radio(side, t.take(name, `${pair[side].profile.name} (${pair[side].slug})`))}{' '}
          <Value lang={lang} field={field} value={pair[side].profile[field]} words={pair.words} />
        </td>
      ))}
      {mergeable && (
        <td>
          {radio('both', t.takeBoth(name))} {t.both}
        </td>
      )}
    </tr>
  )
}

function Thumbnail({ lang, drawing, side }: { lang: Lang; drawing: Drawing | null; side: Comparison['a'] }) {
  const point = side.profile.place?.point
  const at = point && drawing?.at(point)
  if (!drawing || !at) return null
  return (
    <figure class="locator" role="img" aria-label={duplicateMessages[lang].map(side.profile.name)}>
      <DrawnMap
        width={drawing.width}
        height={drawing.height}
        shapes={drawing.shapes.map(({ kind, code, path }) => ({ key: `${kind}/${code}`, path }))}
        outline={drawing.outline}
        points={[at]}
      />
    </figure>
  )
}
