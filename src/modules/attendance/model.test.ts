import { describe, expect, test } from 'vitest'
import { messages } from './messages/index.ts'
import { readTyped, type TypedLine, typedNames, typedOf } from './model.ts'

const words = messages.fr.mistakes
const nothing = Object.fromEntries(typedNames.map((name) => [name, ''])) as TypedLine
const read = (typed: Partial<TypedLine>) => readTyped('7', { ...nothing, ...typed }, words)
const mistakes = (typed: Partial<TypedLine>) => {
  const answer = read(typed)
  return answer && 'errors' in answer ? answer.errors.map(({ field, message }) => [field, message]) : []
}

describe('figures as typed', () => {
  test('nothing typed tells nothing', () => expect(read({})).toBeNull())

  test('numbers alone say that it was held; an empty count is nobody, an empty age is not told', () => {
    expect(read({ public: '1 204', children: '0', remark: 'Pluie' })).toEqual({
      figures: {
        held: true,
        public: 1204,
        pupils: 0,
        accompanying: 0,
        children: 0,
        teenagers: null,
        adults: null,
        seniors: null,
        firstTime: null,
        remark: 'Pluie',
      },
    })
  })

  test('nobody came, or it was not held: both can be told', () => {
    expect(read({ held: 'yes', public: '0' })).toMatchObject({ figures: { held: true, public: 0 } })
    expect(read({ held: 'no' })).toMatchObject({ figures: { held: false, public: 0, children: null } })
  })

  test.each<[Partial<TypedLine>, string, string]>([
    [{ held: 'yes' }, 'public-7', words.nobody],
    [{ held: 'no', pupils: '3' }, 'held-7', words.notHeld],
    [{ public: 'beaucoup' }, 'public-7', words.whole],
    [{ public: '-3' }, 'public-7', words.whole],
    [{ public: '12,5' }, 'public-7', words.whole],
    [{ public: '99000', pupils: '1001' }, 'public-7', words.tooMany],
    [{ public: '10', children: '6', adults: '5' }, 'children-7', words.ages],
    [{ public: '10', pupils: '5', accompanying: '1', firstTime: '17' }, 'firstTime-7', words.firstTime],
    [{ public: '1', remark: 'x'.repeat(1001) }, 'remark-7', words.remark],
  ])('%o is told to be wrong', (typed, field, message) => expect(mistakes(typed)).toEqual([[field, message]]))

  test('the greatest numbers pass', () =>
    expect(read({ public: '100000', children: '100000', firstTime: '100000' })).toMatchObject({
      figures: { public: 100_000 },
    }))

  test('what was told is shown as it was typed', () => {
    const typed = { ...nothing, held: 'yes', public: '12', pupils: '0', accompanying: '0', seniors: '2' }
    const answer = readTyped('7', typed, words)
    expect(answer && 'figures' in answer && typedOf(answer.figures, null)).toEqual(typed)
    expect(typedOf(null, { public: 4, pupils: 20, accompanying: 2 })).toMatchObject({
      held: 'yes',
      public: '4',
      pupils: '20',
    })
  })
})
