/** TEXT of RFC 5545, 3.3.11, on one line. */
export const calendarText = (value: string): string => value.replace(/\s+/g, ' ').replace(/[\\;,]/g, '\\$&')

/** A moment as RFC 5545 writes it in UTC: `20261127T100000Z`. */
export const calendarMoment = (moment: Date): string => moment.toISOString().replace(/[-:]|\.\d{3}/g, '')

/** A day as RFC 5545 writes it: `20261127`. */
export const calendarDay = (day: string): string => day.replaceAll('-', '')

/** A file of these lines, each of 75 octets at most, cut between characters (RFC 5545, 3.1). */
export const calendarFile = (lines: string[]): string => lines.map((line) => `${folded(line)}\r\n`).join('')

function folded(line: string): string {
  const parts: string[] = ['']
  let octets = 0
  for (const character of line) {
    const size = new TextEncoder().encode(character).length
    if (octets + size > 75) {
      parts.push(' ')
      octets = 1
    }
    parts[parts.length - 1] += character
    octets += size
  }
  return parts.join('\r\n')
}
