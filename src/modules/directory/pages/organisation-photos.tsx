import type { Lang } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import type { OrganisationPhoto } from '../model.ts'

/** Photos with their authors. They load when they come near: the first words of the page never wait for them. */
export function OrganisationPhotos({
  lang,
  photos,
  lead,
}: {
  lang: Lang
  photos: OrganisationPhoto[]
  /** The first photo of the page, larger. */
  lead?: boolean
}) {
  const t = messages[lang].sheet
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
          <figcaption>{t.photoCredit(photo.credit)}</figcaption>
        </figure>
      ))}
    </div>
  )
}

const address = (photo: OrganisationPhoto, width = 480) => `/fichiers/photo/${photo.id}/${width}.webp`
