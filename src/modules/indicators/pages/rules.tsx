import { formatNumber } from '#platform/i18n/format.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { SelectField, TextField } from '#ui/form.tsx'
import { alertMessages, messages } from '../messages/index.ts'
import { ruleTitle } from '../messages/rule-title.ts'
import { type AlertsProps, alertsPath } from './alerts-props.ts'
import { keysOf } from './paths.ts'

/** The rules of alert, and the form of a new one. */
export function RulesSection(props: AlertsProps) {
  const { lang, rules, indicators, mayAnswer } = props
  const t = alertMessages[lang]
  const labels = new Map(indicators.map(({ code, label }) => [code, label[lang]]))
  return (
    <section class="section" aria-labelledby="regles">
      <h2 id="regles">{t.rules}</h2>
      {rules.length === 0 && <p>{t.noRules}</p>}
      <ul class="rows">
        {rules.map((rule) => (
          <li key={rule.id}>
            <div>
              <strong>{ruleTitle(lang, rule)}</strong>
              {!rule.active && ` (${t.stopped})`}
              <p class="src">
                {labels.get(rule.indicator) ?? rule.indicator} {messages[lang].byLevel[rule.level]} ·{' '}
                {t.ruleSays[rule.kind](formatNumber(lang, rule.threshold ?? 0, 2))} · {t.told[rule.tell]}
              </p>
            </div>
            {mayAnswer && (
              <form method="post" action={localPath(lang, `${alertsPath}/regles/${rule.id}`)}>
                <button
                  class="btn ghost small"
                  type="submit"
                  name="acte"
                  value={rule.active ? 'arreter' : 'reprendre'}
                >
                  {rule.active ? t.stop : t.start}
                  <span class="sr"> : {ruleTitle(lang, rule)}</span>
                </button>
                <Settings {...props} rule={rule} />
              </form>
            )}
          </li>
        ))}
      </ul>
      {mayAnswer && <RuleForm {...props} />}
    </section>
  )
}

/** What may change of a rule, in the form that also stops it. */
function Settings({ lang, rule, changed, errors }: AlertsProps & { rule: AlertsProps['rules'][number] }) {
  const t = alertMessages[lang]
  const back = changed?.id === rule.id ? changed : null
  const threshold = rule.threshold === null ? '' : String(rule.threshold)
  return (
    <details open={back !== null}>
      <summary>
        {t.edit}
        <span class="sr"> : {ruleTitle(lang, rule)}</span>
      </summary>
      <TextField
        lang={lang}
        id={`title-${rule.id}`}
        label={t.ruleTitle}
        value={back?.title ?? rule.title}
        maxLength={200}
        errors={errors}
      />
      {rule.kind !== 'none-left' && (
        <TextField
          lang={lang}
          id={`threshold-${rule.id}`}
          label={t.threshold}
          value={back?.threshold ?? (lang === 'fr' ? threshold.replace('.', ',') : threshold)}
          maxLength={20}
          errors={errors}
        />
      )}
      <SelectField
        lang={lang}
        id={`tell-${rule.id}`}
        label={t.tell}
        value={back?.tell ?? rule.tell}
        options={keysOf(t.told).map((role) => [role, t.told[role]] as const)}
        errors={errors}
      />
      <button class="btn small" type="submit" name="acte" value="regler">
        {t.saveRule}
      </button>
    </details>
  )
}

function RuleForm({ lang, typed, errors, indicators }: AlertsProps) {
  const t = alertMessages[lang]
  const own = errors.some(({ field }) => !field.includes('-'))
  return (
    <details open={own}>
      <summary>{t.add}</summary>
      <form method="post" action={localPath(lang, alertsPath)} novalidate>
        <TextField
          lang={lang}
          id="title"
          label={t.ruleTitle}
          help={t.ruleTitleHelp}
          value={typed.title}
          maxLength={200}
          errors={errors}
        />
        <SelectField
          lang={lang}
          id="indicator"
          label={t.indicator}
          value={typed.indicator}
          errors={errors}
          options={indicators.map(({ code, label }) => [code, label[lang]] as const)}
        />
        <SelectField
          lang={lang}
          id="kind"
          label={t.kind}
          value={typed.kind}
          errors={errors}
          options={keysOf(t.kinds).map((kind) => [kind, t.kinds[kind]] as const)}
        />
        <div class="pair">
          <TextField
            lang={lang}
            id="threshold"
            label={t.threshold}
            help={t.thresholdHelp}
            value={typed.threshold}
            errors={errors}
            maxLength={20}
            optional
          />
          <SelectField
            lang={lang}
            id="level"
            label={t.level}
            value={typed.level}
            errors={errors}
            options={keysOf(messages[lang].levels).map(
              (level) => [level, messages[lang].levels[level]] as const,
            )}
          />
        </div>
        <SelectField
          lang={lang}
          id="tell"
          label={t.tell}
          value={typed.tell}
          options={keysOf(t.told).map((role) => [role, t.told[role]] as const)}
        />
        <button class="btn" type="submit">
          {t.save}
        </button>
      </form>
    </details>
  )
}
