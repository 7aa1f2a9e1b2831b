import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { agendaMessages } from '../messages/index.ts'
import type { AgendaForms } from '../model.ts'

/** The forms in which the agenda leaves: each with its address and what it is for. */
export function AgendaFormats({ lang, forms, account }: { lang: Lang } & AgendaForms) {
  const t = agendaMessages[lang]
  return (
    <section class="panel data-set" aria-labelledby="agenda">
      <h2 id="agenda">{t.title}</h2>
      <p>{t.lead}</p>
      <p>
        <a href={localPath(lang, '/agenda')}>{t.filter}</a>
      </p>
      <h3 id="agenda-listes">{t.lists}</h3>
      <div class="table-scroll" role="region" tabindex={0} aria-labelledby="agenda-listes">
        <table>
          <thead>
            <tr>
              <th scope="col">{t.format}</th>
              <th scope="col">{t.address}</th>
              <th scope="col">{t.use}</th>
            </tr>
          </thead>
          <tbody>
            {forms.map(({ extension, path }) => {
              const [name, use] = t.forms[extension]
              return (
                <tr key={extension}>
                  <th scope="row">{name}</th>
                  <td>
                    <a href={localPath(lang, path)}>
                      <code>{localPath(lang, path)}</code>
                    </a>
                  </td>
                  <td>{use}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <h3>{t.one}</h3>
      <p>{t.oneText}</p>
      <h3>{t.fediverse}</h3>
      <p>
        {t.fediverseText} <code>{account}</code>
      </p>
      <p>{t.fediverseLimits}</p>
      <p>
        <a href="/federation/agenda/outbox?page=true">{t.outbox}</a>
      </p>
      <h3>{t.program}</h3>
      <p>
        {t.programText} <a href={localPath(lang, '/api#countEvents')}>API</a>
      </p>
    </section>
  )
}
