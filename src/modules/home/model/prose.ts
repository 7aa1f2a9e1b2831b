/** A piece of a text page: a paragraph, a list, terms with their values, or a ready-made element's place. */
export type Block = string | string[] | { facts: [term: string, value: string | null][] } | { slot: string }

/** A titled part of a text page; `id` is its anchor, the same in every language. Text may hold `[words](address)`, `**strong**` and `code` between backticks. */
export type Section = { id: string; title: string; blocks: Block[] }

/** A page of text in one language. */
export type Prose = { title: string; description: string; lead: string; sections: Section[] }
