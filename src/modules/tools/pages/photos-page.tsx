import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary } from '#ui/form.tsx'
import { PhotoFileField, PhotoWordsFields } from '#ui/photo-form.tsx'
import { Photos, type ShownPhoto } from '#ui/photos.tsx'
import { formMessages } from '../messages/index.ts'
import type { FieldError } from './controls.tsx'

type Words = { altFr: string; altEn: string; credit: string }
export type PhotosProps = {
  lang: Lang
  tool: { slug: string; title: string }
  shown: ShownPhoto[]
  removed: ShownPhoto[]
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
      {shown.map((photo, at) => (
        <OnePhoto key={photo.id} {...props} photo={photo} path={path} first={at === 0} />
      ))}
      <section aria-labelledby="ajouter">
        <h2 id="ajouter">{t.add}</h2>
        {input === null ? (
          <p>{t.full}</p>
        ) : (
          <>
            <ErrorSummary lang={lang} errors={errors} />
            <form method="post" action={path} enctype="multipart/form-data" novalidate>
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
      <p>
        <a class="btn ghost small" href={localPath(lang, `/outils/${tool.slug}`)}>
          {t.back}
        </a>
      </p>
    </div>
  )
}

function OnePhoto(props: PhotosProps & { photo: ShownPhoto; path: string; first: boolean }) {
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
