import { localPath } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import { ReasonFields } from './bulk-bar.tsx'
import type { CasePageProps, Preview } from './case-page-props.ts'
import { queuePath } from './queue-page.tsx'

/** What was decided and the way back; or the form to decide. */
export function CaseDecisionForm(props: CasePageProps) {
  const { lang, file, canAct, query } = props
  const t = messages[lang]
  const one = file.case
  const action = localPath(lang, `${queuePath}/${one.id}`)
  if (one.state !== 'open')
    return (
      <section aria-labelledby="decision-prise">
        <h2 id="decision-prise">{t.case.decision}</h2>
        <p>
          {t.decided(
            t.stateOne[one.state],
            file.decidedBy || t.somebody,
            one.decidedAt ? t.moment(one.decidedAt) : '',
          )}
        </p>
        {one.reason && (
          <>
            <p>{t.case.reasonGiven}</p>
            <blockquote class="letter">{one.reason}</blockquote>
          </>
        )}
        {canAct && props.canUndo && (
          <form method="post" action={`${action}/annuler`}>
            <input type="hidden" name="retour" value={query} />
            <p class="actions">
              <button class="btn ghost" type="submit">
                {t.case.undo}
              </button>
              <span class="dim">{t.case.undoUntil}</span>
            </p>
          </form>
        )}
        {canAct && !props.canUndo && <p class="dim">{t.case.tooLate}</p>}
      </section>
    )
  if (!canAct) return null
  const duplicate = one.kind === 'duplicate'
  return (
    <section aria-labelledby="decider">
      <h2 id="decider">{t.case.decide}</h2>
      <form method="post" action={action} id="decision">
        <input type="hidden" name="retour" value={query} />
        {!duplicate && (
          <ReasonFields
            lang={lang}
            reasons={props.reasons}
            chosen={props.input.chosen}
            words={props.input.words}
          />
        )}
        {props.preview && <PreviewMails lang={lang} preview={props.preview} />}
        <p class="actions">
          {!duplicate && (
            <button class="btn" type="submit" name="acte" value="accept" data-key="a">
              {t.case.accept[one.kind]}
            </button>
          )}
          <button class="btn ghost" type="submit" name="acte" value="refuse">
            {t.case.refuse[one.kind]}
          </button>
          {one.kind !== 'proposal' && one.kind !== 'event' && !duplicate && (
            <button class="btn ghost" type="submit" name="acte" value="dismiss">
              {t.case.dismiss}
            </button>
          )}
          {!duplicate && (
            <button class="btn ghost" type="submit" name="acte" value="preview">
              {t.case.preview}
            </button>
          )}
        </p>
        <p>
          <a href={localPath(lang, `${queuePath}/motifs`)}>{t.links.motifs}</a>
        </p>
      </form>
      <Assignment {...props} />
    </section>
  )
}

function PreviewMails({ lang, preview }: { lang: CasePageProps['lang']; preview: Preview }) {
  const t = messages[lang].case
  if (!preview.accept || !preview.refuse) return <p>{t.noAuthorMail}</p>
  return (
    <section aria-labelledby="apercu">
      <h3 id="apercu">{t.previewTitle}</h3>
      <div class="pair">
        {(['accept', 'refuse'] as const).map((act) => (
          <div key={act}>
            <h4>{act === 'accept' ? t.previewAccept : t.previewRefuse}</h4>
            <div class="letter">
              <p>
                <strong>{preview[act]?.subject}</strong>
              </p>
              {preview[act]?.lines.map((line) => (
                <p key={line}>{line}</p>
              ))}
            </div>
          </div>
        ))}
      </div>
    </section>
  )
}

function Assignment({ lang, file, moderators, me, query }: CasePageProps) {
  const t = messages[lang]
  const action = localPath(lang, `${queuePath}/${file.case.id}/confier`)
  return (
    <div class="inline-form">
      <form method="post" action={action} class="inline-form">
        <input type="hidden" name="retour" value={query} />
        <div class="field">
          <label for="personne">{t.case.assigned}</label>
          <select id="personne" name="personne">
            <option value="">{t.bulk.nobody}</option>
            {moderators.map(({ id, name }) => (
              <option key={id} value={id} selected={id === file.case.assignedTo}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <button class="btn ghost small" type="submit">
          {t.case.assign}
        </button>
      </form>
      {me && file.case.assignedTo !== me && (
        <form method="post" action={action}>
          <input type="hidden" name="retour" value={query} />
          <button class="btn ghost small" type="submit" name="personne" value={me}>
            {t.case.take_}
          </button>
        </form>
      )}
    </div>
  )
}
