import { formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { Alert } from '#ui/form.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { messages } from '../messages/index.ts'
import type { PersonLine } from '../model.ts'

export type PeopleProps = {
  lang: Lang
  filter: { text: string; role: PersonLine['role'] | null; page: number }
  people: PersonLine[]
  total: number
  pages: number
  erased: boolean
}

/** « Personnes »: who has an account. */
export function PeoplePage({ lang, filter, people, total, pages, erased }: PeopleProps) {
  const t = messages[lang].people
  const path = '/administration/personnes'
  const query = (page: number) => {
    const search = new URLSearchParams({
      ...(filter.text && { q: filter.text }),
      ...(filter.role && { role: filter.role }),
      ...(page > 1 && { page: String(page) }),
    })
    return search.size > 0 ? `${path}?${search}` : path
  }
  return (
    <BackOffice lang={lang} current={path}>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {erased && (
        <Alert kind="success">
          <p>{t.erased}</p>
        </Alert>
      )}
      <search class="field">
        <form class="inline-form" action={localPath(lang, path)}>
          <div class="field">
            <label for="q">{t.text}</label>
            <input id="q" name="q" type="search" maxLength={100} value={filter.text} />
          </div>
          <div class="field">
            <label for="role">{t.role}</label>
            <select id="role" name="role">
              <option value="">{t.everyRole}</option>
              {(Object.keys(t.roles) as PersonLine['role'][]).map((role) => (
                <option key={role} value={role} selected={filter.role === role}>
                  {t.roles[role]}
                </option>
              ))}
            </select>
          </div>
          <button class="btn small" type="submit">
            {t.filter}
          </button>
        </form>
      </search>
      <p role="status">{t.count(total)}</p>
      {people.length === 0 ? (
        <p>
          {t.none} <a href={localPath(lang, path)}>{t.clear}</a>
        </p>
      ) : (
        <PeopleTable lang={lang} people={people} />
      )}
      <Pagination lang={lang} page={filter.page} pages={pages} href={query} />
    </BackOffice>
  )
}

function PeopleTable({ lang, people }: Pick<PeopleProps, 'lang' | 'people'>) {
  const t = messages[lang].people
  return (
    <section class="table-scroll" tabindex={0} aria-label={t.caption}>
      <table>
        <caption>{t.caption}</caption>
        <thead>
          <tr>
            {Object.entries(t.columns).map(([column, label]) => (
              <th key={column} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                <a href={localPath(lang, `/administration/personnes/${person.id}`)}>
                  {person.name || t.noName}
                </a>
                <br />
                <span class="dim">{person.email}</span>
              </th>
              <td>{t.roles[person.role]}</td>
              <td>{person.organisations.map((one) => one.name).join(', ') || t.noOrganisation}</td>
              <td>{formatShortDate(lang, person.lastSeenAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
