import { formatNumber } from '#platform/i18n/format.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { SelectField, TextField } from '#ui/form.tsx'
import { alertMessages, messages } from '../messages/index.ts'
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
              <strong>{rule.title}</strong>
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
                  <span class="sr"> : {rule.title}</span>
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {mayAnswer && <RuleForm {...props} />}
    </section>
  )
}

function RuleForm({ lang, typed, errors, indicators }: AlertsProps) {
  const t = alertMessages[lang]
  const own = errors.some(({ field }) => !field.startsWith('note-'))
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
