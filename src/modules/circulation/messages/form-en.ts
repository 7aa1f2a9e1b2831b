import { formatNumber } from '#platform/i18n/format.ts'
import type { formFr } from './form-fr.ts'

export const formEn: typeof formFr = {
  chooseTool: 'Choose at least one tool.',
  day: 'Choose a day of the calendar.',
  order: 'The last day comes before the first one.',
  number: (least, most) => `A whole number from ${formatNumber('en', least)} to ${formatNumber('en', most)}.`,
  priority: 'Choose one of the levels listed.',
  nothing: 'No request to plan in this period.',
  tooMany: (most) =>
    `More than ${formatNumber('en', most)} requests: shorten the period, or plan fewer tools at a time.`,
  request: 'Choose one of the requests listed.',
  copy: 'Choose one of the copies listed.',
}
