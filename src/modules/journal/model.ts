/** What happened to one field: before and after, as shown to a reader. */
export type Change = { from: unknown; to: unknown }

/** One act to write down. */
export type NewEntry = {
  /** `organisation.edit`: what kind of thing, which verb. */
  action: string
  object: { kind: string; id: string }
  /** The organisation whose history it belongs to, when it is one's. */
  organisationId?: string | null
  /** Field → change, or facts of the act. Never a secret, never the content of a mail. */
  changes?: Record<string, Change | string | number | boolean | null>
  /** `changes` tells something personal about the person of `object.id`: emptied when they are erased. */
  personal?: boolean
}
