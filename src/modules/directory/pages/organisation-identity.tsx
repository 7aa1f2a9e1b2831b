import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import type { IdentifierScheme, OrganisationPage } from '../model.ts'
import { label, webInWords } from './words.ts'

/** An identifier and the page of its register, when there is one. */
export type LinkedIdentifier = { scheme: IdentifierScheme; value: string; href: string | null }

/** Type, legal status, territory, identifiers and other links. */
export function OrganisationIdentity({
  lang,
  organisation,
  identifiers,
}: {
  lang: Lang
  organisation: OrganisationPage
  identifiers: LinkedIdentifier[]
}) {
  const t = messages[lang].sheet
  const { legalStatus, foundedOn } = organisation
  const others = organisation.links.filter((link) => link.url !== organisation.website)
  const [place] = organisation.places
  return (
    <section class="panel">
      <h2>{t.identity}</h2>
      <dl class="facts">
        <Fact name={t.type}>
          <a href={localPath(lang, `/annuaire?type=${organisation.type.code}`)}>
            {label(lang, organisation.type)}
          </a>
        </Fact>
        {legalStatus && <Fact name={t.legalStatus}>{label(lang, legalStatus)}</Fact>}
        {foundedOn && <Fact name={t.foundedOn}>{foundedOn}</Fact>}
        {place?.epci && (
          <Fact name={t.territory}>
            <a href={localPath(lang, `/territoires/epci/${place.epci.code}`)}>{place.epci.name}</a>
            {place.departement && (
              <>
                ,{' '}
                <a href={localPath(lang, `/territoires/departement/${place.departement.code}`)}>
                  {place.departement.name}
                </a>
              </>
            )}
          </Fact>
        )}
        {identifiers.map(({ scheme, value, href }) => (
          <Fact key={`${scheme} ${value}`} name={t.identifiers[scheme]}>
            {href ? (
              <a href={href} rel="external">
                {value}
              </a>
            ) : (
              value
            )}
          </Fact>
        ))}
      </dl>
      {others.length > 0 && (
        <>
          <h3>{t.contacts}</h3>
          <ul class="plain stack">
            {others.map((link) => (
              <li key={link.url}>
                {t.links[link.kind]}
                {t.colon}{' '}
                <a href={link.url} rel="external">
                  {link.label ?? webInWords(link.url)}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Fact({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
