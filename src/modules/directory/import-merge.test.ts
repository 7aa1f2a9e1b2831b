import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sameValue } from './editing-model.ts'
import { mergeRecords } from './import-merge.ts'
import { type MergeSide, ownRecordWith, withoutMerge } from './merge-choices.ts'
import { organisationRecord, type ProfileField, profileFields } from './model.ts'

const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null })
const words = fc.constantFrom('Musée', 'Labo', 'La Mer', 'Étoiles', 'Cité', 'Forum')
const codes = fc.uniqueArray(fc.constantFrom('astronomy', 'industry', 'sea', 'robots'))
const anyPlace = fc.record({
  commune: fc.constantFrom('59350', '80021'),
  name: maybe(words),
  address: maybe(fc.constantFrom('1 rue de la Mer', '2 place du Nord')),
  precision: fc.constantFrom('address' as const, 'commune' as const),
  access: fc.uniqueArray(fc.constantFrom('wheelchair', 'parking')),
})
const anyRecord = fc
  .record({
    id: fc.uuid(),
    name: words,
    aliases: fc.uniqueArray(words),
    type: fc.constantFrom('museum', 'fablab', 'other'),
    legalStatus: maybe(fc.constantFrom('association', 'company')),
    terms: fc.record({ theme: codes, audience: codes }),
    descriptionFr: maybe(words),
    descriptionEn: maybe(words),
    place: maybe(anyPlace),
    website: maybe(fc.constantFrom('https://a.example.fr', 'https://b.example.fr')),
    email: maybe(fc.constantFrom('a@example.fr', 'b@example.fr')),
    phone: maybe(fc.constantFrom('+33320000001', '+33320000002')),
    openingHours: maybe(fc.constantFrom('Mo-Fr 09:00-12:00')),
    foundedOn: maybe(fc.constantFrom('1985', '2001')),
    links: fc.uniqueArray(
      fc.record({
        url: fc.constantFrom('https://l.example.fr', 'https://m.example.fr'),
        label: maybe(words),
        kind: fc.constant('social' as const),
      }),
      { selector: (link) => link.url },
    ),
    identifiers: fc.uniqueArray(
      fc.record({ scheme: fc.constant('siret' as const), value: fc.constantFrom('1', '2', '3') }),
      { selector: (one) => one.value },
    ),
  })
  .map((draft) => organisationRecord.parse(draft))
const sources = fc.array(anyRecord, { minLength: 1, maxLength: 4 })
const someFields = fc.subarray([...profileFields])
const own = fc.tuple(anyRecord, someFields).map(([record, settled]) => ({ ...record, settled }))

const names = (profile: { name: string; aliases: string[] }) => new Set([profile.name, ...profile.aliases])

describe('what the organisation’s people settled', () => {
  test('is the last word, empty or not', () => {
    fc.assert(
      fc.property(sources, own, (told, settling) => {
        const profile = mergeRecords([settling, ...told])
        for (const field of settling.settled.filter((one) => one !== 'aliases'))
          expect(profile[field]).toEqual(settling[field])
      }),
    )
  })

  test('leaves the rest to the sources, as they say it together', () => {
    fc.assert(
      fc.property(sources, own, (told, settling) => {
        const [profile, without] = [mergeRecords([settling, ...told]), mergeRecords(told)]
        const free = profileFields.filter((field) => !settling.settled.includes(field))
        for (const field of free.filter((one) => one !== 'aliases' && one !== 'name'))
          expect(profile[field]).toEqual(without[field])
        if (!settling.settled.includes('aliases'))
          expect(names(profile)).toEqual(new Set([...names(profile), ...names(without)]))
      }),
    )
  })

  test('wins wherever its record stands among the others', () => {
    fc.assert(
      fc.property(sources, own, fc.nat(4), (told, settling, at) => {
        const among = [...told.slice(0, at), settling, ...told.slice(at)]
        expect(mergeRecords(among)).toEqual(mergeRecords([settling, ...told]))
      }),
    )
  })

  test('is all there is when no source tells of it', () => {
    fc.assert(
      fc.property(own, (settling) => {
        const profile = mergeRecords([settling])
        for (const field of profileFields.filter((one) => one !== 'aliases'))
          expect(profile[field]).toEqual(settling[field])
      }),
    )
  })
})

test('a record told twice says nothing more; no name is its own other name', () => {
  fc.assert(
    fc.property(sources, (told) => {
      const profile = mergeRecords(told)
      expect(mergeRecords([...told, ...told])).toEqual(profile)
      expect(profile.aliases).not.toContain(profile.name)
    }),
  )
})

test('what a merge settled is undone, field by field, but for what was edited since', () => {
  fc.assert(
    fc.property(
      maybe(own),
      anyRecord,
      anyRecord,
      someFields,
      someFields,
      (before, merged, edited, chosen, since) => {
        const of = (record: typeof merged, fields: ProfileField[]) =>
          Object.fromEntries(fields.map((field) => [field, record[field]]))
        const side: MergeSide = { id: before?.id ?? merged.id, profile: merged, own: before }
        const values = of(merged, chosen)
        const now = ownRecordWith(side, values)
        const untouched = withoutMerge(now, before, values)
        for (const field of before?.settled ?? []) expect(untouched?.[field]).toEqual(before?.[field])
        expect(new Set(untouched?.settled)).toEqual(new Set(before?.settled))
        const later = withoutMerge(ownRecordWith({ ...side, own: now }, of(edited, since)), before, values)
        for (const field of since)
          if (!chosen.includes(field) || !sameValue(field, edited[field], merged[field])) {
            expect(later?.settled).toContain(field)
            expect(later?.[field]).toEqual(edited[field])
          }
      },
    ),
  )
})
