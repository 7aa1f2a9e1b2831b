import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary, SelectField } from '#ui/form.tsx'
import { PhotoFileField, PhotoWordsFields } from '#ui/photo-form.tsx'
import { Photos, type ShownPhoto } from '#ui/photos.tsx'
import { formMessages } from '../messages/index.ts'
import type { FieldError } from './controls.tsx'

type KeptPhoto = ShownPhoto & { part: { name: string } | null }
type Words = { altFr: string; altEn: string; credit: string }
export type PhotosProps = {
  lang: Lang
  tool: { slug: string; title: string }
  /** Of the whole, then part by part. */
  shown: KeptPhoto[]
  removed: KeptPhoto[]
  /** What is counted of a copy, and which of them are shown. */
  parts: { id: string; name: string; shown: boolean }[]
  /** The part a new photo is of; `whole`, or an id. */
  part: string
  /** Whether the whole has as many as it may. */
  full: boolean
  /** A new photo, as typed; null when there are as many as there may be. */
  input: Words | null
  errors: FieldError[]
  /** The words of a photo shown, as typed, when they are to correct. */
  wrong: { id: string; input: Words; errors: FieldError[] } | null
  notice: string | null
}

const folder = '/fichiers/outil'

/** `/outils/{slug}/photos`: the photos of a tool, for those who look after it. */
export function PhotosPage(props: PhotosProps) {
  const { lang, tool, shown, removed, input, errors, notice } = props
  const t = formMessages[lang].photos
  const path = localPath(lang, `/outils/${tool.slug}/photos`)
  const whole = shown.filter(({ part }) => part === null)
  const ofParts = shown.filter(({ part }) => part !== null)
  return (
    <div class="wrap block narrow">
      <h1>{t.title(tool.title)}</h1>
      {notice && (
        <Alert kind="success">
          <p>{notice}</p>
        </Alert>
      )}
      <p class="lead">{t.lead}</p>
      {shown.length === 0 && <p>{t.none}</p>}
      {whole.map((photo, at) => (
        <OnePhoto key={photo.id} {...props} photo={photo} path={path} first={at === 0} />
      ))}
      {props.parts.length > 0 && (
        <section aria-labelledby="pieces">
          <h2 id="pieces">{t.partsTitle}</h2>
          <p>{t.partsLead}</p>
          {ofParts.map((photo) => (
            <section key={photo.id}>
              <h3>{photo.part?.name}</h3>
              <OnePhoto {...props} photo={photo} path={path} first />
            </section>
          ))}
          <p class="dim">{t.partsShown(ofParts.length, props.parts.length)}</p>
        </section>
      )}
      <section aria-labelledby="ajouter">
        <h2 id="ajouter">{t.add}</h2>
        {input === null ? (
          <p>{t.full}</p>
        ) : (
          <>
            <ErrorSummary lang={lang} errors={errors} />
            <form method="post" action={path} enctype="multipart/form-data" novalidate>
              <WhichPart {...props} />
              <PhotoFileField lang={lang} errors={errors} />
              <PhotoWordsFields lang={lang} prefix="" input={input} errors={errors} />
              <button class="btn" type="submit">
                {t.send}
              </button>
            </form>
          </>
        )}
      </section>
      {removed.length > 0 && (
        <section aria-labelledby="retirees">
          <h2 id="retirees">{t.removedTitle}</h2>
          <p class="dim">{t.removedHelp}</p>
          {removed.map((photo) => (
            <form key={photo.id} method="post" action={`${path}/${photo.id}`}>
              <Photos lang={lang} folder={folder} photos={[photo]} />
              <button class="btn ghost small" type="submit" name="act" value="restore">
                {t.restore}
                <span class="sr"> {photo.altFr}</span>
              </button>
            </form>
          ))}
        </section>
      )}
      <p class="block">
        <a class="btn ghost small" href={localPath(lang, `/outils/${tool.slug}`)}>
          {t.back}
        </a>
      </p>
    </div>
  )
}

/** What a new photo shows: the tool, or one of its parts. */
function WhichPart({ lang, parts, part, full }: PhotosProps) {
  const t = formMessages[lang].photos
  if (parts.length === 0) return null
  return (
    <SelectField
      lang={lang}
      id="part"
      label={t.of}
      help={t.ofHelp}
      value={part}
      options={[
        ...(full ? [] : [['whole', t.ofWhole] as const]),
        ...parts.map(({ id, name, shown }) => [id, shown ? t.ofShown(name) : name] as const),
      ]}
    />
  )
}

function OnePhoto(props: PhotosProps & { photo: KeptPhoto; path: string; first: boolean }) {
  const { lang, photo, path, first } = props
  const t = formMessages[lang].photos
  const wrong = props.wrong?.id === photo.id ? props.wrong : null
  const prefix = `${photo.id}-`
  const acts = [...(first ? [] : [['first', t.first] as const]), ['remove', t.remove] as const]
  return (
    <section>
      <Photos lang={lang} folder={folder} photos={[photo]} />
      <form method="post" action={`${path}/${photo.id}`} class="actions">
        {acts.map(([act, words]) => (
          <button key={act} class="btn ghost small" type="submit" name="act" value={act}>
            {words}
            <span class="sr"> {photo.altFr}</span>
          </button>
        ))}
      </form>
      <details open={wrong !== null}>
        <summary>
          {t.change}
          <span class="sr"> {photo.altFr}</span>
        </summary>
        <form method="post" action={`${path}/${photo.id}`} novalidate>
          <ErrorSummary
            lang={lang}
            errors={(wrong?.errors ?? []).map((each) => ({ ...each, field: prefix + each.field }))}
          />
          <PhotoWordsFields
            lang={lang}
            prefix={prefix}
            input={wrong?.input ?? { ...photo, altEn: photo.altEn ?? '' }}
            errors={wrong?.errors ?? []}
          />
          <button class="btn small" type="submit" name="act" value="words">
            {t.saveTexts}
          </button>
        </form>
      </details>
    </section>
  )
}
