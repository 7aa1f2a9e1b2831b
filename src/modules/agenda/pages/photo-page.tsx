import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary } from '#ui/form.tsx'
import { PhotoFileField, PhotoWordsFields } from '#ui/photo-form.tsx'
import { Photos, type ShownPhoto } from '#ui/photos.tsx'
import { messages } from '../messages/index.ts'
import type { FieldError } from '../model.ts'

type Words = { altFr: string; altEn: string; credit: string }
export type PhotoPageProps = {
  lang: Lang
  event: { slug: string; title: string }
  shown: ShownPhoto | null
  removed: ShownPhoto[]
  /** A new photo, as typed. */
  input: Words
  errors: FieldError[]
  /** The words of the photo shown, as typed, when they are to correct. */
  wrong: { input: Words; errors: FieldError[] } | null
  notice: string | null
}

const folder = '/fichiers/rendez-vous'

/** `/agenda/{slug}/photo`: the photo of an event, for those who look after it. */
export function PhotoPage(props: PhotoPageProps) {
  const { lang, event, shown, removed, input, errors, wrong, notice } = props
  const t = messages[lang].photo
  const path = localPath(lang, `/agenda/${event.slug}/photo`)
  return (
    <div class="wrap block narrow">
      <h1>{t.title(event.title)}</h1>
      {notice && (
        <Alert kind="success">
          <p>{notice}</p>
        </Alert>
      )}
      <p class="lead">{t.lead}</p>
      {shown ? (
        <>
          <Photos lang={lang} folder={folder} photos={[shown]} lead />
          <form method="post" action={`${path}/${shown.id}`} class="actions">
            <button class="btn ghost small" type="submit" name="act" value="remove">
              {t.remove}
            </button>
          </form>
          <details open={wrong !== null}>
            <summary>{t.change}</summary>
            <form method="post" action={`${path}/${shown.id}`} novalidate>
              <ErrorSummary
                lang={lang}
                errors={(wrong?.errors ?? []).map((each) => ({ ...each, field: `shown-${each.field}` }))}
              />
              <PhotoWordsFields
                lang={lang}
                prefix="shown-"
                input={wrong?.input ?? { ...shown, altEn: shown.altEn ?? '' }}
                errors={wrong?.errors ?? []}
              />
              <button class="btn small" type="submit" name="act" value="words">
                {t.saveTexts}
              </button>
            </form>
          </details>
        </>
      ) : (
        <p>{t.none}</p>
      )}
      <section>
        <h2>{shown ? t.replace : t.add}</h2>
        {shown && <p class="dim">{t.replaceHelp}</p>}
        <ErrorSummary lang={lang} errors={errors} />
        <form method="post" action={path} enctype="multipart/form-data" novalidate>
          <PhotoFileField lang={lang} errors={errors} />
          <PhotoWordsFields lang={lang} prefix="" input={input} errors={errors} />
          <button class="btn" type="submit">
            {t.send}
          </button>
        </form>
      </section>
      {removed.length > 0 && (
        <section>
          <h2>{t.removedTitle}</h2>
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
        <a href={localPath(lang, `/agenda/${event.slug}`)}>{t.back}</a>
      </p>
    </div>
  )
}
