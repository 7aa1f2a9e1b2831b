import type { EditableOrganisation } from '#modules/directory/index.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary } from '#ui/form.tsx'
import { photoMessages } from '#ui/messages/index.ts'
import { PhotoFileField, PhotoWordsFields } from '#ui/photo-form.tsx'
import type { FieldError } from '../edit-model.ts'
import { editMessages } from '../messages/index.ts'
import { EditorFrame, pathOf } from './editor-frame.tsx'

type Words = { altFr: string; altEn: string; credit: string }
type Shown = {
  id: string
  altFr: string
  altEn: string | null
  credit: string
  width: number
  height: number
  removedAt: Date | null
}

export type PhotosProps = {
  lang: Lang
  organisation: Pick<EditableOrganisation, 'slug' | 'status'>
  name: string
  photos: Shown[]
  removed: Shown[]
  most: number
  input: Words
  errors: FieldError[]
  /** The photo whose words are to correct, as typed. */
  wrong: { id: string; input: Words; errors: FieldError[] } | null
  notice: string | null
}

/** `/annuaire/{slug}/photos`: what is shown and in which order, one more, those removed. */
export function PhotosPage(props: PhotosProps) {
  const { lang, organisation, name, photos, removed, most, input, errors, wrong, notice } = props
  const t = editMessages[lang].photo
  const path = pathOf(lang, organisation.slug, '/photos')
  return (
    <EditorFrame lang={lang} organisation={organisation} current="/photos" canEdit>
      <h1>{t.title(name)}</h1>
      {notice && (
        <Alert kind="success">
          <p>{notice}</p>
        </Alert>
      )}
      <p class="lead">{t.lead}</p>
      {photos.length === 0 && <p>{t.none}</p>}
      <ol class="photo-list">
        {photos.map((photo, at) => (
          <li key={photo.id}>
            <h2>{t.number(at + 1)}</h2>
            <Picture photo={photo} />
            <p class="dim">{photoMessages[lang].creditWords(photo.credit)}</p>
            <form method="post" action={`${path}/${photo.id}`} class="actions">
              {at > 0 && <Act act="up" label={t.up} of={t.number(at + 1)} />}
              {at < photos.length - 1 && <Act act="down" label={t.down} of={t.number(at + 1)} />}
              <Act act="remove" label={t.remove} of={t.number(at + 1)} />
            </form>
            <details open={wrong?.id === photo.id}>
              <summary>
                {t.change}
                <span class="sr"> {t.number(at + 1)}</span>
              </summary>
              <form method="post" action={`${path}/${photo.id}`} novalidate>
                <PhotoWordsFields
                  lang={lang}
                  prefix={`photo${at + 1}-`}
                  input={wrong?.id === photo.id ? wrong.input : { ...photo, altEn: photo.altEn ?? '' }}
                  errors={wrong?.id === photo.id ? wrong.errors : []}
                />
                <button class="btn small" type="submit" name="act" value="words">
                  {t.saveTexts}
                </button>
              </form>
            </details>
          </li>
        ))}
      </ol>
      <section>
        <h2>{t.add}</h2>
        <ErrorSummary lang={lang} errors={errors} />
        {photos.length >= most ? (
          <p id="file">{t.full}</p>
        ) : (
          <form method="post" action={path} enctype="multipart/form-data" novalidate>
            <PhotoFileField lang={lang} errors={errors} />
            <PhotoWordsFields lang={lang} prefix="" input={input} errors={errors} />
            <button class="btn" type="submit">
              {t.send}
            </button>
          </form>
        )}
      </section>
      {removed.length > 0 && (
        <section>
          <h2>{t.removedTitle}</h2>
          <p class="dim">{t.removedHelp}</p>
          <ul class="photo-list">
            {removed.map((photo) => (
              <li key={photo.id}>
                <Picture photo={photo} />
                <p class="dim">{photo.removedAt && t.removedOn(photo.removedAt)}</p>
                <form method="post" action={`${path}/${photo.id}`}>
                  <Act act="restore" label={t.restore} of={photo.altFr} />
                </form>
              </li>
            ))}
          </ul>
        </section>
      )}
    </EditorFrame>
  )
}

function Picture({ photo }: { photo: Shown }) {
  return (
    <img
      src={`/fichiers/photo/${photo.id}/480.webp`}
      alt={photo.altFr}
      width={480}
      height={Math.round((480 * photo.height) / photo.width)}
      loading="lazy"
    />
  )
}

function Act({ act, label, of }: { act: string; label: string; of: string }) {
  return (
    <button class="btn ghost small" type="submit" name="act" value={act}>
      {label}
      <span class="sr"> {of}</span>
    </button>
  )
}
