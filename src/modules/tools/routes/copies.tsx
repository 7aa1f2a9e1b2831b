import type { Context } from 'hono'
import { findCommune } from '#modules/directory/index.ts'
import { Conflict, type FieldError, Invalid, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { typedCents } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { toCents } from '#platform/money.ts'
import { renderPage } from '#ui/page.tsx'
import { blockCopy, freeCopy } from '../block-copy.ts'
import { findByName } from '../choices-store.ts'
import { type CopyContext, checkCopy, checkPeriod } from '../copy-form.ts'
import { listCopies } from '../copy-store.ts'
import { today } from '../days-model.ts'
import { type CopyForm, emptyCopyForm, emptyPeriodForm, type PeriodForm, readForm } from '../form-model.ts'
import { formMessages, messages } from '../messages/index.ts'
import type { ToolCopy, ToolSheet } from '../model.ts'
import { modulesIn, outsideModules } from '../modules-model.ts'
import { CopiesPage } from '../pages/copies-page.tsx'
import { CopyPage } from '../pages/copy-page.tsx'
import { saveCopy } from '../save-copy.ts'
import { openTool } from './edit.tsx'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const mostCopies = 500

/** `GET /outils/{slug}/exemplaires` */
export async function copiesPage(c: Context<Env>): Promise<Response> {
  return showCopies(c, await openTool(c), emptyCopyForm, [])
}

/** `POST /outils/{slug}/exemplaires`: one more. */
export async function addCopy(c: Context<Env>): Promise<Response> {
  const tool = await openTool(c)
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const form = readForm(await c.req.formData(), emptyCopyForm)
  const checked = checkCopy(lang, form, await placesOf(c, form))
  if ('errors' in checked) return showCopies(c, tool, form, checked.errors)
  if (tool.copies.total >= mostCopies) throw new Conflict('too many copies')
  try {
    await saveCopy(db, c.get('actor'), { slug: tool.slug, input: checked.value, lang }, now())
  } catch (error) {
    if (error instanceof Invalid) return showCopies(c, tool, form, error.fields)
    throw error
  }
  return c.redirect(localPath(lang, `/outils/${tool.slug}/exemplaires?fait=ajoute`), 303)
}

/** `GET /outils/{slug}/exemplaires/{id}` */
export async function copyPage(c: Context<Env>): Promise<Response> {
  const tool = await openTool(c)
  return showCopy(c, tool, await copyOf(c, tool), {})
}

/** `POST /outils/{slug}/exemplaires/{id}`: what is written of it, or out of service. */
export async function changeCopy(c: Context<Env>): Promise<Response> {
  const tool = await openTool(c)
  const copy = await copyOf(c, tool)
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const sent = await c.req.formData()
  const typed = readForm(sent, emptyCopyForm)
  const form = sent.get('act') === 'retire' ? { ...typed, state: 'retired' } : typed
  const checked = checkCopy(lang, form, await placesOf(c, form))
  const ticked = sent.getAll('brokenModules')
  const broken = breakable(tool).filter((number) => ticked.includes(String(number)))
  if ('errors' in checked) return showCopy(c, tool, copy, { form, broken, errors: checked.errors })
  const given = {
    slug: tool.slug,
    id: copy.id,
    base: Number(sent.get('version')) || 0,
    input: { ...checked.value, ...(tool.modulesApart && { brokenModules: broken }) },
    lang,
  }
  try {
    await saveCopy(db, c.get('actor'), given, now())
  } catch (error) {
    if (error instanceof Invalid) return showCopy(c, tool, copy, { form, broken, errors: error.fields })
    if (error instanceof Conflict) return showCopy(c, tool, copy, { form, broken, changed: true })
    throw error
  }
  return c.redirect(localPath(lang, `/outils/${tool.slug}/exemplaires?fait=change`), 303)
}

/** `POST /outils/{slug}/exemplaires/{id}/dates`: takes it out for some days, or gives them back. */
export async function changeDates(c: Context<Env>): Promise<Response> {
  const tool = await openTool(c)
  const copy = await copyOf(c, tool)
  const { db, now } = c.get('services')
  const actor = c.get('actor')
  const lang = c.get('lang')
  const sent = await c.req.formData()
  const key = { slug: tool.slug, copyId: copy.id }
  const done = (word: string) =>
    c.redirect(localPath(lang, `/outils/${tool.slug}/exemplaires/${copy.id}?fait=${word}`), 303)
  if (sent.get('act') === 'free') {
    const periodId = String(sent.get('period') ?? '')
    if (!uuid.test(periodId)) throw new NotFound()
    await freeCopy(db, actor, { ...key, periodId }, now())
    return done('libere')
  }
  const period = readForm(sent, emptyPeriodForm)
  const checked = checkPeriod(lang, period, modulesOf(tool))
  if ('errors' in checked) return showCopy(c, tool, copy, { period, periodErrors: checked.errors })
  try {
    await blockCopy(db, actor, { ...key, ...checked.value, lang }, now())
  } catch (error) {
    if (error instanceof Invalid) return showCopy(c, tool, copy, { period, periodErrors: error.fields })
    if (!(error instanceof Conflict)) throw error
    const message = formMessages[lang].copy.errors.takenJustNow
    return showCopy(c, tool, copy, { period, periodErrors: [{ field: 'periodFrom', message }] })
  }
  return done('bloque')
}

/** The modules of a tool that are lent one without the other. */
const modulesOf = ({ parts, modulesApart }: ToolSheet) => (modulesApart ? modulesIn(parts) : [])

/** What of a copy may be out of service by itself: its modules, and the parts of none. */
const breakable = (tool: ToolSheet) => [
  ...modulesOf(tool).map(({ number }) => number),
  ...(tool.parts.some(({ module }) => module === null) ? [outsideModules] : []),
]

/** The copy of an address, of the tool of the address. @throws NotFound */
async function copyOf(c: Context<Env>, tool: ToolSheet): Promise<ToolCopy> {
  const { db, now } = c.get('services')
  const copies = await listCopies(db, tool.id, today(now()))
  const copy = copies.find((each) => each.id === c.req.param('id'))
  if (!copy) throw new NotFound()
  return copy
}

async function placesOf(c: Context<Env>, form: CopyForm): Promise<CopyContext> {
  const { db } = c.get('services')
  const organisation =
    form.organisation && ((await findByName(db, [form.organisation])).get(form.organisation) ?? null)
  const found = form.commune ? await findCommune(db, form.commune) : null
  return {
    organisationId: organisation === '' ? undefined : organisation,
    commune: found === null ? undefined : 'commune' in found ? found.commune.code : null,
  }
}

const formOfCopy = (lang: Lang, copy: ToolCopy): CopyForm => ({
  code: copy.code,
  state: copy.state,
  organisation: copy.organisation?.slug ?? '',
  commune: copy.commune ? `${copy.commune.name} (${copy.commune.code})` : '',
  purchasedOn: copy.purchasedOn ?? '',
  purchaseValue: typedCents(lang, toCents(copy.purchaseValue)),
  insuranceValue: typedCents(lang, toCents(copy.insuranceValue)),
  note: copy.note ?? '',
})

/** What a notice says of the act just done. */
function noticeOf(c: Context<Env>): string | null {
  const words = formMessages[c.get('lang')].copies.done
  const done = c.req.query('fait') ?? ''
  return Object.hasOwn(words, done) ? words[done as keyof typeof words] : null
}

const crumbs = (c: Context<Env>, tool: ToolSheet) => [
  { label: messages[c.get('lang')].tools, href: '/outils' },
  { label: tool.titleFr, href: `/outils/${tool.slug}` },
]

async function showCopies(
  c: Context<Env>,
  tool: ToolSheet,
  form: CopyForm,
  errors: FieldError[],
): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const t = formMessages[lang].copies
  return renderPage(
    c,
    {
      title: t.title(tool.titleFr),
      noIndex: true,
      styles: ['back-office'],
      status: errors.length > 0 ? 422 : 200,
      breadcrumb: [...crumbs(c, tool), { label: t.crumb }],
    },
    <CopiesPage
      lang={lang}
      tool={{ slug: tool.slug, title: tool.titleFr }}
      copies={await listCopies(db, tool.id, today(now()))}
      modules={modulesOf(tool)}
      form={form}
      errors={errors}
      notice={noticeOf(c)}
    />,
  )
}

