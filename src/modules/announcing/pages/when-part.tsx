import { Icon } from '#ui/icon.tsx'
import { messages } from '../messages/index.ts'
import { Line, type PartProps, RowField, Select, Ticks } from './controls.tsx'
import { one } from './typed.ts'

/** When: the dates one by one, and a rule that adds some. */
export function WhenPart(props: PartProps & { emptyRows: number }) {
  const { lang, errors, emptyRows } = props
  const t = messages[lang]
  const rows = [...props.rows.session, ...Array.from({ length: emptyRows }, () => null)]
  const places = props.rows.place
  const statuses: Record<string, string> = t.dates.statuses
  const error = errors.find((each) => each.field === 'sessions')
  return (
    <section aria-labelledby="quand">
      <h2 id="quand">{t.sections.when}</h2>
      <div id="sessions" tabindex={-1} class={error ? 'wrong' : undefined}>
        {error && (
          <p class="field-error">
            <Icon name="alert" size={16} /> {error.message}
          </p>
        )}
        <p class="help">{t.rows.pastMidnight}</p>
        <ol class="date-rows">
          {rows.map((row, at) => {
            const name = t.rows.session(at + 1)
            return (
              <li key={at}>
                <RowField
                  name="sessionDate"
                  at={at}
                  row={name}
                  type="date"
                  label={t.fields.sessionDate}
                  value={row?.sessionDate ?? ''}
                />
                <RowField
                  name="sessionBegin"
                  at={at}
                  row={name}
                  type="time"
                  label={t.fields.sessionBegin}
                  value={row?.sessionBegin ?? ''}
                />
                <RowField
                  name="sessionEnd"
                  at={at}
                  row={name}
                  type="time"
                  label={t.fields.sessionEnd}
                  value={row?.sessionEnd ?? ''}
                />
                {places.length > 1 ? (
                  <p class="row-field">
                    <label for={`sessionPlace-${at}`}>
                      {t.fields.sessionPlace}
                      <span class="sr"> {name}</span>
                    </label>
                    <select id={`sessionPlace-${at}`} name="sessionPlace">
                      {places.map((place, rank) => (
                        <option key={rank} value={rank} selected={row?.sessionPlace === String(rank)}>
                          {place.placeName || place.placeOrganisation || t.rows.place(rank + 1)}
                        </option>
                      ))}
                    </select>
                  </p>
                ) : (
                  <input type="hidden" name="sessionPlace" value={row?.sessionPlace ?? ''} />
                )}
                <input type="hidden" name="sessionId" value={row?.sessionId ?? ''} />
                <input type="hidden" name="sessionStatus" value={row?.sessionStatus ?? ''} />
                <input type="hidden" name="sessionFormer" value={row?.sessionFormer ?? ''} />
                {row && (
                  <button class="btn ghost small" type="submit" name="act" value={`remove-session-${at}`}>
                    {t.rows.remove}
                    <span class="sr"> {name}</span>
                  </button>
                )}
                {row && row.sessionStatus !== 'scheduled' && statuses[row.sessionStatus] && (
                  <p class="dim">
                    {t.rows.statusOf}: {statuses[row.sessionStatus]}
                  </p>
                )}
              </li>
            )
          })}
        </ol>
        <button class="btn ghost small" type="submit" name="act" value="add-session">
          {t.rows.addSession}
        </button>
      </div>
      <RepeatPart {...props} />
    </section>
  )
}

function RepeatPart(props: PartProps) {
  const { lang, typed, errors } = props
  const t = messages[lang].repeat
  const open = one(typed, 'repeatFrom') !== '' || errors.some((each) => each.field.startsWith('repeat'))
  return (
    <details class="panel" open={open}>
      <summary>{t.title}</summary>
      <p class="help">{t.help}</p>
      <div class="pair">
        <Select
          {...props}
          name="repeatUnit"
          label={t.unit}
          options={(['week', 'day', 'month'] as const).map((unit) => [unit, t.units[unit]] as const)}
        />
        <Line {...props} name="repeatEvery" label={t.every} help={t.everyHelp} type="number" />
      </div>
      <Ticks
        {...props}
        name="repeatDays"
        legend={t.days}
        options={t.dayNames.map((label, at) => ({ value: String(at + 1), label }))}
      />
      <div class="pair">
        <Line {...props} required name="repeatFrom" label={t.from} type="date" />
        <Line {...props} required name="repeatUntil" label={t.until} type="date" />
      </div>
      <div class="pair">
        <Line {...props} required name="repeatBegin" label={t.begin} type="time" />
        <Line {...props} required name="repeatEnd" label={t.end} type="time" />
      </div>
      <Line {...props} name="repeatExcept" label={t.except} help={t.exceptHelp} max={2000} />
      <button class="btn ghost" type="submit" name="act" value="expand">
        {t.expand}
      </button>
    </details>
  )
}
