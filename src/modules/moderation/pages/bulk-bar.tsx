import type { Lang } from '#platform/i18n/lang.ts'
import type { Reason } from '../decision-model.ts'
import { messages } from '../messages/index.ts'

/** A ready-made reason and free words: what the author will read. */
export function ReasonFields({
  lang,
  reasons,
  chosen = '',
  words = '',
}: {
  lang: Lang
  reasons: Reason[]
  chosen?: string
  words?: string
}) {
  const t = messages[lang].bulk
  return (
    <>
      <div class="field">
        <label for="motif">{t.reason}</label>
        <select id="motif" name="motif" data-key="r">
          <option value="">{t.noReason}</option>
          {reasons.map(({ id, label }) => (
            <option key={id} value={id} selected={id === chosen}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="mots">{t.words}</label>
        <p class="help" id="mots-aide">
          {t.wordsHelp}
        </p>
        <textarea id="mots" name="mots" rows={3} maxLength={1500} aria-describedby="mots-aide">
          {words}
        </textarea>
      </div>
    </>
  )
}

/** What to do with the ticked cases. */
export function BulkBar({
  lang,
  reasons,
  moderators,
}: {
  lang: Lang
  reasons: Reason[]
  moderators: { id: string; name: string }[]
}) {
  const t = messages[lang].bulk
  return (
    <fieldset class="bulk">
      <legend>{t.title}</legend>
      <ReasonFields lang={lang} reasons={reasons} />
      <p class="actions">
        <button class="btn small" type="submit" name="acte" value="accept" data-key="a">
          {t.accept}
        </button>
        <button class="btn ghost small" type="submit" name="acte" value="refuse">
          {t.refuse}
        </button>
        <button class="btn ghost small" type="submit" name="acte" value="dismiss">
          {t.dismiss}
        </button>
      </p>
      <div class="inline-form">
        <div class="field">
          <label for="personne">{t.assignTo}</label>
          <select id="personne" name="personne">
            <option value="">{t.nobody}</option>
            {moderators.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <button class="btn ghost small" type="submit" name="acte" value="assign">
          {t.assign}
        </button>
      </div>
    </fieldset>
  )
}