type Shown = {
  form?: CopyForm
  broken?: number[]
  errors?: FieldError[]
  period?: PeriodForm
  periodErrors?: FieldError[]
  changed?: boolean
}

function showCopy(c: Context<Env>, tool: ToolSheet, copy: ToolCopy, shown: Shown) {
  const lang = c.get('lang')
  const t = formMessages[lang]
  const { errors = [], periodErrors = [], changed = false } = shown
  return renderPage(
    c,
    {
      title: `${t.copy.title(copy.code)}, ${tool.titleFr}`,
      noIndex: true,
      styles: ['back-office'],
      status: changed ? 409 : errors.length + periodErrors.length > 0 ? 422 : 200,
      breadcrumb: [
        ...crumbs(c, tool),
        { label: t.copies.crumb, href: `/outils/${tool.slug}/exemplaires` },
        { label: copy.code },
      ],
    },
    <CopyPage
      lang={lang}
      tool={{ slug: tool.slug, title: tool.titleFr }}
      copy={copy}
      modules={modulesOf(tool)}
      form={shown.form ?? formOfCopy(lang, copy)}
      breakable={breakable(tool)}
      broken={shown.broken ?? copy.brokenModules}
      errors={errors}
      period={shown.period ?? emptyPeriodForm}
      periodErrors={periodErrors}
      changed={changed}
      notice={noticeOf(c)}
    />,
  )
}
