import { localPath } from '#platform/i18n/lang.ts'
import { TextField } from '#ui/form.tsx'
import { careMessages } from '../messages/index.ts'
import { type CareProps, carePath } from './care-props.ts'

/** What the indicator aims at, and the classes of its map. */
export function AimsForm({ lang, indicator, filled, errors }: CareProps) {
  const t = careMessages[lang]
  const written = (value: number) => (lang === 'fr' ? String(value).replace('.', ',') : String(value))
  const stands: Record<string, string> = {
    aim: indicator.target === null ? '' : written(indicator.target),
    aimYear: indicator.targetYear === null ? '' : String(indicator.targetYear),
    thresholds: indicator.thresholds.map(written).join(' ; '),
    aimNote: '',
  }
  const field = (id: string) => ({ lang, id, value: filled[id] ?? stands[id] ?? '', errors })
  return (
    <section class="section" aria-labelledby="cible">
      <h2 id="cible">{t.aimTitle}</h2>
      <form method="post" action={localPath(lang, `${carePath}/${indicator.code}/cible`)} novalidate>
        <div class="pair">
          <TextField {...field('aim')} label={t.target} help={t.aimHelp} maxLength={20} optional />
          <TextField {...field('aimYear')} label={t.targetYear} maxLength={4} optional />
        </div>
        <TextField
          {...field('thresholds')}
          label={t.thresholds}
          help={t.thresholdsHelp}
          maxLength={80}
          optional
        />
        <TextField {...field('aimNote')} label={t.reason} help={t.aimNoteHelp} maxLength={1000} />
        <button class="btn" type="submit">
          {t.aimSave}
        </button>
      </form>
    </section>
  )
}
