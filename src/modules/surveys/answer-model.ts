import type { Answer, Answers, Question } from './definition-model.ts'
import { chose, otherCode } from './visible-model.ts'

/** What a form sent: each field with all its values. */
export type Typed = Record<string, string[]>

/** What is wrong with an answer, to be said in the person's language. */
export type Fault =
  | 'required'
  | 'choice'
  | 'words'
  | 'number'
  | 'whole'
  | 'ranks'
  | 'rows'
  | 'long'
  | 'date'
  | 'commune'
  | 'exclusive'
  // Of a file.
  | 'missing'
  | 'heavy'
  | 'type'
  | 'broken'
  | 'locked'
  | 'active'
  | { least: number }
  | { greatest: number }
  | { most: number }

export type Read = { answers: Answers; faults: { field: string; question: Question; fault: Fault }[] }

/** Most characters of a text that is not long, of one that is, of the words of « autre ». */
const mostLetters = { short: 300, long: 4000, other: 200 }

/** A text as typed, without what a database refuses or what disguises the words around it. */
export const cleanWords = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{C}\n\t]/gu, '')
    .trim()

const first = (typed: Typed, field: string) => cleanWords(typed[field]?.[0] ?? '')

/** The fields of a form that answer a question. */
export function fieldsOf(question: Question): string[] {
  const { code } = question
  if (question.type === 'matrix') return question.rows.map((row) => `${code}.${row.code}`)
  if (question.type === 'ranking') return question.choices.map((choice) => `${code}.${choice.code}`)
  return 'other' in question && question.other ? [code, otherCode(code)] : [code]
}

/**
 * Reads the answers to questions as typed: those that can be kept, and what to correct. An answer that is wrong is not kept; one that misses is
 * a fault only when `complete` is asked.
 */
export function readAnswers(questions: Question[], typed: Typed, complete: boolean): Read {
  const read: Read = { answers: {}, faults: [] }
  for (const question of questions) {
    if (question.type === 'calculated') continue
    const found = readOne(question, typed)
    if ('fault' in found) {
      read.faults.push({ field: found.field ?? question.code, question, fault: found.fault })
      continue
    }
    if (found.answer === undefined) {
      if (complete && question.required)
        read.faults.push({ field: question.code, question, fault: 'required' })
      continue
    }
    read.answers[question.code] = found.answer
    if ('other' in question && question.other && chose(found.answer, 'other')) {
      const words = first(typed, otherCode(question.code))
      if (words.length > mostLetters.other)
        read.faults.push({ field: otherCode(question.code), question, fault: 'long' })
      else if (words !== '') read.answers[otherCode(question.code)] = words
      else if (complete) read.faults.push({ field: otherCode(question.code), question, fault: 'words' })
    }
  }
  return read
}

type One = { answer: Answer | undefined } | { fault: Fault; field?: string }

function readOne(question: Question, typed: Typed): One {
  const text = first(typed, question.code)
  switch (question.type) {
    case 'single':
      return text === '' || codesOf(question).includes(text)
        ? { answer: text || undefined }
        : { fault: 'choice' }
    case 'multiple':
      return readSeveral(question, typed[question.code] ?? [])
    case 'number':
      return readNumber(question, text)
    case 'scale': {
      if (text === '') return { answer: undefined }
      const value = Number(text)
      return Number.isInteger(value) && value >= question.from && value <= question.to
        ? { answer: value }
        : { fault: 'choice' }
    }
    case 'ranking':
      return readRanks(question, typed)
    case 'matrix':
      return readMatrix(question, typed)
    case 'text': {
      if (text.length > (question.long ? mostLetters.long : mostLetters.short)) return { fault: 'long' }
      return { answer: (question.long ? text : text.replaceAll(/\s+/g, ' ')) || undefined }
    }
    case 'date':
      if (text === '') return { answer: undefined }
      return isDay(text) ? { answer: text } : { fault: 'date' }
    case 'commune':
      if (text === '') return { answer: undefined }
      return /^\d[0-9AB]\d{3}$/.test(text) ? { answer: text } : { fault: 'commune' }
    // Which file was brought is not in the words of a form: `save-answers.ts` says its kind here.
    case 'file':
      return { answer: text || undefined }
    default:
      return { answer: undefined }
  }
}

