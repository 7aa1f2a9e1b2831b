import { countOf, formatNumber } from '#platform/i18n/format.ts'
import type { fr } from './fr.ts'

const events = (count: number) => countOf('en', count, 'event', 'events')

export const en: typeof fr = {
  agenda: 'Events',
  event: 'Event',
  demo: 'demonstration',
  ages: { '0-5': '0 to 5', '6-10': '6 to 10', '11-14': '11 to 14', '15-17': '15 to 17', adult: 'Adults' },
  modes: { offline: 'On site', online: 'Online', mixed: 'On site and online' },
  fees: { free: 'Free', paid: 'Paid' },
  statuses: {
    scheduled: '',
    rescheduled: 'New time',
    'moved-online': 'Moved online',
    postponed: 'Postponed',
    full: 'Full',
    cancelled: 'Cancelled',
  },
  list: {
    title: 'Events',
    lead: (region) =>
      `Workshops, exhibitions, talks, visits: what happens in science and technology ${region}.`,
    description: (region) => `Science events ${region}: workshops, exhibitions, talks, visits.`,
    page: (page) => `page ${page}`,
    whatPlaceholder: 'Robots, sky, forest…',
    when: 'When',
    from: 'From',
    to: 'To',
    moments: {
      'aujourd-hui': 'Today',
      demain: 'Tomorrow',
      'week-end': 'This weekend',
      '7-jours': '7 days',
      '30-jours': '30 days',
      passes: 'Past',
    },
    anyTime: 'Upcoming',
    total: (count) => events(count),
    more: (count) => countOf('en', count, 'other date', 'other dates'),
    empty: 'Nothing is announced under these conditions.',
    emptyNext: 'You may:',
    seeAll: 'see all upcoming events',
    seePast: 'see past events',
    seeDirectory: 'look for an organisation in the directory',
    wider: {
      radius: (km, count) => `look within ${formatNumber('en', km)}\u00a0km (${events(count)})`,
      filter: (label, count) => `remove “${label}” (${events(count)})`,
      place: (count) => `look in the whole region (${events(count)})`,
    },
    follow: 'Follow these results:',
    calendar: 'Calendar (.ics)',
    seasons: 'See the seasons of the year',
    dates: (from, to) => `From ${from} to ${to}`,
    since: (from) => `From ${from}`,
    until: (to) => `Until ${to}`,
    pastTotal: (count, capped) =>
      capped
        ? `More than ${formatNumber('en', count)} past events`
        : `${countOf('en', count, 'past event', 'past events')}`,
  },
  sheet: {
    description: (title, where, when) => `${title}. ${[when, where].filter(Boolean).join(', ')}.`,
    over: 'This event is over.',
    demoNote: 'This event is invented: it shows what the agenda looks like.',
    when: 'When',
    where: 'Where',
    forWhom: 'For whom',
    price: 'Price',
    access: 'Access',
    booking: 'Booking',
    bookingFor: { public: 'General public', school: 'Schools and groups' },
    organiser: 'Organised by',
    season: 'Part of',
    ages: (min, max) =>
      min === null
        ? `Up to age ${max}`
        : max === null || max >= 99
          ? `From age ${min}`
          : `Ages ${min} to ${max}`,
    online: 'Online',
    joinOnline: 'Follow online',
    directions: 'Directions',
    onOsm: 'on OpenStreetMap',
    addToCalendar: 'Add to my calendar',
    formerly: (when) => `first planned ${when}`,
    past: 'Past dates',
    all: 'All dates',
    about: 'About',
    more: 'More',
    original: 'See the original announcement',
    source: (title, licence) => `Source: ${title} (${licence})`,
    updated: (date) => `Updated on ${date}`,
    similar: 'See also',
    noDate: 'Dates to come',
  },
}
