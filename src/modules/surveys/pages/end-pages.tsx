import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert } from '#ui/form.tsx'
import { Said } from '#ui/said.tsx'
import { answerMessages } from '../messages/index.ts'
import { answerInWords, titleWords, wordsIn } from '../messages/words.ts'
import type { Campaign } from '../model.ts'
import type { Asked } from '../visible-model.ts'

export type ReviewProps = {
  lang: Lang
  campaign: Campaign
  base: string
  asked: Asked
  names: ReadonlyMap<string, string>
  /** The section where something required misses. */
  missing: string | null
  /** What would change on the organisation’s page: label, before, after. */
  changes: { label: string; from: string; to: string }[]
}

/** Everything that was answered, before it is sent. */
export function ReviewPage({ lang, campaign, base, asked, names, missing, changes }: ReviewProps) {
  const t = answerMessages[lang].review
  const path = localPath(lang, base)
  return (
    <div class="wrap block narrow">
      <p class="kicker">
        <Said lang={lang} words={titleWords(campaign)} />
      </p>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {missing && (
        <Alert kind="error">
          <p>
            {t.missing} <a href={`${path}/partie/${missing}?manque=1`}>{t.complete}</a>
          </p>
        </Alert>
      )}
      {asked.sections.map(({ section, questions }) => (
        <section class="section" key={section.code} aria-labelledby={`s-${section.code}`}>
          <h2 id={`s-${section.code}`}>
            <Said lang={lang} words={section.title} />
          </h2>
          <dl class="answers">
            {questions.map((question) => {
              const words = answerInWords(
                lang,
                question,
                asked.answers,
                answerMessages[lang].step.other,
                names,
              )
              return (
                <div key={question.code}>
                  <dt>
                    <Said lang={lang} words={question.label} />
                  </dt>
                  <dd class="prewrap">
                    {words.length === 0 ? <span class="dim">{t.none}</span> : words.join('\n')}
                  </dd>
                </div>
              )
            })}
          </dl>
          <p>
            <a href={`${path}/partie/${section.code}`}>
              {t.change}
              <span class="sr"> : {wordsIn(lang, section.title)}</span>
            </a>
          </p>
        </section>
      ))}
      {!missing && (
        <form method="post" action={`${path}/relire`}>
          {changes.length > 0 && (
            <fieldset class="field">
              <legend>{t.proposeHelp}</legend>
              <ul>
                {changes.map(({ label, from, to }) => (
                  <li key={label}>
                    {label} : {from && <del>{from}</del>} <ins>{to}</ins>
                  </li>
                ))}
              </ul>
              <p class="choice">
                <label>
                  <input type="checkbox" name="fiche" value="oui" /> {t.propose}
                </label>
              </p>
            </fieldset>
          )}
          <p class="actions">
            <button class="btn" type="submit">
              {t.send}
            </button>
          </p>
        </form>
      )}
    </div>
  )
}

/** Thanks; or, to who comes back, that all has arrived. */
export function ThanksPage(props: {
  lang: Lang
  campaign: Campaign
  base: string
  fresh: boolean
  own: boolean
  back: string | null
}) {
  const { lang, campaign, base, fresh, own, back } = props
  const t = answerMessages[lang].thanks
  return (
    <div class="wrap block narrow">
      <p class="kicker">
        <Said lang={lang} words={titleWords(campaign)} />
      </p>
      <h1>{t.title}</h1>
      <p class="lead">{back ? t.phone : fresh ? t.text : t.sent}</p>
      {back ? (
        <p class="actions">
          <a class="btn" href={localPath(lang, back)}>
            {t.back}
          </a>
        </p>
      ) : (
        <p>
          {t.results} <a href={localPath(lang, '/enquetes')}>{t.list}</a>.
        </p>
      )}
      {own && !back && (
        <p>
          <a href={localPath(lang, `${base}/refuser`)}>{t.silence}</a>
        </p>
      )}
    </div>
  )
}

/** The choice not to answer: this once, or for good. */
export function RefusePage(props: {
  lang: Lang
  campaign: Campaign
  base: string
  completed: boolean
  done: 'once' | 'forGood' | null
}) {
  const { lang, campaign, base, completed, done } = props
  const t = answerMessages[lang].refuse
  const path = localPath(lang, base)
  return (
    <div class="wrap block narrow">
      <p class="kicker">
        <Said lang={lang} words={titleWords(campaign)} />
      </p>
      <h1>{completed ? t.only : t.title}</h1>
      {done ? (
        <>
          <Alert kind="success">
            <p>{done === 'once' ? t.done : t.doneForGood}</p>
          </Alert>
          {!completed && <p>{t.changed}</p>}
        </>
      ) : (
        <form method="post" action={`${path}/refuser`}>
          {!completed && (
            <>
              <p>{t.text}</p>
              <p class="actions">
                <button class="btn" type="submit" name="acte" value="cette-fois">
                  {t.once}
                </button>
              </p>
            </>
          )}
          <p>{t.forGoodHelp}</p>
          <p class="actions">
            <button class="btn ghost" type="submit" name="acte" value="toujours">
              {t.forGood}
            </button>
          </p>
          <p>
            <a href={path}>{t.back}</a>
          </p>
        </form>
      )}
    </div>
  )
}

/** A survey that takes no answers, and why. */
export function ShutPage(props: {
  lang: Lang
  campaign: Campaign
  why: 'draft' | 'closed' | 'full' | 'stratum'
}) {
  const { lang, campaign, why } = props
  const t = answerMessages[lang].shut
  return (
    <div class="wrap block narrow">
      <p class="kicker">
        <Said lang={lang} words={titleWords(campaign)} />
      </p>
      <h1>{t.title}</h1>
      <p class="lead">{t[why]}</p>
      <p>
        <a href={localPath(lang, '/enquetes')}>{t.see}</a>
      </p>
    </div>
  )
}

/** A link that opens nothing. */
export function DeadLinkPage({ lang }: { lang: Lang }) {
  const t = answerMessages[lang].dead
  return (
    <div class="wrap block narrow">
      <h1>{t.title}</h1>
      <p class="lead">{t.text}</p>
      <p>
        <a href={localPath(lang, '/enquetes')}>{answerMessages[lang].shut.see}</a>
      </p>
    </div>
  )
}
