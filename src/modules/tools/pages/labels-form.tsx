import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Icon } from '#ui/icon.tsx'
import { printingMessages } from '../messages/printing.ts'
import type { ToolCopy } from '../model.ts'

/** Which copies to label, and where their sheet of labels begins: opens the PDF, without any script. */
export function LabelsForm({ lang, slug, copies }: { lang: Lang; slug: string; copies: ToolCopy[] }) {
  const t = printingMessages[lang].labels
  const living = copies.filter((copy) => copy.state !== 'retired')
  if (living.length === 0) return null
  return (
    <section aria-labelledby="etiquettes">
      <h2 id="etiquettes">{t.title}</h2>
      <p>{t.lead}</p>
      <form method="get" action={localPath(lang, `/outils/${slug}/exemplaires/etiquettes.pdf`)}>
        <fieldset class="field">
          <legend>{t.which}</legend>
          <div class="choices">
            {living.map((copy) => (
              <p class="choice" key={copy.id}>
                <label>
                  <input type="checkbox" name="c" value={copy.id} checked /> {copy.code}
                </label>
              </p>
            ))}
          </div>
        </fieldset>
        <div class="field">
          <label for="place">{t.first}</label>
          <p class="help" id="place-aide">
            {t.firstHelp}
          </p>
          <input
            id="place"
            name="place"
            type="number"
            min="1"
            max="21"
            value="1"
            required
            aria-describedby="place-aide"
          />
        </div>
        <button class="btn ghost" type="submit">
          <Icon name="print" /> {t.send}
        </button>
      </form>
    </section>
  )
}
