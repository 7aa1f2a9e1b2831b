type SearchFormProps = {
  /** Where it asks, in the page's language. */
  action: string
  /** Unique in the page. */
  id: string
  label: string
  help?: string
  value: string
  button: string
  /** What the address says already, kept. */
  kept?: Record<string, string | null>
}

/** A field of words that a list is searched by (`q`), above it. */
export function SearchForm({ action, id, label, help, value, button, kept = {} }: SearchFormProps) {
  return (
    <form method="get" action={action} role="search" class="no-print">
      {Object.entries(kept).map(
        ([name, said]) => said && <input type="hidden" key={name} name={name} value={said} />,
      )}
      <div class="field">
        <label for={id}>{label}</label>
        {help && (
          <p class="help" id={`${id}-aide`}>
            {help}
          </p>
        )}
        <input
          id={id}
          name="q"
          type="search"
          value={value}
          maxLength={100}
          aria-describedby={help ? `${id}-aide` : undefined}
        />
      </div>
      <p>
        <button class="btn ghost small" type="submit">
          {button}
        </button>
      </p>
    </form>
  )
}
