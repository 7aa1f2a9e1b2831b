/** What the words of a loan's mail are made of. */
export type Facts = {
  /** The names of the two sides. */
  holder: string
  borrower: string
  /** The side that did it, and its name; empty when nobody did. */
  side: 'borrower' | 'holder' | 'job'
  who: string
  /** The days in words: both, « du … au … », the first one, the last one. */
  days: string
  first: string
  last: string
  /** Whether both sides signed. */
  both: boolean
  /** An amount of money in words, empty for nothing; and the number of its document. */
  sum: string
  number: string
}
