import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import type { OrganisationPage, TermVocabulary } from '../model.ts'
import { definition, label, termsOf } from './words.ts'

/** The vocabularies shown, and the filter of the list that each leads to. */
const shown = [
  ['theme', 'theme'],
  ['audience', 'public'],
  ['format', 'format'],
  ['skill', 'competence'],
  ['equipment', 'equipement'],
] as const satisfies [TermVocabulary, string][]

/** Themes, audiences, formats, skills and equipment; each term leads to the list of those who share it. */
export function OrganisationOffer({ lang, organisation }: { lang: Lang; organisation: OrganisationPage }) {
  const t = messages[lang].sheet
  const groups = shown.filter(([vocabulary]) => termsOf(organisation, vocabulary).length > 0)
  if (groups.length === 0) return null
  return (
    <section>
      <h2>{t.offers}</h2>
      <dl class="offer">
        {groups.map(([vocabulary, parameter]) => (
          <div key={vocabulary}>
            <dt>{t.groups[vocabulary]}</dt>
            <dd>
              <ul class="chips">
                {termsOf(organisation, vocabulary).map((term) => (
                  <li key={term.code}>
                    <a
                      href={localPath(lang, `/annuaire?${parameter}=${term.code}`)}
                      title={definition(lang, term) ?? undefined}
                    >
                      {label(lang, term)}
                    </a>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** What the organisation does for the network, each role with its meaning. */
export function OrganisationRoles({ lang, organisation }: { lang: Lang; organisation: OrganisationPage }) {
  const roles = termsOf(organisation, 'role')
  if (roles.length === 0) return null
  return (
    <section>
      <h2>{messages[lang].sheet.groups.role}</h2>
      <dl class="facts">
        {roles.map((role) => (
          <div key={role.code}>
            <dt>
              <a href={localPath(lang, `/annuaire?role=${role.code}`)}>{label(lang, role)}</a>
            </dt>
            <dd>{definition(lang, role)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
