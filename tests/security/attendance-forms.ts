import type { Form } from './form.ts'

/** The forms of the door and of the figures. */
export const attendanceForms: Record<string, Form> = {
  attendance: {
    who: 'visitor',
    path: '/bilan/{attendanceSecret}',
    base: { line: '{pastSession}', 'public-{pastSession}': '12' },
    text: [
      ...['line', 'public-{pastSession}', 'children-{pastSession}', 'firstTime-{pastSession}'],
      ...['held-{pastSession}', 'remark-{pastSession}'],
    ],
  },
  checkIn: {
    who: 'contributor',
    path: '/agenda/{event}/pointage/{session}',
    base: { act: 'add', public: '2' },
    text: ['act', 'public', 'pupils', 'booking', 'q'],
  },
}
