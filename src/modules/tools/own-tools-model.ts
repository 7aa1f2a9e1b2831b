import type { ToolKind, ToolState } from './model.ts'

/** A tool in the list of those who look after it. */
export type OwnTool = {
  slug: string
  title: string
  kind: ToolKind
  state: ToolState
  holder: string
  copies: number
  repair: number
  /** Copies taken today. */
  taken: number
  updatedAt: Date
}
