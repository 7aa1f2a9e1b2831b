/** What a file that somebody joins may weigh, in bytes. */
export const largestFile = 8 * 1024 * 1024

/** The kinds of files that are taken, by the ending of their names. */
export const fileTypes = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
} as const
export type FileKind = keyof typeof fileTypes
export const pictureKinds: readonly FileKind[] = ['jpg', 'png', 'webp']

/** Why a file is not kept: no byte, too heavy, another kind, cannot be read, locked by a password, holds something that runs. */
export type FileFault = 'missing' | 'heavy' | 'type' | 'broken' | 'locked' | 'active'
