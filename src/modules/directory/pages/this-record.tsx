import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Icon } from '#ui/icon.tsx'
import { messages } from '../messages/index.ts'
import type { OrganisationPage } from '../model.ts'

type Props = {
  lang: Lang
  organisation: OrganisationPage
  /** Whether somebody looks after the record, and whether the visitor may change it. */
  isKept: boolean
  canEdit: boolean
}

/** « Cette fiche »: how sure it is, and one door for each thing that a reader may want to do about it. */
export function ThisRecord({ lang, organisation, isKept, canEdit }: Props) {
  const t = messages[lang].sheet
  const page = localPath(lang, `/annuaire/${organisation.slug}`)
  return (
    <section class="this-record" aria-labelledby="fiche">
      <h2 id="fiche">{t.thisRecord}</h2>
      <p>
        <strong>{confirmState(lang, organisation)}</strong> {t.updatedOn(organisation.updatedAt)}
      </p>
      {!canEdit && <p class="no-print">{isKept ? t.yoursKept : t.yours}</p>}
      <p class="actions no-print">
        {canEdit ? (
          <>
            <a class="btn ghost small" href={`${page}/modifier`}>
              {t.editRecord}
            </a>
            <a class="btn ghost small" href={`${page}/equipe`}>
              {t.team}
            </a>
          </>
        ) : (
          <a class="btn ghost small" href={`${page}/revendiquer`} rel="nofollow">
            {isKept ? t.joinTeam : t.claim}
          </a>
        )}
        <a class="btn ghost small" href={`${page}/suggerer`} rel="nofollow">
          {t.suggest}
        </a>
        <a class="btn ghost small" href={`${page}/fermeture`} rel="nofollow">
          {t.closure}
        </a>
        <a class="btn ghost small" href={`${page}/signaler`} rel="nofollow">
          <Icon name="flag" size={16} /> {t.report}
        </a>
      </p>
    </section>
  )
}

function confirmState(lang: Lang, { confirmedAt, unconfirmedAt }: OrganisationPage): string {
  const t = messages[lang].sheet
  if (unconfirmedAt) return t.unconfirmedSince(confirmedAt, unconfirmedAt)
  return confirmedAt ? t.confirmedOn(confirmedAt) : t.neverConfirmed
}
