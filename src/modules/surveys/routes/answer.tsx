import type { Context } from 'hono'
import { findCommune } from '#modules/directory/index.ts'
import { getTerritory } from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { Conflict, type FieldError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { type Fault, fieldsOf, type Read, readAnswers, type Typed, typedOf } from '../answer-model.ts'
import type { Question } from '../definition-model.ts'
import { filesOfResponse } from '../file-store.ts'
import { answerMessages } from '../messages/index.ts'
import { titleOf } from '../messages/words.ts'
import { changesOf, filledFrom } from '../page-changes.ts'
import { ReviewPage, ThanksPage } from '../pages/end-pages.tsx'
import { campaignPath } from '../pages/paths.ts'
import { StepPage } from '../pages/step-page.tsx'
import { pageOf, proposeChanges } from '../profile.ts'
import { completeAnswer, firstMissing, saveSection } from '../save-answers.ts'
import { askedOf, sectionAfter, sectionBefore } from '../visible-model.ts'
import { broughtIn } from './brought.ts'
import { behindDoor, type Door, privatePage } from './door.tsx'

/** `GET …/partie/{section}` */
export const stepForm = (c: Context<Env>) =>
  behindDoor(c, async (door) => {
    const lang = c.get('lang')
    if (!door.response) return c.redirect(localPath(lang, door.base), 303)
    if (door.response.state === 'completed') return c.redirect(localPath(lang, `${door.base}/merci`), 303)
    const asked = c.req.query('fait')
    const notice = asked === 'plus-tard' ? 'saved' : asked === 'suite' ? 'opened' : null
    return showStep(c, door, { notice, errors: [] })
  })

/** `POST …/partie/{section}`: saves what was typed, then goes on, back, or stops there. */
export const saveStep = (c: Context<Env>) =>
  behindDoor(c, async (door) => {
    const services = c.get('services')
    const lang = c.get('lang')
    const { response, base } = door
    if (!response) return c.redirect(localPath(lang, base), 303)
    const code = c.req.param('section') ?? ''
    const section = door.definition.sections.find((each) => each.code === code)
    if (!section) throw new NotFound()
    const { typed, act, brought } = await typedIn(c, section.questions)
    const complete = act === 'suivant'
    const given = {
      responseId: response.id,
      section: code,
      typed,
      brought,
      complete,
      interviewer: door.interviewer,
    }
    const { asked, faults, opened } = await saveSection(services, given, services.now())
    const shown = section.questions.filter((each) => !opened.includes(each))
    if (faults.length > 0)
      return showStep(c, door, { notice: null, errors: faultsInWords(lang, faults), typed, questions: shown })
    const to = (path: string) => c.redirect(localPath(lang, `${base}/${path}`), 303)
    const index = door.definition.sections.indexOf(section)
    if (act === 'plus-tard') return to(`partie/${code}?fait=plus-tard`)
    if (act === 'retour') {
      const before = sectionBefore(asked, index)
      return to(before ? `partie/${before.section.code}` : `partie/${code}`)
    }
    if (opened[0]) return to(`partie/${code}?fait=suite#${opened[0].code}`)
    const next = sectionAfter(asked, index)
    return to(next ? `partie/${next.section.code}` : 'relire')
  })

/** `GET …/relire` */
export const review = (c: Context<Env>) =>
  behindDoor(c, async (door) => {
    const { db } = c.get('services')
    const lang = c.get('lang')
    const { response, definition, campaign, base } = door
    if (!response) return c.redirect(localPath(lang, base), 303)
    if (response.state === 'completed') return c.redirect(localPath(lang, `${base}/merci`), 303)
    const asked = askedOf(definition, response.answers)
    const questions = asked.sections.flatMap((section) => section.questions)
    const files = await filesOfResponse(db, response.id)
    const names = await answerNames(db, questions, typedOf(questions, asked.answers), files)
    const page = door.phone ? null : await pageOf(db, door.contact, names)
    return renderPage(
      c,
      privatePage(answerMessages[lang].review.title),
      <ReviewPage
        lang={lang}
        campaign={campaign}
        base={base}
        asked={asked}
        names={names}
        missing={firstMissing(definition, response.answers)}
        changes={changesOf(lang, page, definition, asked.answers).changes}
      />,
    )
  })

/** `POST …/relire`: sends the answers. */
export const send = (c: Context<Env>) =>
  behindDoor(c, async (door) => {
    const { db, now } = c.get('services')
    const lang = c.get('lang')
    const { response, contact, base } = door
    if (!response) return c.redirect(localPath(lang, base), 303)
    const proposes = (await c.req.parseBody()).fiche === 'oui' && !door.phone
    try {
      await completeAnswer(
        db,
        { responseId: response.id, contactId: contact?.id ?? null, proposes, interviewer: door.interviewer },
        now(),
      )
    } catch (error) {
      if (error instanceof Conflict && error.detail === 'missing')
        return c.redirect(localPath(lang, `${base}/relire`), 303)
      throw error
    }
    if (proposes && contact) {
      const { answers } = askedOf(door.definition, response.answers)
      const { values } = changesOf(lang, await pageOf(db, contact), door.definition, answers)
      await proposeChanges(db, contact, values, lang, now())
    }
    return c.redirect(localPath(lang, `${base}/merci?fait=envoye`), 303)
  })

/** `GET …/merci` */
export const thanks = (c: Context<Env>) =>
  behindDoor(
    c,
    async (door) => {
      const lang = c.get('lang')
      const sent = door.response?.state === 'completed' || door.contact?.state === 'completed'
      if (!sent) return c.redirect(localPath(lang, door.base), 303)
      return renderPage(
        c,
        privatePage(titleOf(lang, door.campaign)),
        <ThanksPage
          lang={lang}
          campaign={door.campaign}
          base={door.base}
          fresh={c.req.query('fait') === 'envoye'}
          own={door.contact !== null}
          back={door.phone ? campaignPath(door.campaign.slug, 'suivi') : null}
        />,
      )
    },
    { shut: true },
  )

type Shown = {
  notice: 'saved' | 'opened' | null
  errors: FieldError[]
  typed?: Typed
  questions?: Question[]
}

async function showStep(c: Context<Env>, door: Door, shown: Shown): Promise<Response> {
  const { db } = c.get('services')
  const lang = c.get('lang')
  const { response, campaign, base } = door
  const asked = askedOf(door.definition, response?.answers ?? {})
  const at = asked.sections.findIndex(({ section }) => section.code === c.req.param('section'))
  const step = asked.sections[at]
  if (!step) return c.redirect(localPath(lang, `${base}/suite`), 303)
  const filled = filledFrom(lang, await pageOf(db, door.contact), step.questions, asked.answers)
  const typed = shown.typed ?? typedOf(step.questions, { ...filled, ...asked.answers })
  const missing = c.req.query('manque')
    ? faultsInWords(lang, readAnswers(step.questions, typed, true).faults)
    : []
  const files = response ? await filesOfResponse(db, response.id) : new Map()
  const named = await answerNames(db, step.questions, typed)
  const secret = door.phone || door.contact ? null : c.get('origin') + localPath(lang, base)
  return renderPage(
    c,
    privatePage(titleOf(lang, campaign), shown.errors.length > 0 ? 422 : 200),
    <StepPage
      lang={lang}
      campaign={campaign}
      base={base}
      step={step}
      at={at + 1}
      total={asked.sections.length + 1}
      first={at === 0}
      typed={withNames(step.questions, typed, named)}
      answers={asked.answers}
      files={files}
      prefilled={new Set(shown.typed ? [] : Object.keys(filled))}
      errors={shown.errors.length > 0 ? shown.errors : missing}
      notice={shown.notice}
      ownLink={secret}
    />,
  )
}

/** What was typed, each commune as its code when it is known; the files that came; and which button was pressed. */
async function typedIn(c: Context<Env>, questions: Question[]) {
  const body = await c.req.parseBody({ all: true })
  const typed: Typed = {}
  for (const field of questions.flatMap(fieldsOf)) {
    const values = [body[field]].flat().filter((each) => typeof each === 'string')
    if (values.length > 0) typed[field] = values.slice(0, 100)
  }
  for (const question of questions) {
    const text = question.type === 'commune' ? typed[question.code]?.[0]?.trim().slice(0, 100) : ''
    if (!text) continue
    const found = await findCommune(c.get('services').db, text.toWellFormed().replaceAll('\0', ''))
    if ('commune' in found) typed[question.code] = [found.commune.code]
  }
  const brought = await broughtIn(c, questions, body)
  return { typed, brought, act: typeof body.acte === 'string' ? body.acte : 'suivant' }
}

/** What answers are called: communes by their code, files by their question. */
async function answerNames(
  db: Database,
  questions: Question[],
  typed: Typed,
  files: ReadonlyMap<string, { name: string }> = new Map(),
): Promise<Map<string, string>> {
  const names = new Map([...files].map(([question, { name }]) => [question, name]))
  for (const question of questions) {
    const code = question.type === 'commune' ? typed[question.code]?.[0] : undefined
    if (!code || !/^\d[0-9AB]\d{3}$/.test(code)) continue
    const commune = await getTerritory(db, 'commune', code)
    if (commune) names.set(code, `${commune.name} (${code})`)
  }
  return names
}

const withNames = (questions: Question[], typed: Typed, names: ReadonlyMap<string, string>): Typed => ({
  ...typed,
  ...Object.fromEntries(
    questions.flatMap(({ code, type }) => {
      const name = type === 'commune' ? names.get(typed[code]?.[0] ?? '') : undefined
      return name ? [[code, [name]]] : []
    }),
  ),
})

/** Faults in the words of who answers. */
function faultsInWords(lang: Lang, faults: Read['faults']): FieldError[] {
  const t = answerMessages[lang].errors
  const words = (fault: Fault) => {
    if (typeof fault === 'string') return t[fault]
    if ('least' in fault) return t.least(fault.least)
    return 'greatest' in fault ? t.greatest(fault.greatest) : t.most(fault.most)
  }
  return faults.map(({ field, fault }) => ({ field, message: words(fault) }))
}
