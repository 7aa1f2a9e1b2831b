import type { AccessibilityState, SiteFace } from '#platform/http/env.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Icon } from './icon.tsx'
import { shellMessages } from './messages/index.ts'
import { SearchBox } from './search-box.tsx'

/** One step of the breadcrumb; `href` is language-free and absent on the current page. */
export type Crumb = { label: string; href?: string }

const doors = [
  { key: 'discover', href: '/decouvrir' },
  { key: 'act', href: '/agir' },
  { key: 'understand', href: '/comprendre' },
] as const

/** The mark of the site: five points of a mesh. */
function Mark() {
  return (
    <svg class="mark" width="36" height="36" viewBox="0 0 36 36" aria-hidden="true" focusable="false">
      <path
        d="M9 9L28 6L30 27L6 30ZM9 9L19 19L30 27M28 6L19 19L6 30"
        fill="none"
        stroke="currentColor"
        stroke-width="1.6"
      />
      <circle cx="9" cy="9" r="3.4" class="water" />
      <circle cx="28" cy="6" r="2.8" />
      <circle cx="30" cy="27" r="3.4" class="heather" />
      <circle cx="6" cy="30" r="3" />
      <circle cx="19" cy="19" r="4" class="signal" />
    </svg>
  )
}

/** The logo, whose words say whose site it is; or the mark with the site's name. */
function Brand({ region, site }: { region: string; site: SiteFace }) {
  if (site.logo) {
    const { href, alt, width, height } = site.logo
    return <img class="logo" src={href} alt={alt} width={width / 2} height={height / 2} />
  }
  const isOwn = site.name !== `Maillage ${region}`
  return (
    <>
      <Mark />
      {isOwn ? (
        <span>{site.name}</span>
      ) : (
        <span>
          Maillage<small>{region}</small>
        </span>
      )}
    </>
  )
}

/** What the region announces on top of every page. The HTML comes sanitised. */
export function Banner({ lang, banner }: { lang: Lang; banner: NonNullable<SiteFace['banner']> }) {
  return (
    <section class="banner" aria-label={shellMessages[lang].announcement}>
      <p
        class="wrap"
        lang={banner.lang === lang ? undefined : banner.lang}
        dangerouslySetInnerHTML={{ __html: banner.html }}
      />
    </section>
  )
}

/** Who the header speaks to: a visitor, or somebody who signed in and may have the back office. */
export type HeaderPerson = { backOffice: boolean } | null

export function Header({
  lang,
  region,
  site,
  localUrl,
  person,
}: {
  lang: Lang
  region: string
  site: SiteFace
  localUrl: string
  person: HeaderPerson
}) {
  const t = shellMessages[lang]
  const other: Lang = lang === 'fr' ? 'en' : 'fr'
  const path = localUrl.split('?')[0] ?? '/'
  return (
    <header class="top">
      <div class="wrap">
        <a class="brand" href={localPath(lang, '/')}>
          <Brand region={region} site={site} />
        </a>
        <nav aria-label={t.mainNav}>
          <ul>
            {doors.map((door) => (
              <li key={door.key}>
                <a href={localPath(lang, door.href)} aria-current={path === door.href ? 'page' : undefined}>
                  {t.doors[door.key]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <search class="top-find">
          <form class="top-search" action={localPath(lang, '/recherche')}>
            <label class="sr" for="q-site">
              {t.search}
            </label>
            <SearchBox lang={lang} id="q-site" placeholder={t.searchPlaceholder} />
            <button type="submit" class="icon-button">
              <Icon name="search" />
              <span class="sr">{t.search}</span>
            </button>
          </form>
        </search>
        <p class="own">
          {person?.backOffice && <a href={localPath(lang, '/administration')}>{t.backOffice.label}</a>}
          <a href={localPath(lang, person ? '/compte' : '/connexion')} rel={person ? undefined : 'nofollow'}>
            {person ? t.account.own : t.signIn}
          </a>
        </p>
        <a class="switch" href={localPath(other, localUrl)} lang={other} hreflang={other}>
          {t.otherLanguage}
        </a>
      </div>
    </header>
  )
}

export function Breadcrumb({ lang, crumbs }: { lang: Lang; crumbs: Crumb[] }) {
  const t = shellMessages[lang]
  return (
    <nav class="crumbs wrap" aria-label={t.breadcrumb}>
      <ol>
        <li>
          <a href={localPath(lang, '/')}>{t.home}</a>
        </li>
        {crumbs.map((crumb) => (
          <li key={crumb.label}>
            {crumb.href ? (
              <a href={localPath(lang, crumb.href)}>{crumb.label}</a>
            ) : (
              <span aria-current="page">{crumb.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

export function Footer({ lang, accessibility }: { lang: Lang; accessibility: AccessibilityState }) {
  const t = shellMessages[lang]
  const links = [
    ['/aide', t.help],
    ['/plan-du-site', t.siteMap],
    ['/donnees', t.openData],
    ['/api', t.api],
    ['/accessibilite', t.accessibility(t.accessibilityStates[accessibility])],
    ['/ecoconception', t.ecodesign],
    ['/donnees-personnelles', t.privacy],
    ['/mentions-legales', t.legal],
  ] as const
  return (
    <footer class="foot">
      <div class="wrap">
        <p>
          <strong>Maillage</strong> {t.footLine}
        </p>
        <nav aria-label={t.footNav}>
          <ul>
            {links.map(([href, label]) => (
              <li key={href}>
                <a href={localPath(lang, href)}>{label}</a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  )
}
