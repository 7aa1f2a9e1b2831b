import { countOf } from '#platform/i18n/format.ts'
import type { peopleFr } from './people-fr.ts'

/** The words of the list of people in English. */
export const peopleEn: typeof peopleFr = {
  title: 'People',
  lead: 'Who has an account, with which role and for which organisations.',
  text: 'Name or address',
  role: 'Role',
  everyRole: 'Every role',
  roles: {
    member: 'Member',
    observer: 'Observer',
    moderator: 'Moderator',
    administrator: 'Administrator',
  },
  roleHelp: {
    member: 'Keeps the records of their organisations.',
    observer: 'Reads the back office, changes nothing.',
    moderator: 'Decides on requests and edits any record.',
    administrator: 'Does everything, including changing roles and settings.',
  },
  filter: 'Filter',
  none: 'Nobody answers these criteria.',
  clear: 'See everybody',
  count: (total) => countOf('en', total, 'person', 'people'),
  caption: 'People, by name',
  columns: { name: 'Name', role: 'Role', organisations: 'Organisations', seen: 'Last visit' },
  noName: '(no name)',
  email: 'Address',
  lang: 'Language',
  created: 'Account made',
  seen: 'Last visit',
  noOrganisation: 'No organisation',
  membership: { contributor: 'contributes', owner: 'in charge' },
  territories: 'Territories looked after',
  changeRole: 'Change the role',
  saveRole: 'Give this role',
  roleSaved: 'The role is changed.',
  own: 'This is your account: another administrator can change your role.',
  readOnly: 'Only administrators change a role or erase an account.',
  lastAdministrator: 'This is the only administrator: give this role to somebody else first.',
  erase: 'Erase this account',
  eraseHelp:
    'Only at the person’s request. Their name and address disappear for ever, their work for organisations stays.',
  confirm: 'To confirm, write the address of the account',
  wrongConfirm: 'This is not the address of this account. Nothing is erased.',
  eraseSend: 'Erase for ever',
  erased: 'The account is erased.',
  soleOwner:
    'This person alone is in charge of organisations that others look after too. Name somebody first:',
  journal: 'Their acts in the journal',
  back: 'Back to the list',
}
