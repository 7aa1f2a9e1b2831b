import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { formMessages } from '../messages/index.ts'

type ChooseProps = { lang: Lang; organisations: { id: string; name: string }[] }

/** `/outils/proposer`, first: for which organisation; or how to look after one. */
export function ChoosePage({ lang, organisations }: ChooseProps) {
  const t = formMessages[lang].propose
  return (
    <div class="wrap block narrow">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {organisations.length > 0 ? (
        <form method="get" action={localPath(lang, '/outils/proposer')}>
          <fieldset class="field">
            <legend>{t.choose}</legend>
            <div class="choices">
              {organisations.map(({ id, name }, at) => (
                <p class="choice" key={id}>
                  <label>
                    <input type="radio" name="structure" value={id} checked={at === 0} /> {name}
                  </label>
                </p>
              ))}
            </div>
          </fieldset>
          <button class="btn" type="submit">
            {t.go}
          </button>
        </form>
      ) : (
        <>
          <p>{t.none}</p>
          <ul>
            <li>
              <a href={localPath(lang, '/annuaire')}>{t.find}</a>
            </li>
            <li>
              <a href={localPath(lang, '/annuaire/proposer')}>{t.add}</a>
            </li>
          </ul>
        </>
      )}
    </div>
  )
}
