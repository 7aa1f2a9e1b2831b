/** What came of a call. */
export const callEnds = ['later', 'unreachable', 'refused'] as const
export type CallEnd = (typeof callEnds)[number]
