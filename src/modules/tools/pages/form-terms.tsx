import { formMessages, messages } from '../messages/index.ts'
import { Line, type PartProps, Rows, Section, Select } from './controls.tsx'

type TermsProps = PartProps & { territories: { ref: string; name: string }[]; closures: number }

/** On what terms it is lent, and when nothing goes out. */
export function TermsPart({ territories, closures, ...part }: TermsProps) {
  const { lang } = part
  const t = formMessages[lang]
  const all = messages[lang]
  const unsaid = ['', t.edit.unsaid] as const
  return (
    <>
      <Section title={t.edit.terms}>
        <Select
          {...part}
          name="lendable"
          required
          options={[
            ['yes', t.fields.lendableYes],
            ['no', t.fields.lendableNo],
          ]}
        />
        <Select {...part} name="borrowers" required options={Object.entries(all.borrowers)} />
        <Select
          {...part}
          name="first"
          options={[['', t.edit.nobodyFirst], ...territories.map(({ ref, name }) => [ref, name] as const)]}
        />
        <Line {...part} name="firstDays" max={3} numeric />
        <Line {...part} name="price" max={12} numeric help={t.fields.priceHelp} />
        <Line {...part} name="priceNote" max={255} />
        <Line {...part} name="deposit" max={12} numeric />
        <Select {...part} name="transport" options={[unsaid, ...Object.entries(all.transports)]} />
        <Select {...part} name="insurance" options={[unsaid, ['yes', t.edit.yes], ['no', t.edit.no]]} />
        <Line {...part} name="conditionsFr" lines={4} max={2000} />
        <Line {...part} name="conditionsEn" lines={3} max={2000} />
      </Section>
      <Section title={t.edit.dates}>
        <Line {...part} name="minDays" max={3} numeric />
        <Line {...part} name="maxDays" max={3} numeric />
        <Line {...part} name="leadDays" max={3} numeric />
        <Line {...part} name="bufferBefore" max={2} numeric />
        <Line {...part} name="bufferAfter" max={2} numeric />
        <Rows
          {...part}
          id="closures"
          legend={t.edit.closures}
          help={t.edit.closuresHelp}
          columns={[
            { name: 'closureFrom', date: true },
            { name: 'closureTo', date: true },
            { name: 'closureNote' },
          ]}
          count={closures}
        />
        <button class="btn ghost small" type="submit" name="act" value="add-closure">
          {t.edit.addClosure}
        </button>
      </Section>
    </>
  )
}
