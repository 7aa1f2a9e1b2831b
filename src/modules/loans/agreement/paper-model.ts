import type { Side } from '../model.ts'

/** The document that is being accepted, or was; `fileId` null: erased. Hashes in hexadecimal. */
export type KeptAgreement = {
  fileId: string | null
  sha256: string
  terms: string
  templateVersion: number
  madeAt: Date
}

/** Who accepted for a side, and when; null `name`: erased. `sha256` null: signed before documents were kept. */
export type Acceptance = {
  side: Exclude<Side, 'job'>
  name: string | null
  at: Date
  sha256: string | null
}

/** A copy signed by hand and sent by a side. */
export type SignedCopy = {
  side: Exclude<Side, 'job'>
  fileId: string | null
  sha256: string
  name: string | null
  sentBy: string | null
  at: Date
}
