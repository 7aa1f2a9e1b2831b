import type { fr } from './fr.ts'

/** The words of writing by API, in English. */
export const en: typeof fr = {
  tag: 'Writing',
  bearer:
    'A personal token made on /compte or by “npm run data -- token”. It can do what the person can, within the scopes chosen when it was made.',
  idempotency:
    'A key of your choice, new for each request. The same request repeated with the same key within 24 hours gets the same answer and acts only once.',
  scope: (scope) => (scope ? `Token scope: ${scope}.` : 'Any token will do.'),
  operations: {
    getMe: {
      summary: 'Know who speaks',
      description: 'The person, the token’s scopes and the organisations they look after.',
    },
    createOrganisation: {
      summary: 'Propose an organisation',
      description:
        'The organisation waits for the site’s team (202), unless the person belongs to it: it is then published at once (201).',
    },
    updateOrganisation: {
      summary: 'Edit an organisation',
      description:
        'Fields given replace the present ones; fields left out do not change; null empties a field. “version” is that of the record you read: if one of the same fields changed since, nothing is written and the answer is 409.',
    },
    confirmOrganisation: {
      summary: 'Confirm a record',
      description: '“All is right”: the record’s date of confirmation becomes today’s.',
    },
    claimOrganisation: {
      summary: 'Ask to look after an organisation',
      description:
        'Granted at once (201) when the person’s address is at the organisation’s own domain; else a moderator decides from what you write (202).',
    },
    suggestCorrection: {
      summary: 'Suggest a correction',
      description: 'The values suggested wait for the decision of the organisation or of the site’s team.',
    },
    createEvent: {
      summary: 'Announce an event',
      description:
        'Published at once (201) when the site’s team trusts the organisation, otherwise put before it (202). “draft” keeps it back. Dates are ISO 8601 instants with their offset; “place” is the rank of the place in “places”, null for online.',
    },
    updateEvent: {
      summary: 'Edit an event',
      description:
        'The fields given replace the present ones; those left out do not change. “version” is that of the reading: what others changed since is kept, and one field changed otherwise answers 409. Give the “id” of a date to move it; “message” is read by those who booked. In a season where everything is looked at, the change waits (202).',
    },
    deleteEvent: {
      summary: 'Withdraw an event',
      description: 'Its page says that it was withdrawn; it can be brought back on the site.',
    },
    putEvent: {
      summary: 'Keep an event by its number in your own tool',
      description:
        '“source” names your tool, “number” is the number of the event there: created the first time (201 or 202), changed afterwards; sent again as it is, nothing changes. The content is whole: what is left out is emptied.',
    },
    listBookings: {
      summary: 'List the bookings of a session',
      description:
        'Fifty at a time: confirmed ones by name, then the waiting list in its order, then cancelled ones. For those who look after the event.',
    },
    createBooking: {
      summary: 'Book seats of a session',
      description:
        'Confirmed or on the waiting list, as “state” says; “place” is then the rank. A group gives its participants and adults, who make its seats. The person receives a mail with the link “url”, which lets them change or cancel.',
    },
    putExpert: {
      summary: 'Publish one’s expert record',
      description:
        'The whole record, each time. “consent” must be true: it is the person’s agreement to publication, which they can withdraw at any moment.',
    },
    deleteExpert: { summary: 'Withdraw one’s expert record', description: 'The record disappears at once.' },
    listLoans: {
      summary: 'List the loans of one’s organisations',
      description:
        'Thirty at a time, what is urgent first: “page”, and “side” for one side only, borrower (what they borrow, the default) or holder (what they lend). Nobody else reads them.',
    },
    createLoan: {
      summary: 'Ask to borrow a tool',
      description:
        '“tool” is the slug of the tool, “organisation” that of who borrows, “from” and “to” the first and last day there. “modules”: the numbers of those wanted, of a tool whose modules are lent separately; nothing: the whole tool. “flexibleDays”: by how many days, 0 to 90, these may move. “place”: its own when nothing is said, an organisation, or a place named in a commune (INSEE code). When the tool is taken, 409: “alternatives” gives the copies that are free, the modules that are free, the nearest dates, similar tools, and says whether “waiting” lets one wait.',
    },
    getLoan: {
      summary: 'Read a loan',
      description:
        'For its two sides and the site’s team. “acts”: what the person may do now; “toCount”: the parts to count at the handing over or the return, in order; “reports”: the condition reports, at departure and at return. “price” and “deposit” are in euros, to the cent, all taxes included. “money” tells what was received and given back (“lines”) and the quotes and receipts (“documents”: their number, their amount, and “vat”, with “rate” in per cent, “net” and “tax”, or the words of the exemption).',
    },
    moveLoan: {
      summary: 'Move a loan on',
      description:
        '“act”: approve, refuse, offer, accept, decline, sign, handover, return, close, cancel, dates, accept-dates, decline-dates or withdraw-dates. The same rules, mails and journal as on the site. refuse, and cancel for who lends, need “reason”; offer “from” and “to”, and “modules” to offer other modules than those asked for (their numbers; null: the whole tool): while the offer waits, “modules” of the loan says what is offered and “askedFor” what was asked for; sign “name” and “terms”, that of “agreement” of the loan, which says what you read; return “parts”, those of “toCount”, in their order. handover and return write the condition report as the site does: “parts” (found, damaged, note, and name to check the order), “condition” (good, worn or damaged), “notes”, “otherName” (who was there for the other side). handover without “parts” writes none, for nothing was counted: all that the tool is made of is then expected back. A return is always counted. dates proposes other days for a loan that is approved, signed or handed over: “to”, “reason”, “from” until the tool has left, and “copy” for who lends; the other side answers with accept-dates or decline-dates (“reason”), and withdraw-dates takes the proposal back, which “change” of the loan gives. Accepted before the handing over, these days make the signed agreement fall; after it, it stands and “amendments” tells them. Taken or closed: 409, with “alternatives”.',
    },
    noteLoanMoney: {
      summary: 'Note a sum of a loan',
      description:
        'For whoever lends. “kind”: payment (a numbered receipt is made), deposit (received, once) or deposit-return (what is given back of it, 0 when all is kept). “amount” in euros, to the cent; “day”, that of the payment; “means”: transfer, cheque, cash, card or order. The other side receives a mail. Send an “Idempotency-Key”: the same sum is not noted twice.',
    },
    listCases: {
      summary: 'List what waits for moderation',
      description:
        'Thirty at a time, the newest first: “apres” goes on after “pagination.after”. The filters of the page: genre, etat, confie, territoire, q, depuis, tri=ancien. For the team of the site.',
    },
    decideCase: {
      summary: 'Decide a case',
      description:
        'Same rules, same mails and same journal as on the site. “reason” is written to the author; “fields”, of a suggestion, says what is taken of it.',
    },
    undoDecision: {
      summary: 'Take back a decision',
      description: 'For thirty days, unless something else changed since.',
    },
    listJournal: {
      summary: 'Read the journal of changes',
      description: 'Who, when, what, from where: latest first. For the site’s team.',
    },
  },
  fields: {
    name: 'Name',
    otherNames: 'Acronyms and other names',
    type: 'Type: a code of the vocabulary “type”',
    version: 'Version of the record you read (field “version” of the reading)',
    message: 'A word to the site’s team',
    evidence: 'What shows that you belong to the organisation',
    values: 'Fields suggested, under the names of the reading',
    changed: 'Fields that changed',
    status: 'published, or proposed: waits for the site’s team',
    slug: 'Identifier, last part of the record’s address',
    act: 'accept, refuse or dismiss',
    reason: 'Reason, written to the author',
  },
  answers: {
    asked: 'Asked for, or approved already: “state” says so',
    taken: 'Taken or changed meanwhile: “alternatives”, when there, says what can be borrowed instead',
    noted: 'Noted: “money” tells it, with the number of the receipt',
    booked: 'Booked, or on the waiting list: “state” says which',
    notBooked: 'This session is not booked here, or not now: “detail” says why',
    ok: 'Done',
    created: 'Done and published',
    accepted: 'Received: a moderator will decide',
    done: 'Done, nothing to add',
    unauthenticated: 'Token absent, unknown, expired or revoked',
    forbidden: 'The token or the person may not do this',
    notFound: 'Nothing at this address',
    conflict: 'Another change came first: “errors” tells on which fields',
    invalid: 'The content needs correcting: “errors” tells what and where',
    type: 'The content is not JSON',
    tooMany: 'Too many requests: wait a minute',
  },
  errors: {
    loan: {
      'not-lendable': 'This tool cannot be asked for here at the moment.',
      taken: 'This tool is taken on these days.',
      closed: 'This tool is not lent on these days: its holder is closed.',
      version: 'This loan changed since you read it.',
      terms:
        'The terms are no longer those you read: read the agreement again, then sign it with its “terms” of today.',
      state: 'The state of this loan does not allow it.',
      copy: 'This copy is not one of this tool.',
      order: 'The last day comes before the first.',
    },
    booking: {
      off: 'This session is not booked here.',
      early: 'Booking is not open yet.',
      closed: 'The booking of this session is closed.',
      cancelled: 'This session does not take place as planned.',
      most: 'These are more seats than one booking may have.',
    },
    source: 'Lower-case letters, digits and hyphens, 60 at most.',
    number: '1 to 200 visible characters, no space.',
    organisation: 'This organisation is not in the directory.',
    type: 'Send JSON, with the header Content-Type: application/json.',
    json: 'The content is not valid JSON.',
    detail: 'Correct the fields listed in “errors”; nothing was written.',
    unknownField: 'This field does not exist.',
  },
}
