import type { Lang } from '#platform/i18n/lang.ts'
import type { Choices } from '../choices-model.ts'
import { messages } from '../messages/index.ts'
import { Area, Boxes, type Option, Part, type PartProps, Select, Text } from './fields.tsx'

type Word = Choices['terms']['theme'][number]

/** Words of a vocabulary as options, in the person's language. */
export const options = (lang: Lang, words: Word[]): Option[] =>
  words.map((word) => ({ value: word.code, label: lang === 'en' ? word.labelEn : word.labelFr }))

/** What it is: title, texts, themes, forms, season. */
export function WhatFields(props: PartProps & { choices: Choices }) {
  const { lang, form, errors, choices } = props
  const t = messages[lang].form
  const part = { lang, form, errors }
  return (
    <Part id="quoi" title={t.what}>
      <Text {...part} name="titleFr" label={t.titleFr} help={t.titleHelp} max={140} />
      <Text {...part} name="summaryFr" label={t.summaryFr} help={t.summaryHelp} max={200} optional />
      <Area
        {...part}
        name="descriptionFr"
        label={t.descriptionFr}
        help={t.descriptionHelp}
        max={10_000}
        rows={8}
        optional
      />
      <details open={lang === 'en' || form.titleEn + form.summaryEn + form.descriptionEn !== ''}>
        <summary>{t.english}</summary>
        <Text {...part} name="titleEn" label={t.titleEn} max={140} optional />
        <Text {...part} name="summaryEn" label={t.summaryEn} max={200} optional />
        <Area {...part} name="descriptionEn" label={t.descriptionEn} max={10_000} rows={6} optional />
      </details>
      <Boxes
        errors={errors}
        name="theme"
        legend={t.theme}
        chosen={form.theme}
        options={options(lang, choices.terms.theme)}
      />
      <Boxes
        errors={errors}
        name="format"
        legend={t.format}
        chosen={form.format}
        options={options(lang, choices.terms.format)}
      />
      <Text {...part} name="keywords" label={t.keywords} help={t.keywordsHelp} max={1300} optional />
      <Select
        lang={lang}
        errors={errors}
        id="season"
        label={t.season}
        help={t.seasonHelp}
        optional
        value={form.season}
        options={[{ value: '', label: t.noSeason }, ...editions(lang, choices)]}
      />
      <Text {...part} name="sourceUrl" label={t.sourceUrl} max={2000} type="url" optional />
    </Part>
  )
}

function editions(lang: Lang, choices: Choices): Option[] {
  return choices.editions.map(({ code, year, nameFr, nameEn, rule }) => {
    const name = `${lang === 'en' ? nameEn : nameFr} ${year}`
    return {
      value: `${code}/${year}`,
      label: rule === 'all' ? `${name} (${messages[lang].form.lookedAt})` : name,
    }
  })
}
