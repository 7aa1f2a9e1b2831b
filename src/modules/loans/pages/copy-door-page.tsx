import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { fieldMessages } from '../messages/index.ts'

type DoorProps = {
  lang: Lang
  copy: {
    id: string
    code: string
    slug: string
    titleFr: string
    titleEn: string | null
    holder: string | null
  }
  signedIn: boolean
}

/** `/e/{id}` for whoever has nothing to do with the loans of a copy, or is not signed in: which tool it is, and the way in. */
export function CopyDoorPage({ lang, copy, signedIn }: DoorProps) {
  const t = fieldMessages[lang].copy
  const back = encodeURIComponent(localPath(lang, `/e/${copy.id}`))
  return (
    <div class="wrap block narrow spaced">
      <h1>{(lang === 'en' && copy.titleEn) || copy.titleFr}</h1>
      <p class="lead">{t.title(copy.code)}</p>
      <p>{copy.holder ? t.part(copy.holder) : t.nobodys}</p>
      <p>
        <a class="btn" href={localPath(lang, `/outils/${copy.slug}`)}>
          {t.sheet}
        </a>
      </p>
      {signedIn ? (
        <p>{t.notYours}</p>
      ) : (
        <>
          <p>{t.signInWhy}</p>
          <p>
            <a class="btn ghost" href={`${localPath(lang, '/connexion')}?retour=${back}`} rel="nofollow">
              {t.signIn}
            </a>
          </p>
        </>
      )}
    </div>
  )
}
