import type { Lang } from '#platform/i18n/lang.ts'
import { photoMessages } from './messages/index.ts'

/** A photo as pages show it. `widths` are those it is served at, in pixels, from the smallest. */
export type ShownPhoto = {
  id: string
  altFr: string
  altEn: string | null
  credit: string
  width: number
  height: number
  widths: number[]
}

/** One small photo beside the words it illustrates, with its author; it opens at its full size. `folder` as for `Photos`. */
export function SmallPhoto({ lang, folder, photo }: { lang: Lang; folder: string; photo: ShownPhoto }) {
  const address = (width = 480) => `${folder}/${photo.id}/${width}.webp`
  return (
    <figure class="small-photo">
      <a href={address(photo.widths.at(-1))}>
        <img
          src={address(photo.widths[0])}
          width={photo.width}
          height={photo.height}
          alt={(lang === 'en' ? photo.altEn : null) ?? photo.altFr}
          lang={lang === 'en' && !photo.altEn ? 'fr' : undefined}
          loading="lazy"
          decoding="async"
        />
      </a>
      <figcaption>{photoMessages[lang].creditWords(photo.credit)}</figcaption>
    </figure>
  )
}

/**
 * Photos with their authors. They load when they come near: the first words of the page never wait for them.
 * `folder` is where they are served, `lead` shows them over the whole width.
 */
export function Photos(props: { lang: Lang; folder: string; photos: ShownPhoto[]; lead?: boolean }) {
  const { lang, folder, photos, lead } = props
  const address = (photo: ShownPhoto, width = 480) => `${folder}/${photo.id}/${width}.webp`
  if (photos.length === 0) return null
  return (
    <div class={lead ? 'photos lead-photo' : 'photos'}>
      {photos.map((photo) => (
        <figure key={photo.id}>
          <img
            src={address(photo, photo.widths[0])}
            srcset={photo.widths.map((width) => `${address(photo, width)} ${width}w`).join(', ')}
            sizes={lead ? '(max-width: 60rem) 100vw, 38rem' : '(max-width: 40rem) 100vw, 20rem'}
            width={photo.width}
            height={photo.height}
            alt={(lang === 'en' ? photo.altEn : null) ?? photo.altFr}
            lang={lang === 'en' && !photo.altEn ? 'fr' : undefined}
            loading="lazy"
            decoding="async"
          />
          <figcaption>{photoMessages[lang].creditWords(photo.credit)}</figcaption>
        </figure>
      ))}
    </div>
  )
}