/** The codes that may be chosen, `other` included when words of one's own may be given. */
export function codesOf(question: Extract<Question, { type: 'single' | 'multiple' }>): string[] {
  const codes = question.choices.map(({ code }) => code)
  return question.other && !codes.includes('other') ? [...codes, 'other'] : codes
}

function readSeveral(question: Extract<Question, { type: 'multiple' }>, values: string[]): One {
  const given = new Set(values.filter((each) => each !== ''))
  const known = codesOf(question)
  if ([...given].some((each) => !known.includes(each))) return { fault: 'choice' }
  const answer = known.filter((code) => given.has(code))
  const alone = question.choices.some(({ code, exclusive }) => exclusive && given.has(code))
  if (alone && answer.length > 1) return { fault: 'exclusive' }
  if (question.most && answer.length > question.most) return { fault: { most: question.most } }
  return { answer: answer.length > 0 ? answer : undefined }
}

function readNumber(question: Extract<Question, { type: 'number' }>, text: string): One {
  if (text === '') return { answer: undefined }
  const plain = text.replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  if (!/^-?\d{1,12}(\.\d{1,6})?$/.test(plain)) return { fault: 'number' }
  const value = Number(plain)
  if (question.whole && !Number.isInteger(value)) return { fault: 'whole' }
  if (question.min !== undefined && value < question.min) return { fault: { least: question.min } }
  if (question.max !== undefined && value > question.max) return { fault: { greatest: question.max } }
  return { answer: value }
}

function readRanks(question: Extract<Question, { type: 'ranking' }>, typed: Typed): One {
  const ranks = question.choices.flatMap(({ code }) => {
    const text = first(typed, `${question.code}.${code}`)
    return text === '' ? [] : [{ code, rank: Number(text) }]
  })
  const most = Math.min(question.most ?? question.choices.length, question.choices.length)
  ranks.sort((one, other) => one.rank - other.rank)
  // Ranks follow one another from the first: 1, 2, 3…
  if (ranks.some(({ rank }, place) => rank !== place + 1) || ranks.length > most) return { fault: 'ranks' }
  return { answer: ranks.length > 0 ? ranks.map(({ code }) => code) : undefined }
}

function readMatrix(question: Extract<Question, { type: 'matrix' }>, typed: Typed): One {
  const codes = question.choices.map(({ code }) => code)
  const answer: Record<string, string> = {}
  for (const row of question.rows) {
    const text = first(typed, `${question.code}.${row.code}`)
    if (text === '') continue
    if (!codes.includes(text)) return { fault: 'choice' }
    answer[row.code] = text
  }
  const given = Object.keys(answer).length
  if (question.required && given > 0 && given < question.rows.length) return { fault: 'rows' }
  return { answer: given > 0 ? answer : undefined }
}

/** Whether a text is a day of the calendar. */
export function isDay(text: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/** Answers as the fields of a form say them: the inverse of `readAnswers`. */
export function typedOf(questions: Question[], answers: Answers): Typed {
  const typed: Typed = {}
  for (const question of questions) {
    const answer = answers[question.code]
    const words = answers[otherCode(question.code)]
    if (typeof words === 'string') typed[otherCode(question.code)] = [words]
    if (answer === undefined) continue
    if (question.type === 'ranking' && Array.isArray(answer))
      answer.forEach((code, place) => {
        typed[`${question.code}.${code}`] = [String(place + 1)]
      })
    else if (question.type === 'matrix' && typeof answer === 'object' && !Array.isArray(answer))
      for (const [row, code] of Object.entries(answer)) typed[`${question.code}.${row}`] = [code]
    else typed[question.code] = Array.isArray(answer) ? answer : [String(answer)]
  }
  return typed
}
