/** Text without control characters nor marks that turn the direction of reading, which could disguise words. */
export function plain(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, ' ')
    .replaceAll(/[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g, '')
    .trim()
}

/** The same on one line: a subject, a label. */
export const oneLine = (text: string): string => plain(text).replaceAll(/\s*[\n\t]\s*/g, ' ')
