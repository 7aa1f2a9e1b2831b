import { describe, expect, test } from 'vitest'
import { type Asked, dueMail } from './asking-model.ts'

const now = new Date('2026-11-23T10:00:00Z')
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)
const event = (change: Partial<Asked> = {}): Asked => ({
  waiting: 1,
  newest: ago(1),
  lastEnd: ago(1),
  askedAt: null,
  askedUntil: null,
  silent: 0,
  remindedAt: null,
  ...change,
})
const asked = (days: number, change: Partial<Asked> = {}) =>
  event({ askedAt: ago(days), askedUntil: ago(days + 1), newest: ago(days + 1), silent: 1, ...change })

describe('a question is asked', () => {
  test('when the only session is over', () => expect(dueMail(event(), now)).toBe('ask'))
  test('after the first session of many', () =>
    expect(dueMail(event({ lastEnd: ago(-30) }), now)).toBe('ask'))
  test('again a week later for an event that goes on', () =>
    expect(dueMail(asked(7, { newest: ago(1), lastEnd: ago(-30) }), now)).toBe('ask'))
  test('again at once when the last session is over, whatever the silence', () =>
    expect(dueMail(asked(1, { newest: ago(0), lastEnd: ago(0), silent: 5 }), now)).toBe('ask'))
})

describe('nothing is asked', () => {
  test('once all is told', () => expect(dueMail(event({ waiting: 0, newest: null }), now)).toBeNull())
  test('of what was over long ago', () => expect(dueMail(event({ newest: ago(15) }), now)).toBeNull())
  test('twice in a week for an event that goes on', () =>
    expect(dueMail(asked(6, { newest: ago(1), lastEnd: ago(-30) }), now)).toBeNull())
  test('after two questions without an answer, until the end', () =>
    expect(dueMail(asked(7, { newest: ago(1), lastEnd: ago(-30), silent: 2 }), now)).toBeNull())
})

describe('a question is repeated', () => {
  test('once, after a week', () => {
    expect(dueMail(asked(6), now)).toBeNull()
    expect(dueMail(asked(7), now)).toBe('remind')
    expect(dueMail(asked(8, { remindedAt: ago(1) }), now)).toBeNull()
  })
  test('not three weeks later', () => expect(dueMail(asked(21), now)).toBeNull())
})
