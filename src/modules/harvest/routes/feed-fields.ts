import { z } from 'zod'
import type { FieldError } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import {
  type ConflictRule,
  conflictRules,
  type Feed,
  type FeedKind,
  largestSource,
  needsAddress,
  type Schedule,
  schedules,
} from '../model.ts'
import type { FeedForm } from '../pages/feed-form.tsx'
import type { FeedInput } from '../save-feed.ts'

export const emptyForm: FeedForm = {
  nom: '',
  adresse: '',
  cle: '',
  retirer_cle: '',
  structure: '',
  editeur: '',
  licence: '',
  rythme: 'daily',
  regle: 'ask',
  passes: '',
}

/** The form of a source that there is; its key is never shown. */
export const formOf = (feed: Feed): FeedForm => ({
  ...emptyForm,
  nom: feed.name,
  adresse: feed.url ?? '',
  structure: feed.organiser?.slug ?? '',
  editeur: feed.source.publisher,
  licence: feed.source.licence,
  rythme: feed.schedule,
  regle: feed.conflictRule,
  passes: feed.past ? 'oui' : '',
})

/** What was sent: texts without the spaces around them, and the file if there is one. */
export function readForm(body: Record<string, unknown>): { form: FeedForm; file: File | null } {
  const typed = Object.keys(emptyForm).map((name) => {
    const value = body[name]
    return [name, typeof value === 'string' ? value.trim().slice(0, 2000) : '']
  })
  const file = body.fichier instanceof File && body.fichier.name !== '' ? body.fichier : null
  return { form: Object.fromEntries(typed) as FeedForm, file }
}

const webAddress = z.url({ protocol: /^https?$/ })

/** An address as it is read: the number of an agenda is its address in the API, `webcal:` is another name of `https:`. */
function addressOf(kind: FeedKind, typed: string): string | null {
  if (typed === '') return null
  if (kind === 'openagenda-api' && /^\d{1,15}$/.test(typed))
    return `https://api.openagenda.com/v2/agendas/${typed}/events`
  return typed.replace(/^webcals?:/i, 'https:')
}

/** What is to be corrected, with the words to say it. */
export function faultsOf(
  lang: Lang,
  kind: FeedKind,
  feed: Feed | null,
  form: FeedForm,
  file: File | null,
): FieldError[] {
  const t = messages[lang].form.errors
  const address = addressOf(kind, form.adresse)
  const faults: FieldError[] = []
  const check = (field: string, wrong: boolean, message: string) => {
    if (wrong) faults.push({ field, message })
  }
  check('nom', form.nom === '' || form.nom.length > 120, t.name)
  if (needsAddress(kind))
    check('adresse', !webAddress.safeParse(address).success, kind === 'openagenda-api' ? t.agenda : t.url)
  else {
    check('adresse', address !== null && !webAddress.safeParse(address).success, t.url)
    const none = address === null && !file && !feed?.file
    if (kind === 'ical-file') check('fichier', none, t.file)
    else check('adresse', none, t.urlOrFile)
  }
  check('fichier', file !== null && file.size > largestSource, t.tooLarge)
  check('editeur', form.editeur === '', t.publisher)
  check('licence', form.licence === '', t.licence)
  return faults
}

/** The form as the verb takes it. */
export async function inputOf(kind: FeedKind, form: FeedForm, file: File | null): Promise<FeedInput> {
  const among = <T extends string>(all: readonly T[], value: string, usual: T): T =>
    all.find((one) => one === value) ?? usual
  return {
    name: form.nom,
    url: kind === 'ical-file' ? null : addressOf(kind, form.adresse),
    secret: form.retirer_cle === 'oui' ? '' : form.cle || null,
    file: file && { name: file.name, content: new Uint8Array(await file.arrayBuffer()) },
    past: form.passes === 'oui',
    // Its whole address does as well as its last part.
    organiser: form.structure.split(/[?#]/)[0]?.split('/').filter(Boolean).at(-1) ?? null,
    publisher: form.editeur,
    licence: form.licence,
    schedule: among<Schedule>(schedules, form.rythme, 'daily'),
    conflictRule: among<ConflictRule>(conflictRules, form.regle, 'ask'),
  }
}
