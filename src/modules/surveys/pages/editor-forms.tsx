import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { TextArea, TextField } from '#ui/form.tsx'
import { editorMessages } from '../messages/index.ts'
import type { Survey } from '../model.ts'
import { surveysPath } from './paths.ts'

type EditorProps = { lang: Lang; survey: Survey; revision: string }

/** The way to another section. */
export function NewSection({ lang, survey, revision }: EditorProps) {
  const t = editorMessages[lang].page
  return (
    <form method="post" action={localPath(lang, `${surveysPath}/${survey.id}`)}>
      <input type="hidden" name="revision" value={revision} />
      <TextField lang={lang} id="newSection" label={t.newSection} value="" maxLength={600} />
      <button class="btn" type="submit" name="acte" value="ajouter-section">
        {t.addSection}
      </button>
    </form>
  )
}

/** The title and the introduction of the questionnaire. */
export function Words({ lang, survey, revision }: EditorProps) {
  const t = editorMessages[lang]
  const { title, intro } = survey.definition
  return (
    <details>
      <summary>{t.page.words}</summary>
      <form method="post" action={localPath(lang, `${surveysPath}/${survey.id}`)}>
        <input type="hidden" name="revision" value={revision} />
        <TextField lang={lang} id="titleFr" label={t.form.titleFr} value={title.fr} maxLength={600} />
        <TextField
          lang={lang}
          id="titleEn"
          label={t.form.titleEn}
          value={title.en ?? ''}
          maxLength={600}
          optional
        />
        <TextArea
          lang={lang}
          id="introFr"
          label={t.page.introFr}
          value={intro?.fr ?? ''}
          maxLength={600}
          rows={3}
          optional
        />
        <TextArea
          lang={lang}
          id="introEn"
          label={t.page.introEn}
          value={intro?.en ?? ''}
          maxLength={600}
          rows={3}
          optional
        />
        <button class="btn" type="submit" name="acte" value="titre">
          {t.page.save}
        </button>
      </form>
    </details>
  )
}

/** The questionnaire as files that other tools read. */
export function Exchange({ lang, survey }: EditorProps) {
  const t = editorMessages[lang].exchange
  const path = localPath(lang, `${surveysPath}/${survey.id}`)
  return (
    <details>
      <summary>{t.title}</summary>
      <p class="actions">
        <a class="btn ghost small" href={`${path}/xlsform.xlsx`} download>
          {t.xlsform}
        </a>
        <a class="btn ghost small" href={`${path}/ddi.xml`} download>
          {t.ddi}
        </a>
      </p>
    </details>
  )
}
