import { expect, test } from 'vitest'
import { freeSpans, type Lending } from './availability-model.ts'
import { plusDays } from './days-model.ts'
import type { Span } from './model.ts'

const present = '2026-11-27'
const at = (offset: number) => plusDays(present, offset)
const on = (from: string, to: string): Span => ({ from, to })
const copy = (code: string, ...taken: Span[]) => ({ code, state: 'good' as const, taken })
const lending = (change: Partial<Lending> = {}): Lending => ({
  lendable: true,
  minDays: 1,
  maxDays: null,
  leadDays: 0,
  bufferBefore: 0,
  bufferAfter: 0,
  closures: [],
  copies: [copy('A')],
  ...change,
})

test.each([
  ['always free', {}, [{ from: at(0), to: null }]],
  ['after its notice', { leadDays: 7 }, [{ from: at(7), to: null }]],
  ['no copy', { copies: [] }, []],
  [
    'between what takes it, its buffers apart',
    {
      bufferBefore: 1,
      bufferAfter: 2,
      copies: [copy('A', on(at(-3), at(2)), on(at(20), at(30)))],
      closures: [on(at(40), at(50))],
    },
    [
      { from: at(4), to: at(17) },
      { from: at(32), to: at(37) },
      { from: at(52), to: null },
    ],
  ],
  [
    'shorter than the shortest loan',
    { minDays: 3, copies: [copy('A', on(at(2), at(4)), on(at(8), at(9)))] },
    [
      { from: at(5), to: at(7) },
      { from: at(10), to: null },
    ],
  ],
  [
    'another copy takes over',
    { copies: [copy('A', on(at(0), at(4))), copy('B', on(at(5), at(400)))] },
    [{ from: at(0), to: null }],
  ],
])('%s', (_what, change, spans) => {
  expect(freeSpans(lending(change), present, 3)).toEqual(spans)
})

test('as many as asked, no more', () => {
  const taken = Array.from({ length: 40 }, (_, week) => on(at(7 * week), at(7 * week + 3)))
  expect(freeSpans(lending({ copies: [copy('A', ...taken)] }), present, 2)).toEqual([
    { from: at(4), to: at(6) },
    { from: at(11), to: at(13) },
  ])
})
