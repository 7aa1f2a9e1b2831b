import { fileTypes, pictureKinds } from '#platform/files/file-kinds.ts'
import { answerMessages } from '../messages/index.ts'
import { sizeIn } from '../messages/words.ts'
import type { Described } from './answer-field.tsx'
import type { AnswerProps } from './answer-props.ts'

/** A file to join; the one that is there may be replaced, or removed. */
export function FileControl({
  lang,
  question,
  kept,
  described,
}: AnswerProps<'file'> & { described: Described }) {
  const t = answerMessages[lang].step
  const kinds = question.images ? pictureKinds : (Object.keys(fileTypes) as (keyof typeof fileTypes)[])
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
      <input
        {...described}
        type="file"
        accept={kinds.map((kind) => `.${kind},${fileTypes[kind]}`).join(',')}
      />
    </>
  )
}
