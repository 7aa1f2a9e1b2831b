import type { Context } from 'hono'
import type { Env } from '#platform/http/env.ts'
import { renderPage } from '#ui/page.tsx'
import { revisionOf } from '../edit-survey.ts'
import { definitionFaults } from '../faults-model.ts'
import { questionTypes } from '../form-model.ts'
import { editorMessages } from '../messages/index.ts'
import { wordsIn } from '../messages/words.ts'
import type { Survey } from '../model.ts'
import type { Notice } from '../pages/campaign-frame.tsx'
import { EditorPage, type Here } from '../pages/editor-page.tsx'
import { surveysPath } from '../pages/paths.ts'
import { rankOf } from '../place-model.ts'
import { canRunSurveys } from '../policy.ts'

/** Shows a questionnaire to write, with what was refused if anything was. */
export function showEditor(c: Context<Env>, survey: Survey, notice: Notice) {
  const lang = c.get('lang')
  return renderPage(
    c,
    {
      title: wordsIn(lang, survey.definition.title),
      noIndex: true,
      styles: ['back-office'],
      status: notice?.kind === 'error' ? 409 : 200,
      canonical: `${surveysPath}/${survey.id}`,
    },
    <EditorPage
      lang={lang}
      survey={survey}
      revision={revisionOf(survey)}
      faults={definitionFaults(survey.definition)}
      types={questionTypes}
      notice={notice}
      here={notice ? null : hereOf(c, survey)}
      mayRun={canRunSurveys(c.get('actor'), undefined)}
    />,
  )
}

/** What was just changed, as the address says, and where: told there, to who looks and to who listens. */
function hereOf(c: Context<Env>, survey: Survey): Here {
  const lang = c.get('lang')
  const t = editorMessages[lang].here
  const act = c.req.query('fait') ?? ''
  const at = c.req.query('ici') ?? ''
  const place = rankOf(survey.definition, at)
  if (!place || !Object.hasOwn(t, act)) return null
  const section = survey.definition.sections[place.section]
  const title = section ? wordsIn(lang, section.title) : ''
  return { act, at, text: t[act as keyof typeof t](place.rank, place.total, title) }
}

/** What was just done with a questionnaire, as the address says. */
export function editorNotice(c: Context<Env>): Notice {
  const { done } = editorMessages[c.get('lang')]
  const asked = c.req.query('fait') ?? ''
  return Object.hasOwn(done, asked) ? { kind: 'success', text: done[asked as keyof typeof done] } : null
}
