import { type Column, column } from '#platform/csv.ts'
import { ageNames, type Figures, type Line } from './model.ts'

const count = (name: string, fr: string, en: string, value: (told: Figures) => number | null) =>
  column<Line>(name, 'integer', fr, en, ({ figures }) => (figures ? value(figures) : null))

const ages = {
  children: ['moins_de_12_ans', 'Public de moins de 12 ans', 'General public under 12'],
  teenagers: ['de_12_a_17_ans', 'Public de 12 à 17 ans', 'General public from 12 to 17'],
  adults: ['de_18_a_64_ans', 'Public de 18 à 64 ans', 'General public from 18 to 64'],
  seniors: ['65_ans_et_plus', 'Public de 65 ans et plus', 'General public from 65'],
} as const

/** The file of an event's figures: one line a session that is over; an empty cell was not told. */
export const figureColumns: Column<Line>[] = [
  column('debut', 'datetime', 'Début de la séance (UTC)', 'Beginning of the session (UTC)', (line) =>
    line.begin.toISOString(),
  ),
  column('fin', 'datetime', 'Fin de la séance (UTC)', 'End of the session (UTC)', (line) =>
    line.end.toISOString(),
  ),
  column('lieu', 'string', 'Lieu', 'Place', (line) => line.place),
  column(
    'commune',
    'string',
    'Code INSEE de la commune',
    'INSEE code of the commune',
    (line) => line.commune,
  ),
  column('tenue', 'boolean', 'La séance a eu lieu', 'The session took place', ({ figures }) =>
    figures ? figures.held : null,
  ),
  count('public', 'Grand public', 'General public', (told) => told.public),
  count('eleves', 'Élèves', 'Pupils', (told) => told.pupils),
  count(
    'accompagnateurs',
    'Adultes qui accompagnent les élèves',
    'Adults with the pupils',
    (told) => told.accompanying,
  ),
  ...ageNames.map((name) => {
    const [title, fr, en] = ages[name]
    return count(title, fr, en, (told) => told[name])
  }),
  count('premiere_venue', 'Venus pour la première fois', 'Came for the first time', (told) => told.firstTime),
  column('remarque', 'string', 'Remarque', 'Remark', ({ figures }) => figures?.remark ?? null),
  column('donne_le', 'datetime', 'Chiffres donnés ou corrigés le', 'Figures told or corrected on', (line) =>
    line.toldAt ? line.toldAt.toISOString() : null,
  ),
]
