import { type Day, partsOfModules, plusDays } from '#modules/tools/index.ts'
import { type DemoLoan, type DemoTool, numbersFrom } from './demo-sketch.ts'
import type { LoanAct, LoanState, Side } from './model.ts'

/** Who signs, in no organisation that exists. */
const people = [
  'Camille Exemple',
  'Sacha Modèle',
  'Alix Maquette',
  'Noa Brouillon',
  'Lou Échantillon',
  'Charlie Prototype',
]
const audiences = [
  'Familles',
  'Deux classes de CM2',
  'Tout public',
  'Collégiens',
  'Enfants du centre de loisirs',
  'Seniors',
]
const purposes = [
  'Semaine des sciences au village',
  'Projet de classe sur un trimestre',
  'Fête du quartier',
  'Vacances scolaires',
  'Ouverture d’un nouvel espace',
  'Rencontre entre classes',
]
const reasons = {
  refused: [
    'L’outil est déjà promis à cette période.',
    'La salle est trop petite pour l’exposition.',
    'Le délai est trop court.',
  ],
  cancelled: [
    'La salle n’est plus disponible.',
    'Le projet est reporté à l’an prochain.',
    'Trop peu d’inscrits.',
  ],
}

const pick = <Each>(list: readonly Each[], luck: number): Each => list[luck % list.length] as Each

/** What somebody wrote of an invented loan, chosen by its number. */
export const wordsOf = ({ luck, state }: DemoLoan) => ({
  audience: pick(audiences, luck),
  purpose: pick(purposes, luck >> 3),
  reason: state === 'refused' || state === 'cancelled' ? pick(reasons[state], luck) : null,
})

/** One thing that happened to an invented loan: `at` is a moment of that day in universal time, `name` that of who signed. */
export type DemoEvent = {
  act: LoanAct | 'request' | 'overdue'
  state: LoanState
  at: string
  side: Side
  name?: string
  words?: string
}

/** All that happened to an invented loan until a day, in order; the last one leaves it in its state. */
export function storyOf(loan: DemoLoan, present: Day): DemoEvent[] {
  const { asked, span, state, luck } = loan
  const on = (day: Day, hour: number) =>
    `${day}T${String(hour).padStart(2, '0')}:${String(luck % 60).padStart(2, '0')}:00Z`
  const after = (days: number, hour: number) => on(plusDays(asked, days), hour)
  const request: DemoEvent = { act: 'request', state: 'requested', at: on(asked, 9), side: 'borrower' }
  const { reason } = wordsOf(loan)
  const words = reason ?? undefined
  if (state === 'requested') return [request]
  if (state === 'offered')
    return [
      request,
      {
        act: 'offer',
        state,
        at: on(plusDays(present, -2), 10),
        side: 'holder',
        words: 'Ces dates vous iraient-elles ?',
      },
    ]
  if (state === 'refused') return [request, { act: 'refuse', state, at: after(3, 10), side: 'holder', words }]
  if (state === 'expired') return [request, { act: 'expire', state, at: after(30, 8), side: 'job' }]
  const approve: DemoEvent = { act: 'approve', state: 'approved', at: after(2, 10), side: 'holder' }
  if (state === 'cancelled')
    return [request, approve, { act: 'cancel', state, at: after(6, 14), side: 'borrower', words }]
  const theirs: DemoEvent = {
    act: 'sign',
    state: 'approved',
    at: after(4, 11),
    side: 'borrower',
    name: pick(people, luck),
  }
  const ours: DemoEvent = {
    act: 'sign',
    state: 'signed',
    at: after(5, 15),
    side: 'holder',
    name: pick(people, luck + 1),
  }
  const out: DemoEvent = { act: 'hand-over', state: 'handed_over', at: on(span.from, 8), side: 'holder' }
  const late: DemoEvent[] =
    state === 'handed_over' && span.to < present
      ? [{ act: 'overdue', state: 'handed_over', at: on(plusDays(span.to, 1), 8), side: 'job' }]
      : []
  const back: DemoEvent = { act: 'return', state: 'returned', at: on(span.to, 15), side: 'borrower' }
  const close: DemoEvent = { act: 'close', state: 'closed', at: on(plusDays(span.to, 2), 9), side: 'holder' }
  const all = [request, approve, theirs, ours, out, ...late, back, close]
  // Half of those that are approved have one signature.
  const until =
    state === 'approved'
      ? luck % 2 === 0
        ? theirs
        : approve
      : state === 'signed'
        ? ours
        : state === 'handed_over'
          ? (late[0] ?? out)
          : state === 'returned'
            ? back
            : close
  return all.slice(0, all.indexOf(until) + 1)
}

/** The parts as they were counted at the return of an invented loan; none before it. */
export function countsOf(loan: DemoLoan, { parts }: Pick<DemoTool, 'parts'>) {
  if (loan.state !== 'returned' && loan.state !== 'closed') return []
  const next = numbersFrom(loan.luck)
  const lent = partsOfModules(parts, loan.modules)
  const hurt = loan.broken ? Math.floor(next() * lent.length) : -1
  return lent.map(({ id: partId, name, quantity }, rank) => {
    const missing = rank === hurt && quantity > 2 && next() < 0.5 ? 1 : 0
    const damaged = rank === hurt && missing === 0 ? 1 : 0
    const note = missing ? 'Pas retrouvé au rangement.' : damaged ? 'Abîmé pendant le transport.' : null
    return { rank, partId, name, expected: quantity, found: quantity - missing, damaged, note }
  })
}
