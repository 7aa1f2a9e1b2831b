import { formatNumber, formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { messages } from '../messages/index.ts'
import type { PersonLine } from '../model.ts'

type Props = {
  lang: Lang
  filter: { text: string; role: string | null; page: number }
  roles: readonly PersonLine['role'][]
  people: PersonLine[]
  total: number
}

/** The people registered. */
export function PeoplePage({ lang, filter, roles, people, total }: Props) {
  const t = messages[lang].people
  const address = (page: number) => {
    const query = new URLSearchParams({ q: filter.text, role: filter.role ?? '', page: String(page) })
    return `/administration/personnes?${query}`
  }
  return (
    <BackOffice lang={lang} current="/administration/personnes">
      <h1>{t.title}</h1>
      <form class="inline-form" action={localPath(lang, '/administration/personnes')}>
        <p class="field">
          <label for="q-personnes">{t.search}</label>
          <input id="q-personnes" type="search" name="q" value={filter.text} />
        </p>
        <p class="field">
          <label for="role">{t.role}</label>
          <select id="role" name="role">
            <option value="">{t.anyRole}</option>
            {roles.map((role) => (
              <option key={role} value={role} selected={filter.role === role}>
                {t.roles[role]}
              </option>
            ))}
          </select>
        </p>
        <button class="btn" type="submit">
          {t.show}
        </button>
      </form>
      <p role="status">{t.total(formatNumber(lang, total), total)}</p>
      {people.length > 0 && (
        <div class="table-scroll" role="region" tabindex={0} aria-label={t.title}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t.person}</th>
                <th scope="col">{t.role}</th>
                <th scope="col">{t.organisations}</th>
                <th scope="col">{t.lastSeen}</th>
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <tr key={person.id}>
                  <th scope="row">
                    <a href={localPath(lang, `/administration/personnes/${person.id}`)}>{person.name || person.email}</a>
                    <br />
                    <span class="dim">{person.email}</span>
                  </th>
                  <td>{t.roles[person.role]}</td>
                  <td>
                    {person.organisations.map((organisation) => (
                      <div key={organisation.slug}>
                        <a href={localPath(lang, `/annuaire/${organisation.slug}`)}>{organisation.name}</a>
                      </div>
                    ))}
                  </td>
                  <td>{formatShortDate(lang, new Date(person.lastSeenAt))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Pagination lang={lang} page={filter.page} pages={Math.ceil(total / 50)} href={address} />
    </BackOffice>
  )
}
