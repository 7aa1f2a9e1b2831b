import { formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary, SelectField } from '#ui/form.tsx'
import { Said } from '#ui/said.tsx'
import { answerMessages } from '../messages/index.ts'
import { introOf, titleWords } from '../messages/words.ts'
import type { Campaign, FieldError } from '../model.ts'

export type WelcomeProps = {
  lang: Lang
  campaign: Campaign
  /** Path of the respondent’s door, without language. */
  base: string
  /** Whom the personal link is of. */
  name: string | null
  questions: number
  begun: boolean
}

const dayOf = (lang: Lang, day: string) => formatShortDate(lang, new Date(`${day}T12:00:00Z`))

/** The title and the reasons of a survey, as those who answer read them. */
function SurveyHead({ lang, campaign }: { lang: Lang; campaign: Campaign }) {
  const t = answerMessages[lang]
  return (
    <>
      <p class="kicker">{t.welcome.kicker}</p>
      <h1>
        <Said lang={lang} words={titleWords(campaign)} />
      </h1>
      {campaign.demo && (
        <Alert kind="info">
          <p>{t.list.demo}</p>
        </Alert>
      )}
      {introOf(lang, campaign)
        .split(/\n{2,}/)
        .filter(Boolean)
        .map((paragraph) => (
          <p class="prewrap" key={paragraph}>
            {paragraph}
          </p>
        ))}
    </>
  )
}

/** What a personal link opens first: nothing is written until a button is pressed, so that a mail scanner answers nothing. */
export function WelcomePage({ lang, campaign, base, name, questions, begun }: WelcomeProps) {
  const t = answerMessages[lang].welcome
  const path = localPath(lang, base)
  const other = lang === 'fr' ? 'en' : 'fr'
  return (
    <div class="wrap block narrow">
      <SurveyHead lang={lang} campaign={campaign} />
      <ul>
        {name && <li>{t.asked(name)}</li>}
        <li>{t.size(questions, Math.max(1, Math.round(questions / 2.5)))}</li>
        {campaign.closesOn && <li>{t.until(dayOf(lang, campaign.closesOn))}</li>}
        <li>{t.saved}</li>
      </ul>
      <form method="post" action={path}>
        <p class="actions">
          <button class="btn" type="submit">
            {begun ? t.goOn : t.begin}
          </button>
        </p>
      </form>
      <p>
        <a href={`${path}/refuser`}>{t.refuse}</a>
      </p>
      <p>
        <a href={localPath(other, base)} lang={other} hreflang={other}>
          {t.language}
        </a>
      </p>
    </div>
  )
}

export type ConsentProps = {
  lang: Lang
  campaign: Campaign
  /** Where the form goes, without language. */
  action: string
  site: string
  contact: string | null
  how: 'own' | 'shared' | 'phone'
  /** Asked by a shared link whose campaign has quotas by stratum. */
  strata:
    | (Record<'type' | 'departement', [string, string][]> & { input: { type: string; departement: string } })
    | null
  refuse: string | null
  errors: FieldError[]
}

/** What is done with the answers, and the agreement to it, before the first question. */
export function ConsentPage(props: ConsentProps) {
  const { lang, campaign, action, site, contact, how, strata, refuse, errors } = props
  const wrong = errors.find(({ field }) => field === 'accord')
  const t = answerMessages[lang].consent
  return (
    <div class="wrap block narrow">
      {how === 'shared' ? (
        <>
          <SurveyHead lang={lang} campaign={campaign} />
          <h2>{t.title}</h2>
        </>
      ) : (
        <>
          <p class="kicker">
            <Said lang={lang} words={titleWords(campaign)} />
          </p>
          <h1>{t.title}</h1>
        </>
      )}
      <ErrorSummary lang={lang} errors={errors} />
      <ul>
        <li>{t.who(site)}</li>
        <li>{t.what}</li>
        <li>{how === 'shared' ? t.shared : t.apart}</li>
        {how !== 'shared' && campaign.cutsLink && <li>{t.cut}</li>}
        <li>{t.kept(campaign.keptMonths)}</li>
        {how !== 'shared' && <li>{t.rights}</li>}
        {contact && <li>{t.contact(contact)}</li>}
      </ul>
      <p>
        <a href={localPath(lang, '/donnees-personnelles')}>
          {lang === 'fr' ? 'Vos données personnelles' : 'Your personal data'}
        </a>
      </p>
      <form method="post" action={localPath(lang, action)} novalidate>
        {strata && (
          <fieldset>
            <legend>{t.strata.title}</legend>
            <p class="help">{t.strata.help}</p>
            {(['type', 'departement'] as const).map((field) => (
              <SelectField
                key={field}
                lang={lang}
                id={field}
                label={t.strata[field]}
                value={strata.input[field]}
                errors={errors}
                options={[['', '–'], ...strata[field]]}
              />
            ))}
          </fieldset>
        )}
        <div class={wrong ? 'field wrong' : 'field'}>
          <p class="choice">
            <label>
              <input id="accord" type="checkbox" name="accord" value="oui" required />{' '}
              {how === 'phone' ? t.agreeSpoken : t.agree}
            </label>
          </p>
          {wrong && <p class="field-error">{wrong.message}</p>}
        </div>
        <p class="actions">
          <button class="btn" type="submit">
            {t.start}
          </button>
          {refuse && <a href={localPath(lang, refuse)}>{answerMessages[lang].welcome.refuse}</a>}
        </p>
      </form>
    </div>
  )
}
