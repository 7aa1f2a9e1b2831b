import { countOf, formatNumber } from '#platform/i18n/format.ts'
import type { fr } from './fr.ts'

const count = (n: number, one: string, other: string) => countOf('en', n, one, other)
const number = (n: number, digits = 0) => formatNumber('en', n, digits)

export const en: typeof fr = {
  tools: 'Tools',
  modules: (names) => `modules: ${names}`,
  crumb: 'Plan circulation',
  choose: {
    title: 'Plan the circulation of tools',
    lead: 'Do several organisations ask for the same tools? The planner shares the copies among them: it serves the most requests, with the fewest kilometres and without leaving any territory out. You read its plan, change it, then send it as offers.',
    tools: 'Tools to plan',
    toolsHelp: 'Only tools that a request is waiting for are listed.',
    tool: (requests, copies) =>
      `${count(requests, 'request waiting', 'requests waiting')}, ${count(copies, 'copy', 'copies')}`,
    period: 'Requests whose first day falls within this period',
    from: 'From',
    to: 'To',
    next: 'See the requests',
    none: 'No loan request is waiting for an answer on your tools. The planner helps as soon as several organisations ask for the same tool.',
    seeTools: 'See the catalogue of tools',
    seeLoans: 'See my loans',
    plans: 'Plans already asked for',
    noPlan: 'No plan yet.',
    planOf: (tools) => `Plan: ${tools}`,
    planFacts: (requests, served) =>
      served === null
        ? count(requests, 'request', 'requests')
        : `${count(served, 'request served', 'requests served')} of ${number(requests)}`,
    between: (from, to) => `from ${from} to ${to}`,
    asked: (moment) => `asked for on ${moment}`,
    states: { waiting: 'Waiting', running: 'Under way', done: 'Ready', failed: 'No result' },
    applied: 'Applied',
  },
  requests: {
    title: 'Requests to plan',
    lead: (requests, copies) =>
      `${count(requests, 'request is', 'requests are')} waiting for an answer, for ${count(copies, 'copy', 'copies')}.`,
    list: 'Requests',
    priority: 'Importance',
    priorities: { low: 'Lesser', usual: 'Usual', high: 'Great (counts twice)', out: 'Do not plan' },
    days: (from, to) => `from ${from} to ${to}`,
    exact: 'these days only',
    flexible: (days) => `flexible by ${count(days, 'day', 'days')}`,
    unsaid: 'flexibility not said',
    waiting: 'on the waiting list',
    unlocated: 'place unknown: it cannot be planned',
    settings: 'Settings of the plan',
    margin: 'Days of flexibility',
    marginHelp:
      'For requests that do not say whether their dates can move: by how many days, earlier or later, the plan may move them. 0 to keep the days asked for.',
    direct: 'Straight from one place to the next',
    directHelp: (wait) =>
      `Leave empty for each copy to come back to you between two loans. Otherwise, the number of days to travel between two places: a copy may then go from one place to the next without your days of preparation and return, and wait where it is for ${count(wait, 'more day', 'more days')}. The return report of one opens the arrival report of the other. Modules lent apart go so only to a place that asks for the very same.`,
    weights: 'What counts',
    weightsHelp:
      'The plan kept is the one with the most points. With the usual settings, serving a request comes first; kilometres and fairness decide between equals.',
    served: 'Points for a request served',
    hundredKm: 'Points taken off for a hundred kilometres',
    fairness: 'Points for the first loan of a territory',
    fairnessHelp:
      'An average-sized group of communes is given these points for its first loan, half for the second, a third for the third… A more populated one is given more. Loans of the last two years count already.',
    send: 'Work out the plan',
    sendHelp: 'Thirty seconds at most. Nothing is sent to organisations at this step.',
    back: 'Change tools or period',
    none: 'No request begins in this period. Widen it.',
  },
  plan: {
    title: (from, to) => `Circulation plan from ${from} to ${to}`,
    lead: (tools) => `Tools: ${tools}.`,
    demo: 'Demonstration',
    of: (served, requests) => `${served} of ${requests}`,
    result: 'See the plan',
    all: 'All plans',
    changedSince: (n) =>
      `Since then, ${count(n, 'request has changed or does not wait any more', 'requests have changed or do not wait any more')}: ${n > 1 ? 'they' : 'it'} will not be sent. Work the plan out again to take it into account.`,
    made: (moment, who) =>
      who ? `Requests and calendars as of ${moment}, by ${who}.` : `Requests and calendars as of ${moment}.`,
    waiting: 'The plan waits for its turn: others are being worked out.',
    running: (seconds, most) =>
      `Under way for ${count(seconds, 'second', 'seconds')}; ${number(most)} at most. This page refreshes by itself.`,
    progress: 'Progress',
    again: 'The site stopped in the middle of the work: it started again from the beginning.',
    refresh: 'Refresh',
    meanwhile: 'Meanwhile, here is what one request after the other gives: the result can only get better.',
    failed: 'This plan could not be worked out. Try again with fewer requests or fewer days of flexibility.',
    redo: 'Work it out again with other settings',
    csv: 'Download the plan (CSV)',
    proven: 'Proven optimum: no other plan does better with these settings.',
    within: (percent) =>
      `At most ${percent} from the optimum: time ran out before a better proof, but no plan beats this one by more than that.`,
    greedyOnly:
      'The optimiser could not answer: this is the plan of somebody who places one request after the other. You may work it out again.',
    figures: 'What this plan is worth',
    byHand: 'Plan changed by hand',
    best: 'Plan worked out',
    greedy: 'One request after the other',
    measure: 'Measure',
    servedOf: 'Requests served',
    kilometres: 'Kilometres',
    territories: 'Territories served',
    newTerritories: 'of which without a loan for two years',
    fairness: 'Fairness points',
    points: 'Points in all',
    figuresNote:
      'Estimated kilometres: distance as the crow flies times 1.34, copies, and modules that travel apart, going there and back. “One request after the other”: what a careful person would do, by importance then by date.',
    changed: (changes, points) =>
      `${count(changes, 'change', 'changes')} made by hand: ${points} compared with the plan worked out.`,
    pointsMore: (points) =>
      `${points > 0 ? '+' : points < 0 ? '−' : ''}${number(Math.abs(points), 1)} point${Math.abs(points) === 1 ? '' : 's'}`,
    undo: 'Undo the last change',
    map: 'On the map',
    mapDescription: (loans) =>
      `${count(loans, 'host numbered', 'hosts numbered')} as in the list, linked to where the copy lives or to the place before.`,
    mapModules: (loans) => `Modules lent apart: ${loans}.`,
    mapModule: (n, names) => `no. ${n}, ${names}`,
    mapOf: 'See the ways of',
    allCopies: 'all copies',
    home: (place) => (place ? `leaves from ${place}` : 'starting place unknown'),
    list: 'Day by day',
    columns: {
      number: 'No.',
      days: 'Days',
      who: 'For whom',
      copy: 'Copy',
      way: 'Comes from',
      km: 'Km',
    },
    fromHome: 'where it lives',
    fromLoan: (n) => `straight from no.\u00a0${n}`,
    asAsked: 'days asked for',
    shifted: (days) =>
      days > 0
        ? `${count(days, 'day', 'days')} later than asked`
        : `${count(-days, 'day', 'days')} earlier than asked`,
    move: 'Move',
    moveOf: (n) => `Move loan no.\u00a0${n}`,
    nothingServed: 'This plan serves no request.',
    calendar: 'Week by week',
    week: (day) => `Week of ${day}`,
    copy: 'Copy',
    cells: {
      direct: 'straight move',
      buffer: 'preparation or return',
      closed: 'closed',
      taken: 'already taken',
    },
    marks: { direct: '→', buffer: '·', closed: '×', taken: '▪' },
    calendarNote:
      'A number refers to the loan in the list; · preparation or return; → straight move; × tool closed; ▪ copy already taken.',
    unserved: 'Requests not served',
    allServed: 'All requests are served.',
    reasons: {
      'no-copy': 'No copy of this tool can be lent.',
      'too-short': 'Not enough days are left for this length.',
      closed: 'The tool is closed on these days.',
      taken: 'The copies are already taken on these days.',
      far: 'The way costs more points than the request brings.',
      others: 'Other requests, served on the same days, bring more.',
      unlocated: 'The host has no known address.',
      out: 'You chose not to plan it.',
      removed: 'You left it out by hand.',
    },
    place: 'Place by hand',
    unlocatedCopies: (codes) => `Copies left out, for want of a known place: ${codes}.`,
  },
  apply: {
    title: 'Send the offers',
    lead: (asked, other) =>
      [
        asked > 0
          ? `${count(asked, 'request is', 'requests are')} served on the days asked for: ${asked > 1 ? 'they' : 'it'} will be approved.`
          : '',
        other > 0
          ? `${asked > 0 ? count(other, 'other is', 'others are') : count(other, 'request is served', 'requests are served')} on other days: each organisation will be sent an offer, and have seven days to accept it.`
          : '',
      ]
        .filter(Boolean)
        .join(' '),
    how: 'Each organisation is told by mail. If a request changed or a copy was taken meanwhile, it is said here and the others are sent all the same. Requests that are not served keep waiting.',
    direct: (n) =>
      `${count(n, 'loan comes', 'loans come')} straight from another place, without coming back to you. The organisations on both sides are told once both loans are sure, and their agreements say so. If one declines, the copy comes back to you and the other is told.`,
    send: (n) => `Send ${count(n, 'answer', 'answers')}`,
    done: (moment) => `Plan applied on ${moment}.`,
    resume:
      'The sending stopped in the middle: the site goes on with it by itself within minutes, or you now. What left will not leave twice.',
    goOn: 'Go on sending',
    results: 'What became of each request',
    outcomes: {
      approved: 'Approved on the days asked for',
      offered: 'Offered other days',
      changed: 'Not sent: the request changed or does not wait any more',
      taken: 'Not sent: the copy is not free on these days, preparation and return included',
      closed: 'Not sent: the tool is now closed on these days',
      refused: 'Not sent: the tool was withdrawn, or you do not look after it any more',
    },
    straight: ', straight from another place',
    see: 'See the loan',
  },
  move: {
    title: 'Change the plan by hand',
    lead: 'Choose a copy and a first day. You see what it does before keeping anything.',
    request: 'Request',
    tool: 'Tool',
    modules: 'Modules',
    asked: 'Days asked for',
    before: 'Plan as it is',
    after: 'After this change',
    copy: 'Copy',
    leaveOut: 'None: leave this request out',
    day: 'First day',
    dayHelp: (first, last, days) => `${count(days, 'day', 'days')}, between ${first} and ${last}.`,
    try: 'See what it does',
    effect: 'What this change does',
    impossible: 'This change is not possible',
    faults: {
      unknown: 'This request or this copy is not in the plan.',
      'other-tool': 'This copy is of another tool.',
      twice: 'This request is served already.',
      'wrong-length': 'The length is not the one asked for.',
      outside: 'These days are outside those that suit the request.',
      closed: 'The tool is closed on these days, preparation and return included.',
      taken:
        'The copy, or what is needed of it, is already taken on these days, preparation and return included.',
      'too-close': (other) =>
        `Too close to the loan of ${other}: the days of preparation and return are missing.`,
    },
    change: {
      served: (n) =>
        n === 0 ? 'As many requests served' : n > 0 ? 'One more request served' : 'One request served less',
      kilometres: (km) =>
        Math.round(km) === 0
          ? 'As many kilometres'
          : km > 0
            ? `${number(km)} km more`
            : `${number(-km)} km less`,
      points: (points, total, best) =>
        `${points}: ${total} points in all, against ${best} for the plan worked out`,
    },
    keep: 'Keep this change',
    back: 'Back to the plan without changing anything',
    stale: 'The plan changed meanwhile, or was applied. Read it again before you go on.',
  },
  file: {
    name: 'circulation-plan',
    columns: [
      'No.',
      'From',
      'To',
      'Days of shift',
      'Organisation',
      'Place',
      'Commune',
      'Tool',
      'Modules',
      'Copy',
      'Comes from',
      'Kilometres',
      'Not served: why',
    ],
  },
  notices: {
    changed: 'Change kept.',
    undone: 'Last change undone.',
    applied: 'The answers have left. Their detail is below.',
  },
}
