import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary, TextField } from '#ui/form.tsx'
import { Icon } from '#ui/icon.tsx'
import { PdfField } from '#ui/pdf-field.tsx'
import { documentMessages } from '../messages/documents.ts'
import type { ToolDocument } from '../model.ts'
import type { FieldError } from './controls.tsx'

export type DocumentsProps = {
  lang: Lang
  tool: { slug: string; title: string }
  shown: ToolDocument[]
  removed: ToolDocument[]
  /** Whether there are as many as there may be. */
  full: boolean
  /** The title of a new one, as typed. */
  typed: string
  errors: FieldError[]
  notice: string | null
}

/** `/outils/{slug}/documents`: the documents of a tool, for those who look after it. */
export function DocumentsPage(props: DocumentsProps) {
  const { lang, tool, shown, removed, errors } = props
  const t = documentMessages[lang]
  const path = localPath(lang, `/outils/${tool.slug}/documents`)
  return (
    <div class="wrap block narrow spaced">
      <h1>{t.title(tool.title)}</h1>
      {props.notice && (
        <Alert kind="success">
          <p>{props.notice}</p>
        </Alert>
      )}
      <p class="lead">{t.lead}</p>
      {shown.length === 0 ? <p>{t.none}</p> : <OwnList {...props} documents={shown} act="remove" />}
      <section aria-labelledby="ajouter">
        <h2 id="ajouter">{t.add}</h2>
        {props.full ? (
          <p>{t.full}</p>
        ) : (
          <>
            <ErrorSummary lang={lang} errors={errors} />
            <form method="post" action={path} enctype="multipart/form-data" novalidate>
              <PdfField lang={lang} errors={errors} id="file" label={t.file} help={t.fileHelp} />
              <TextField
                lang={lang}
                errors={errors}
                id="title"
                label={t.name}
                help={t.nameHelp}
                value={props.typed}
                maxLength={120}
              />
              <button class="btn" type="submit" name="act" value="add">
                {t.send}
              </button>
            </form>
          </>
        )}
      </section>
      {removed.length > 0 && (
        <section aria-labelledby="retires">
          <h2 id="retires">{t.removedTitle}</h2>
          <p class="dim">{t.removedHelp}</p>
          <OwnList {...props} documents={removed} act="restore" />
        </section>
      )}
      <p class="block">
        <a class="btn ghost small" href={localPath(lang, `/outils/${tool.slug}`)}>
          {t.back}
        </a>
      </p>
    </div>
  )
}

function OwnList({
  lang,
  tool,
  documents,
  act,
}: DocumentsProps & { documents: ToolDocument[]; act: 'remove' | 'restore' }) {
  const t = documentMessages[lang]
  const path = localPath(lang, `/outils/${tool.slug}/documents`)
  return (
    <ul class="rows">
      {documents.map((document) => (
        <li key={document.id}>
          <DocumentLink lang={lang} slug={tool.slug} document={document} />
          <form method="post" action={path}>
            <input type="hidden" name="id" value={document.id} />
            <button class="btn ghost small" type="submit" name="act" value={act}>
              {t[act]}
              <span class="sr"> {document.title}</span>
            </button>
          </form>
        </li>
      ))}
    </ul>
  )
}

function DocumentLink(props: { lang: Lang; slug: string; document: ToolDocument }) {
  const { lang, slug, document } = props
  return (
    <p>
      <Icon name="download" size={18} />{' '}
      <a href={localPath(lang, `/outils/${slug}/documents/${document.id}.pdf`)}>{document.title}</a>{' '}
      <span class="dim">{documentMessages[lang].size(document.bytes)}</span>
    </p>
  )
}

/** The documents of a tool, for whoever reads its page. */
export function Documents(props: { lang: Lang; slug: string; documents: ToolDocument[] }) {
  if (props.documents.length === 0) return null
  return (
    <section aria-labelledby="documents">
      <h2 id="documents">{documentMessages[props.lang].crumb}</h2>
      <ul class="plain">
        {props.documents.map((document) => (
          <li key={document.id}>
            <DocumentLink lang={props.lang} slug={props.slug} document={document} />
          </li>
        ))}
      </ul>
    </section>
  )
}
