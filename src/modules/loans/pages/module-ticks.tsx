import type { ToolModule } from '#modules/tools/index.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { describedBy } from '#ui/form.tsx'

type Props = {
  lang: Lang
  id: string
  legend: string
  help: string
  modules: ToolModule[]
  ticked: string[]
  errors: { field: string; message: string }[]
}

/** The whole tool, or some of its modules. */
export function ModuleTicks({ id, legend, help, modules, ticked, errors }: Props) {
  const error = errors.find(({ field }) => field === id)
  return (
    <fieldset
      class={error ? 'field wrong' : 'field'}
      id={id}
      tabindex={-1}
      aria-describedby={describedBy(id, true, errors)}
    >
      <legend>{legend}</legend>
      <p class="help" id={`${id}-aide`}>
        {help}
      </p>
      {modules.map(({ number, name }) => (
        <p class="choice" key={number}>
          <label>
            <input type="checkbox" name={id} value={number} checked={ticked.includes(String(number))} />{' '}
            {name}
          </label>
        </p>
      ))}
      {error && (
        <p class="field-error" id={`${id}-erreur`}>
          {error.message}
        </p>
      )}
    </fieldset>
  )
}
