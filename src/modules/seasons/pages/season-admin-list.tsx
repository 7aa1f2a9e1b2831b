import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { Alert } from '#ui/form.tsx'
import { editMessages } from '../messages/edit.ts'

/** A season in the list of the team. */
export type SeasonLine = {
  code: string
  nameFr: string
  nameEn: string
  charterVersion: number | null
  archivedAt: Date | null
  events: number
  editions: { year: number }[]
}

type Props = { lang: Lang; seasons: SeasonLine[]; notice: string | null; mayEdit: boolean }

export const seasonsPath = '/administration/temps-forts'

/** `/administration/temps-forts`: every season in its order. */
export function SeasonAdminList({ lang, seasons, notice, mayEdit }: Props) {
  const t = editMessages[lang]
  const archived = seasons.filter(({ archivedAt }) => archivedAt)
  return (
    <BackOffice lang={lang} current={seasonsPath}>
      <h1>{t.title}</h1>
      <p>{t.lead}</p>
      {notice && (
        <Alert kind="success">
          <p>{notice}</p>
        </Alert>
      )}
      {mayEdit ? (
        <p class="actions">
          <a class="btn" href={localPath(lang, `${seasonsPath}/nouveau`)}>
            {t.add}
          </a>
        </p>
      ) : (
        <p class="dim">{t.readOnly}</p>
      )}
      <SeasonTable
        lang={lang}
        label={t.title}
        seasons={seasons.filter(({ archivedAt }) => !archivedAt)}
        mayMove={mayEdit}
      />
      {archived.length > 0 && (
        <>
          <h2>{t.archived}</h2>
          <SeasonTable lang={lang} label={t.archived} seasons={archived} mayMove={false} />
        </>
      )}
    </BackOffice>
  )
}

function SeasonTable(props: { lang: Lang; label: string; seasons: SeasonLine[]; mayMove: boolean }) {
  const { lang, label, seasons, mayMove } = props
  const t = editMessages[lang]
  if (seasons.length === 0) return <p>{t.none}</p>
  return (
    <div class="table-scroll" role="region" tabindex={0} aria-label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.name}</th>
            <th scope="col">{t.editions}</th>
            <th scope="col" class="n">
              {t.events}
            </th>
            <th scope="col">{t.charter}</th>
            {mayMove && <th scope="col">{t.order}</th>}
          </tr>
        </thead>
        <tbody>
          {seasons.map((season) => {
            const name = lang === 'en' ? season.nameEn : season.nameFr
            const path = localPath(lang, `${seasonsPath}/${season.code}`)
            return (
              <tr key={season.code}>
                <th scope="row">
                  <a href={path}>{name}</a>
                </th>
                <td>
                  {season.editions.slice(0, 6).map(({ year }, at) => (
                    <span key={year}>
                      {at > 0 && ', '}
                      <a href={`${path}/${year}`} aria-label={`${t.dashboard} ${name} ${year}`}>
                        {year}
                      </a>
                    </span>
                  ))}
                  {season.editions.length > 6 && '…'}
                  {season.editions.length === 0 && <span class="dim">{t.noEditions}</span>}
                </td>
                <td class="n">{season.events}</td>
                <td>
                  {season.charterVersion === null ? (
                    <span class="dim">{t.noCharter}</span>
                  ) : (
                    t.charterVersion(season.charterVersion)
                  )}
                </td>
                {mayMove && (
                  <td>
                    <form class="inline-form" method="post" action={`${path}/acte`}>
                      {(['monter', 'descendre'] as const).map((act) => (
                        <button
                          key={act}
                          class="btn ghost small"
                          type="submit"
                          name="acte"
                          value={act}
                          aria-label={act === 'monter' ? t.up(name) : t.down(name)}
                        >
                          {act === 'monter' ? '↑' : '↓'}
                        </button>
                      ))}
                    </form>
                  </td>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
