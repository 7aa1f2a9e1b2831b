import { askedModules, type Modules, modulesIn, type ToolSheet } from '#modules/tools/index.ts'
import { Invalid } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { formMessages } from './messages/index.ts'

/**
 * The modules of a tool that somebody chose, to ask for them or to offer them; all of them are the whole.
 * @param numbers null: the whole tool
 * @throws Invalid `modules`, of others, or of a tool that is lent whole
 */
export function chooseModules(tool: ToolSheet, numbers: Modules, lang: Lang): Modules {
  if (numbers === null) return null
  const chosen = tool.modulesApart ? askedModules(numbers, modulesIn(tool.parts)) : undefined
  if (chosen === undefined) throw new Invalid([{ field: 'modules', message: formMessages[lang].modules }])
  return chosen
}
