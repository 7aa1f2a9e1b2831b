import type { Lang } from '#platform/i18n/lang.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { ErrorSummary } from '#ui/form.tsx'
import type { KnownOrganisation } from '../choices-model.ts'
import type { FieldError } from '../form-model.ts'
import { messages } from '../messages/index.ts'
import { Line } from './fields.tsx'

type Props = {
  lang: Lang
  organisers: KnownOrganisation[]
  /** A moderator announces for any organisation. */
  mayOther: boolean
  title: string
  organiser: string
  other: string
  errors: FieldError[]
  /** Organisations that the name typed may mean. */
  found: KnownOrganisation[]
}

/** `/agenda/proposer`: for whom, what it is called; or how to look after an organisation first. */
export function ProposePage(props: Props) {
  const { lang, organisers, mayOther, errors, found } = props
  const t = messages[lang].propose
  const isNobody = organisers.length === 0 && !mayOther
  return (
    <div class="wrap block narrow side-content">
      <h1>{messages[lang].titles.propose}</h1>
      {isNobody ? (
        <Nobody lang={lang} />
      ) : (
        <>
          <p class="lead">{t.lead}</p>
          <form method="post" action={localPath(lang, '/agenda/proposer')} novalidate>
            <ErrorSummary lang={lang} errors={errors} />
            <Organisers {...props} options={[...organisers, ...found]} />
            {mayOther && (
              <Line
                lang={lang}
                errors={errors}
                id="other"
                label={t.other}
                help={t.otherHelp}
                value={props.other}
                optional
              />
            )}
            <Line
              lang={lang}
              errors={errors}
              id="titleFr"
              label={t.title}
              help={t.titleHelp}
              value={props.title}
              max={140}
            />
            <p class="actions">
              <button class="btn" type="submit">
                {t.go}
              </button>
            </p>
          </form>
        </>
      )}
    </div>
  )
}

function Organisers({ lang, options, organiser, errors }: Props & { options: KnownOrganisation[] }) {
  const t = messages[lang].propose
  const error = errors.find(({ field }) => field === 'organiser')
  const only = options.length === 1
  return (
    <fieldset
      class={error ? 'field wrong' : 'field'}
      id="organiser"
      tabindex={-1}
      aria-describedby={error && 'organiser-erreur'}
    >
      <legend>{t.organiser}</legend>
      {options.length > 0 && <p class="help">{t.organiserHelp}</p>}
      {options.map((one) => (
        <p class="choice" key={one.id}>
          <label>
            <input type="radio" name="organiser" value={one.id} checked={only || one.id === organiser} />{' '}
            {one.name} {one.place && <span class="dim">({one.place.communeName})</span>}
          </label>
        </p>
      ))}
      {error && (
        <p class="field-error" id="organiser-erreur">
          {error.message}
        </p>
      )}
    </fieldset>
  )
}

function Nobody({ lang }: { lang: Lang }) {
  const t = messages[lang].propose
  return (
    <>
      <p class="lead">{t.none}</p>
      <p class="actions">
        <a class="btn" href={localPath(lang, '/annuaire')}>
          {t.claim}
        </a>
        <a class="btn ghost" href={localPath(lang, '/annuaire/proposer')}>
          {t.create}
        </a>
      </p>
    </>
  )
}
