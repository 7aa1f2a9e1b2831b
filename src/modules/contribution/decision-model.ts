/**
 * What a moderator, or for a suggestion somebody of the organisation, decides of a case. `reason` is written to its author.
 * `fields` of a suggestion: only these are taken; all of them by default.
 */
export type CaseDecision = { act: 'accept' | 'refuse' | 'dismiss'; reason: string; fields?: string[] }
