import { inLang, type Lang } from '#platform/i18n/lang.ts'
import { en } from '../messages/en.ts'
import { fr } from '../messages/fr.ts'
import type { RegionFigures } from '../model/figures.ts'
import { type DoorLink, LinkList } from './door.tsx'

const messages = { fr, en }

/** Every page of the site, and the lists that lead to the others. `about` holds the text pages with their titles. */
export function SiteMapPage({
  lang,
  region,
  figures,
  about,
}: {
  lang: Lang
  region: { code: string; name: string }
  figures: RegionFigures
  about: { href: string; label: string }[]
}) {
  const t = messages[lang].siteMap
  const doors = messages[lang].doors
  const parts: { title: string; links: DoorLink[] }[] = [
    {
      title: t.doors,
      links: plain([
        ['/', t.home],
        ['/decouvrir', doors.discover.title],
        ['/agir', doors.act.title],
        ['/comprendre', doors.understand.title],
      ]),
    },
    {
      title: t.find,
      links: plain([
        ['/recherche', t.search],
        ['/annuaire', t.directory],
        ['/carte', t.map],
        ['/carte/integrer', t.embed],
        ['/integrer', t.embedAgenda],
      ]),
    },
    {
      title: t.directoryByType,
      links: figures.types.map((type) => ({
        href: `/annuaire?type=${type.code}`,
        label: inLang(type, 'label', lang) ?? type.code,
        count: type.count,
      })),
    },
    {
      title: t.territories,
      links: plain([
        ['/territoires', t.allTerritories],
        ['/observatoire', t.observatory],
        ['/observatoire/etudes', t.studies],
        ['/observatoire/couverture', t.coverage],
        ['/observatoire/ou-agir', t.sites],
        ...(figures.population === null
          ? []
          : [[`/territoires/region/${region.code}`, region.name] as const]),
        ...figures.departements.map(({ code, name }) => [`/territoires/departement/${code}`, name] as const),
      ]),
    },
    {
      title: t.reuse,
      links: plain([
        ['/donnees', t.data],
        ['/api', t.api],
      ]),
    },
    { title: t.about, links: plain(about.map(({ href, label }) => [href, label])) },
  ]
  return (
    <div class="wrap block">
      <h1>{t.title}</h1>
      <div class="site-map">
        {parts
          .filter((part) => part.links.length > 0)
          .map((part) => (
            <section key={part.title}>
              <h2>{part.title}</h2>
              <LinkList lang={lang} links={part.links} />
            </section>
          ))}
      </div>
    </div>
  )
}

function plain(links: (readonly [href: string, label: string])[]): DoorLink[] {
  return links.map(([href, label]) => ({ href, label, count: null }))
}
