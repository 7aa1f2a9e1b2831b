/** A set of small integers, one bit each: a hundred thousand entries fit in 12 kB, and two sets meet in microseconds. */
export class Bits {
  #words: Uint32Array<ArrayBuffer>

  constructor(words = new Uint32Array(64)) {
    this.#words = words
  }

  has(value: number): boolean {
    return ((this.#words[value >>> 5] ?? 0) & (1 << (value & 31))) !== 0
  }

  add(value: number): void {
    const at = value >>> 5
    if (at >= this.#words.length) {
      const larger = new Uint32Array(Math.max(at + 1, this.#words.length * 2))
      larger.set(this.#words)
      this.#words = larger
    }
    this.#words[at] = (this.#words[at] as number) | (1 << (value & 31))
  }

  delete(value: number): void {
    const at = value >>> 5
    if (at < this.#words.length) this.#words[at] = (this.#words[at] as number) & ~(1 << (value & 31))
  }

  copy(): Bits {
    return new Bits(this.#words.slice())
  }

  /** Keeps what the other set holds too. */
  keep(other: Bits): this {
    const theirs = other.#words
    for (let at = 0; at < this.#words.length; at++)
      this.#words[at] = (this.#words[at] as number) & (theirs[at] ?? 0)
    return this
  }

  /** Takes away what the other set holds. */
  drop(other: Bits): this {
    const length = Math.min(this.#words.length, other.#words.length)
    for (let at = 0; at < length; at++)
      this.#words[at] = (this.#words[at] as number) & ~(other.#words[at] as number)
    return this
  }

  /** Adds what the other set holds. */
  join(other: Bits): this {
    const theirs = other.#words
    if (theirs.length > this.#words.length) {
      const mine = this.#words
      this.#words = theirs.slice()
      return this.join(new Bits(mine))
    }
    for (let at = 0; at < theirs.length; at++)
      this.#words[at] = (this.#words[at] as number) | (theirs[at] as number)
    return this
  }

  count(): number {
    let total = 0
    for (const word of this.#words) if (word !== 0) total += ones(word)
    return total
  }

  /** How many values both sets hold. */
  countWith(other: Bits): number {
    const mine = this.#words
    const theirs = other.#words
    const length = Math.min(mine.length, theirs.length)
    let total = 0
    for (let at = 0; at < length; at++) total += ones((mine[at] as number) & (theirs[at] as number))
    return total
  }

  /** Every value, in increasing order. */
  values(): Int32Array {
    const found = new Int32Array(this.count())
    let next = 0
    for (let at = 0; at < this.#words.length; at++) {
      let word = this.#words[at] as number
      while (word !== 0) {
        const bit = 31 - Math.clz32(word & -word)
        found[next++] = at * 32 + bit
        word &= word - 1
      }
    }
    return found
  }

  /** Memory held, in numbers of four bytes. */
  get size(): number {
    return this.#words.length
  }
}

/** Ones among 32 bits, in parallel by pairs, nibbles and bytes (Warren, Hacker’s Delight, 5-1). */
export function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

// Looking each of so many up costs about as much as meeting the bits of a hundred thousand entries.
const few = 4096

/** The entries that bear one facet: a list while they are few (a commune, an EPCI), bits when they are many (a theme). */
export class Posting {
  #list: number[] = []
  #bits: Bits | null = null

  add(ordinal: number): void {
    if (this.#bits) this.#bits.add(ordinal)
    else this.#list.push(ordinal)
    if (this.#list.length <= few) return
    this.#bits = new Bits()
    for (const each of this.#list) this.#bits.add(each)
    this.#list = []
  }

  delete(ordinal: number): void {
    this.#bits?.delete(ordinal)
    const at = this.#list.indexOf(ordinal)
    if (at >= 0) this.#list.splice(at, 1)
  }

  has(ordinal: number): boolean {
    return this.#bits ? this.#bits.has(ordinal) : this.#list.includes(ordinal)
  }

  addTo(set: Bits): void {
    if (this.#bits) set.join(this.#bits)
    else for (const ordinal of this.#list) set.add(ordinal)
  }

  countIn(set: Bits): number {
    if (this.#bits) return this.#bits.countWith(set)
    let total = 0
    for (const ordinal of this.#list) if (set.has(ordinal)) total++
    return total
  }
}
