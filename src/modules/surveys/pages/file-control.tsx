import { answerMessages } from '../messages/index.ts'
import { sizeIn } from '../messages/words.ts'
import type { AnswerProps, Described } from './answer-props.ts'

const pictures = ['jpg', 'png', 'webp']
const papers = ['pdf', 'odt', 'ods', 'odp', 'docx', 'xlsx', 'pptx']

/** A file to join; the one that is there may be replaced, or removed. */
export function FileControl({
  lang,
  question,
  kept,
  described,
}: AnswerProps<'file'> & { described: Described }) {
  const t = answerMessages[lang].step
  const kinds = question.images ? pictures : [...papers, ...pictures]
  return (
    <>
      {kept && (
        <p class="choice">
          {t.fileThere(kept.name, sizeIn(lang, kept.bytes))}{' '}
          <label>
            <input type="checkbox" name={`${question.code}.retirer`} value="oui" /> {t.fileRemove}
          </label>
        </p>
      )}
      <input {...described} type="file" accept={['.jpeg', ...kinds.map((kind) => `.${kind}`)].join(',')} />
    </>
  )
}
