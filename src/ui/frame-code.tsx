import { type FrameLook, frameCode, frameLimits, inScheme, schemes } from '#platform/frame-look.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { CopyText } from './copy-text.tsx'
import { Field, SelectField } from './form.tsx'
import { frameMessages } from './messages/index.ts'

type LookProps = { lang: Lang; look: FrameLook }

/** Size and colours of a frame, for a form of any page. */
export function LookFields({ lang, look }: LookProps) {
  const t = frameMessages[lang]
  const size = (id: 'largeur' | 'hauteur', value: number | null, help: string) => {
    const { least, most } = frameLimits[id === 'largeur' ? 'width' : 'height']
    return (
      <Field lang={lang} id={id} label={id === 'largeur' ? t.width : t.height} help={help}>
        <input
          id={id}
          type="number"
          name={id}
          min={least}
          max={most}
          value={value ?? ''}
          aria-describedby={`${id}-aide`}
        />
      </Field>
    )
  }
  return (
    <>
      {size('largeur', look.width, t.widthHelp)}
      {size('hauteur', look.height, t.between(frameLimits.height.least, frameLimits.height.most))}
      <SelectField
        lang={lang}
        id="apparence"
        label={t.scheme}
        value={look.scheme}
        options={schemes.map((each) => [each, t.schemes[each]] as const)}
      />
    </>
  )
}

export type FrameCodeProps = LookProps & {
  /** The page that the frame shows, with its language and what it is asked, not its colours. */
  frame: string
  origin: string
  /** What the frame shows, for those who do not see it. */
  title: string
  /** The page of the site that shows the whole, with its language, and the words that lead there. */
  link: { path: string; words: string }
  /** Where the page shows the same already, its preview waits until a look is asked. */
  folded?: boolean
  /** A frame as high as it is asked, which holds what moves in it, like a map. */
  fixed?: boolean
}

/** The preview of a frame and the code to copy. The page holds it thanks to `askedFrame`, with the script `copy`. */
export function FrameCode(props: FrameCodeProps) {
  const { lang, look, frame, origin, title, link, folded, fixed } = props
  const t = frameMessages[lang]
  const path = inScheme(frame, look.scheme)
  const framed = { src: origin + path, title, link: { href: origin + link.path, words: link.words } }
  const preview = (
    <iframe
      class="embed-view"
      src={path}
      title={`${t.preview}, ${title}`}
      width={look.width ?? undefined}
      height={look.height}
      loading="lazy"
    />
  )
  return (
    <>
      {folded ? (
        <details open={look.asked}>
          <summary>{t.preview}</summary>
          {preview}
        </details>
      ) : (
        preview
      )}
      <CopyText
        lang={lang}
        id="code-cadre"
        label={t.code}
        value={frameCode(framed, look)}
        rows={6}
        help={fixed ? t.help : `${t.help} ${t.fits}`}
      />
    </>
  )
}

/** How to show something on another site: a form without script, its preview, its code. `kept`: what the page of `action` is asked already. */
export function FrameForm({
  action,
  kept,
  ...props
}: FrameCodeProps & { action: string; kept: (readonly [string, string])[] }) {
  const { lang, look } = props
  return (
    <>
      <form class="look-fields" action={action} aria-label={frameMessages[lang].look}>
        {kept.map(([name, value]) => (
          <input key={`${name}${value}`} type="hidden" name={name} value={value} />
        ))}
        <LookFields lang={lang} look={look} />
        <button class="btn ghost small" type="submit">
          {frameMessages[lang].update}
        </button>
      </form>
      <FrameCode {...props} />
    </>
  )
}
