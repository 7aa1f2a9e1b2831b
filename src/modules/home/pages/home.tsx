import type { RegionMesh } from '#modules/map/index.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Icon } from '#ui/icon.tsx'
import { SearchBox } from '#ui/search-box.tsx'
import { en } from '../messages/en.ts'
import { fr } from '../messages/fr.ts'
import type { RegionFigures } from '../model/figures.ts'
import { type DoorKey, type DoorLink, doorIcons, LinkList } from './door.tsx'
import { Figures } from './figures.tsx'
import { Spotlight } from './spotlight.tsx'

const messages = { fr, en }

export type HomeProps = {
  lang: Lang
  /** « en Hauts-de-France » */
  inRegion: string
  figures: RegionFigures
  quick: DoorLink[]
  doors: { key: DoorKey; links: DoorLink[] }[]
  /** The drawing of the actors' mesh, when there is something to draw. */
  mesh: RegionMesh | null
}

/** The home page: search first, then the three doors, the region's figures and some of its actors. */
export function HomePage({ lang, inRegion, figures, quick, doors, mesh }: HomeProps) {
  const t = messages[lang]
  return (
    <div class="home">
      <section class="hero">
        <div class={mesh ? 'wrap with-mesh' : 'wrap'}>
          <div class="hero-words">
            <p class="kicker">{t.hero.kicker(inRegion)}</p>
            <h1>
              {t.hero.title} <em>{t.hero.titleEnd}</em>
            </h1>
            <Find lang={lang} />
            <p class="sr" id="quick">
              {t.hero.quickTitle}
            </p>
            <ul class="chips" aria-labelledby="quick">
              {quick.map((link) => (
                <li key={link.href}>
                  <a href={localPath(lang, link.href)}>{link.label}</a>
                </li>
              ))}
            </ul>
          </div>
          {mesh && <MeshFigure lang={lang} mesh={mesh} />}
        </div>
      </section>
      <section class="doors" aria-labelledby="doors">
        <h2 class="sr" id="doors">
          {t.doorsTitle}
        </h2>
        <div class="wrap">
          {doors.map((door) => (
            <div key={door.key} class={`home-door ${door.key}`}>
              <h3>
                <Icon name={doorIcons[door.key]} size={32} />
                <a href={localPath(lang, doorPaths[door.key])}>{t.doors[door.key].title}</a>
              </h3>
              <p>{t.doors[door.key].lead}</p>
              <LinkList lang={lang} links={door.links} />
            </div>
          ))}
        </div>
      </section>
      <Figures lang={lang} figures={figures} />
      {figures.spotlight.length > 0 && <Spotlight lang={lang} figures={figures} />}
    </div>
  )
}

/** Where each door leads. */
export const doorPaths: Record<DoorKey, string> = {
  discover: '/decouvrir',
  act: '/agir',
  understand: '/comprendre',
}

function Find({ lang }: { lang: Lang }) {
  const t = messages[lang].hero
  return (
    <search>
      <form class="find" action={localPath(lang, '/recherche')}>
        <div>
          <label for="home-q">
            <span>{t.what}</span>
          </label>
          <SearchBox lang={lang} id="home-q" placeholder={t.whatExample} />
        </div>
        <div>
          <label for="home-where">
            <span>{t.where}</span>
          </label>
          <input
            type="text"
            id="home-where"
            name="ou"
            placeholder={t.whereExample}
            maxLength={100}
            autocomplete="off"
          />
        </div>
        <button class="btn" type="submit">
          <Icon name="search" /> {t.search}
        </button>
      </form>
    </search>
  )
}

function MeshFigure({ lang, mesh }: { lang: Lang; mesh: RegionMesh }) {
  const t = messages[lang].hero
  return (
    <figure class="mesh-figure">
      {mesh.drawing}
      <figcaption>
        <ul class="mesh-legend">
          {mesh.counts
            .filter(({ count }) => count > 0)
            .map(({ family, label }) => (
              <li key={family}>
                <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
                  <circle class={family} cx="6" cy="6" r="5" />
                </svg>{' '}
                {label}
              </li>
            ))}
        </ul>
        <a href={localPath(lang, '/carte')}>{t.seeMap}</a>
      </figcaption>
    </figure>
  )
}
